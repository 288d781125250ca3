#ifndef EASEL_PIXELS_H
#define EASEL_PIXELS_H

#include "easel_status.h"

// Pixels are RGBA, 8 bits a channel, straight alpha, rows packed. Sizes are in pixels.

/// Scales a picture: Lanczos with three lobes, widened when shrinking so that every pixel counts, on premultiplied colours. Where
/// it shrinks by more than six times, whole blocks are averaged first.
easel_status easel_resize(
    const uint8_t *_Nonnull rgba, size_t width, size_t height, uint8_t *_Nonnull out, size_t out_width, size_t out_height);

/// Scales a picture as Pillow does with its bicubic filter: across, then down, with channels rounded to bytes in between. Alpha is a channel
/// like the others, so the picture should be opaque.
easel_status easel_resize_cubic(
    const uint8_t *_Nonnull rgba, size_t width, size_t height, uint8_t *_Nonnull out, size_t out_width, size_t out_height);

/// Turns a picture upright by its EXIF orientation (1 to 8). `out` has the size of the upright picture.
void easel_orient(const uint8_t *_Nonnull rgba, size_t width, size_t height, int orientation, uint8_t *_Nonnull out);

/// Lays `count` pixels over an opaque colour, in place.
void easel_flatten(uint8_t *_Nonnull rgba, size_t count, uint8_t red, uint8_t green, uint8_t blue);

/// Puts `added` into `base` where `mask` is 0, in place; every other pixel of `base` is untouched. With `feather` > 0 the pixels
/// inside the region that lie less than `feather` pixels from its border fade from `base` to `added`.
easel_status easel_composite(
    uint8_t *_Nonnull base, const uint8_t *_Nonnull added, const uint8_t *_Nonnull mask, size_t width, size_t height,
    unsigned feather);

/// The sum of squared differences over all channels, and the greatest one in `worst`.
uint64_t easel_difference(const uint8_t *_Nonnull a, const uint8_t *_Nonnull b, size_t count, int *_Nonnull worst);

#endif
