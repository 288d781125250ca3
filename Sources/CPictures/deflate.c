#include "easel_deflate.h"

#include <limits.h>
#include <zlib.h>

uint32_t easel_crc32(uint32_t crc, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        uInt part = count > INT_MAX ? INT_MAX : (uInt)count;
        crc = (uint32_t)crc32(crc, bytes, part);
        bytes += part;
        count -= part;
    }
    return crc;
}

size_t easel_deflate_bound(size_t count) { return compressBound((uLong)count); }

size_t easel_deflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t room) {
    uLongf length = (uLongf)room;
    return compress2(out, &length, bytes, (uLong)count, Z_DEFAULT_COMPRESSION) == Z_OK ? length : 0;
}

easel_status easel_inflate(const uint8_t *bytes, size_t count, uint8_t *out, size_t room, size_t *length) {
    uLongf written = (uLongf)room;
    int code = uncompress(out, &written, bytes, (uLong)count);
    *length = written;
    switch (code) {
    case Z_OK: return easel_status_ok;
    case Z_MEM_ERROR: return easel_status_memory;
    // zlib says the same of a stream that is cut and of one that is too long; a full buffer tells them apart.
    case Z_BUF_ERROR: return written == room ? easel_status_limit : easel_status_truncated;
    default: return easel_status_damaged;
    }
}
