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

// A gzip head and tail are 12 bytes longer than zlib's.
size_t easel_gzip_bound(size_t count) { return compressBound((uLong)count) + 12; }

size_t easel_gzip(const uint8_t *bytes, size_t count, uint8_t *out, size_t room) {
    z_stream stream = {0};
    if (count > UINT_MAX || room > UINT_MAX) return 0;
    // 16 beside the window's bits asks for gzip's framing, whose time stamp zlib leaves at zero.
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
    stream.next_in = (Bytef *)bytes;
    stream.avail_in = (uInt)count;
    stream.next_out = out;
    stream.avail_out = (uInt)room;
    int code = deflate(&stream, Z_FINISH);
    size_t length = stream.total_out;
    deflateEnd(&stream);
    return code == Z_STREAM_END ? length : 0;
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
