#ifndef EASEL_COLOUR_H
#define EASEL_COLOUR_H

#include "easel_status.h"

// Profiles that cannot be read, or are for another kind of pixel, leave the pixels as they are, as browsers do.

/// Converts `count` RGBA pixels in place from an ICC profile (of RGB or grey) to sRGB; alpha is kept.
void easel_colour_from_profile(
    uint8_t *_Nonnull rgba, size_t count, const uint8_t *_Nonnull profile, size_t profile_count);

/// Chromaticities (x, y) of a white point and of three primaries.
typedef struct easel_primaries {
    double white[2], red[2], green[2], blue[2];
} easel_primaries;

/// Converts `count` RGBA pixels in place from a power curve (`gamma`, such as 2.2) and primaries (NULL: sRGB's) to sRGB.
void easel_colour_from_gamma(
    uint8_t *_Nonnull rgba, size_t count, double gamma, const easel_primaries *_Nullable primaries);

/// Converts `count` CMYK pixels in place to RGBA in sRGB, by a profile where there is a usable one, else by subtracting inks.
/// `inverted`: 255 is no ink.
void easel_colour_from_cmyk(
    uint8_t *_Nonnull pixels, size_t count, int inverted, const uint8_t *_Nullable profile, size_t profile_count);

#endif
