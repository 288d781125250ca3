#ifndef EASEL_CRSVG_H
#define EASEL_CRSVG_H

#include <stddef.h>
#include <stdint.h>

/// Room for librsvg's words on a failure; always ends in NUL.
typedef struct easel_rsvg_message {
    char text[300];
} easel_rsvg_message;

/// How drawing ended.
typedef enum __attribute__((enum_extensibility(closed))) easel_rsvg_status {
    easel_rsvg_status_ok = 0,
    /// librsvg refused the document.
    easel_rsvg_status_refused = 1,
    /// Memory ran out.
    easel_rsvg_status_memory = 2,
    /// The time was over.
    easel_rsvg_status_late = 3,
} easel_rsvg_status;

/// Draws an SVG document to fill `width` x `height` pixels of RGBA with straight alpha, over an opaque or transparent colour.
///
/// The document is parsed without a base address, so that no reference out of it resolves. With `supersample` 2 it is drawn at
/// twice the size and averaged. `milliseconds` bounds parsing, and drawing too where librsvg can be stopped (2.60).
easel_rsvg_status easel_rsvg_draw(
    const uint8_t *_Nonnull svg, size_t count, int width, int height, int supersample, const uint8_t background[_Nonnull 4],
    int milliseconds, uint8_t *_Nonnull rgba, easel_rsvg_message *_Nonnull message);

/// librsvg's version, such as 25407 for 2.54.7.
int easel_rsvg_version(void);

#endif
