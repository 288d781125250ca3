// A member of a zip archive into a file, by zlib.
#include "easel_inflate.h"

#include <errno.h>
#include <limits.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 1 << 18 };

static int put(int descriptor, const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t written = write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return 0;
        bytes += written;
        count -= (size_t)written;
    }
    return 1;
}

int easel_inflate_file(const uint8_t *bytes, size_t count, int descriptor, uint64_t expected, uint32_t *crc) {
    static _Thread_local uint8_t piece[PIECE];
    z_stream stream = {0};
    uint64_t done = 0;
    uLong sum = crc32(0, NULL, 0);
    int result = EASEL_INFLATE_DAMAGED, code = Z_OK;
    // A negative window asks for a stream without zlib's head.
    if (inflateInit2(&stream, -15) != Z_OK) return result;
    while (code != Z_STREAM_END) {
        if (stream.avail_in == 0) {
            if (count == 0) goto end;
            stream.avail_in = count > UINT_MAX ? UINT_MAX : (uInt)count;
            stream.next_in = (Bytef *)bytes;
            bytes += stream.avail_in;
            count -= stream.avail_in;
        }
        stream.next_out = piece;
        stream.avail_out = PIECE;
        code = inflate(&stream, Z_NO_FLUSH);
        if (code != Z_OK && code != Z_STREAM_END) goto end;
        size_t made = PIECE - stream.avail_out;
        done += made;
        if (done > expected) {
            result = EASEL_INFLATE_LENGTH;
            goto end;
        }
        sum = crc32(sum, piece, (uInt)made);
        if (!put(descriptor, piece, made)) {
            result = EASEL_INFLATE_WRITE;
            goto end;
        }
    }
    *crc = (uint32_t)sum;
    result = done == expected ? EASEL_INFLATED : EASEL_INFLATE_LENGTH;
end:
    inflateEnd(&stream);
    return result;
}

int easel_copy_file(const uint8_t *bytes, size_t count, int descriptor, uint32_t *crc) {
    uLong sum = crc32(0, NULL, 0);
    for (size_t done = 0; done < count; done += PIECE) {
        size_t part = count - done < PIECE ? count - done : PIECE;
        sum = crc32(sum, bytes + done, (uInt)part);
        if (!put(descriptor, bytes + done, part)) return EASEL_INFLATE_WRITE;
    }
    *crc = (uint32_t)sum;
    return EASEL_INFLATED;
}
