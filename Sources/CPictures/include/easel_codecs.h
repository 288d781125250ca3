#ifndef EASEL_CODECS_H
#define EASEL_CODECS_H

#include "easel_status.h"

// Pixels are RGBA, 8 bits a channel, straight alpha, rows packed. Encoders hand over memory that `easel_free` releases.

/// Releases what an encoder handed over.
void easel_free(void *_Nullable memory);

/// Decodes a PNG whose header says `width` x `height` into `rgba` (width * height * 4 bytes), in sRGB.
/// Embedded profiles, and gamma and primaries where they differ from sRGB, are converted. `mapped` says that the bytes are the start of
/// a read-only mapping of a file, whose pages are let go as they are read.
easel_status easel_png_decode(
    const uint8_t *_Nonnull png, size_t count, int mapped, uint32_t width, uint32_t height, uint8_t *_Nonnull rgba,
    easel_message *_Nonnull message);

/// Decodes with every `factor` by `factor` pixels averaged (weighted by alpha) into one, a row at a time: the whole picture is never
/// in memory unless it is interlaced. `rgba` holds ceil(width / factor) by ceil(height / factor) pixels.
easel_status easel_png_decode_reduced(
    const uint8_t *_Nonnull png, size_t count, int mapped, uint32_t width, uint32_t height, uint32_t factor, uint8_t *_Nonnull rgba,
    easel_message *_Nonnull message);

/// What a PNG encoder does to make a file small: zlib's `level` 0 to 9, its `strategy` (zlib's numbers) and libspng's set of
/// filters.
typedef struct easel_png_options {
    int level;
    int strategy;
    int filters;
} easel_png_options;

/// The options that are quickest for drawings, by measurement.
easel_png_options easel_png_fast(void);
/// The options for a small file.
easel_png_options easel_png_small(void);

/// Encodes a PNG, without an alpha channel where every pixel is opaque.
easel_status easel_png_encode(
    const uint8_t *_Nonnull rgba, uint32_t width, uint32_t height, easel_png_options options,
    uint8_t *_Nullable *_Nonnull png, size_t *_Nonnull count, easel_message *_Nonnull message);

/// A JPEG's size, and its size after scaling while decoding.
typedef struct easel_jpeg_size {
    int width, height;
    /// The size that `easel_jpeg_decode` writes.
    int scaled_width, scaled_height;
    /// Four inks instead of three colours.
    int is_cmyk;
} easel_jpeg_size;

/// Reads a JPEG's header and picks the smallest of libjpeg's scales (1, 7/8 … 1/8) that is at least `least_edge` pixels on its
/// longer side; 0 for no scaling.
easel_status easel_jpeg_measure(
    const uint8_t *_Nonnull jpeg, size_t count, int least_edge, easel_jpeg_size *_Nonnull size, easel_message *_Nonnull message);

/// Decodes a JPEG to `size->scaled_width` x `size->scaled_height` pixels. `profile` is the assembled ICC profile, where there is
/// one; `inverted` says that a CMYK file stores 255 for no ink, as Adobe's do.
easel_status easel_jpeg_decode(
    const uint8_t *_Nonnull jpeg, size_t count, const easel_jpeg_size *_Nonnull size, const uint8_t *_Nullable profile,
    size_t profile_count, int inverted, uint8_t *_Nonnull rgba, easel_message *_Nonnull message);

/// Encodes a JPEG at libjpeg's `quality` 1 to 100; `full_colour` keeps the colour at full resolution (4:4:4, else 4:2:0).
/// Alpha is ignored.
easel_status easel_jpeg_encode(
    const uint8_t *_Nonnull rgba, uint32_t width, uint32_t height, int quality, int full_colour,
    uint8_t *_Nullable *_Nonnull jpeg, size_t *_Nonnull count, easel_message *_Nonnull message);

/// Decodes a still WebP into `rgba`, whose size is `width` x `height`; a smaller size than the file's scales while decoding.
easel_status easel_webp_decode(
    const uint8_t *_Nonnull webp, size_t count, uint32_t width, uint32_t height, int scales, const uint8_t *_Nullable profile,
    size_t profile_count, uint8_t *_Nonnull rgba, easel_message *_Nonnull message);

/// Encodes a WebP: lossless at libwebp's effort `quality`, else lossy at that quality. `method` 0 (quick) to 6 (small).
easel_status easel_webp_encode(
    const uint8_t *_Nonnull rgba, uint32_t width, uint32_t height, int lossless, float quality, int method,
    uint8_t *_Nullable *_Nonnull webp, size_t *_Nonnull count, easel_message *_Nonnull message);

#endif
