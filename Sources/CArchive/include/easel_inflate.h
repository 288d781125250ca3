#ifndef EASEL_INFLATE_H
#define EASEL_INFLATE_H

#include <stddef.h>
#include <stdint.h>

enum { EASEL_INFLATED = 0, EASEL_INFLATE_DAMAGED = 1, EASEL_INFLATE_LENGTH = 2, EASEL_INFLATE_WRITE = 3 };

// Inflates a raw deflate stream into a file, and no more than `expected` bytes of it; `crc` is what was written. The result is one of the
// above; after a write that failed errno says why.
int easel_inflate_file(const uint8_t *bytes, size_t count, int descriptor, uint64_t expected, uint32_t *crc);
// Writes bytes that are stored as they are, likewise.
int easel_copy_file(const uint8_t *bytes, size_t count, int descriptor, uint32_t *crc);

#endif
