#ifndef EASEL_DEFLATE_H
#define EASEL_DEFLATE_H

#include "easel_status.h"

/// The CRC-32 of PNG chunks over `count` bytes, continuing from `crc` (0 at the start).
uint32_t easel_crc32(uint32_t crc, const uint8_t *_Nonnull bytes, size_t count);

/// The most bytes that `easel_deflate` writes for `count` bytes.
size_t easel_deflate_bound(size_t count);

/// Compresses `count` bytes into a zlib stream of at most `room` bytes; returns its length, or 0 where it failed.
size_t easel_deflate(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull out, size_t room);

/// The most bytes that `easel_gzip` writes for `count` bytes.
size_t easel_gzip_bound(size_t count);

/// Compresses `count` bytes as a gzip file, as small as zlib can; returns its length, or 0 where it failed.
size_t easel_gzip(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull out, size_t room);

/// Expands a zlib stream into at most `room` bytes and stores their number in `length`. `easel_status_limit` where it is longer.
easel_status easel_inflate(
    const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull out, size_t room, size_t *_Nonnull length);

#endif
