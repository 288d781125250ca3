// The vector forms follow Muła and Lemire, "Faster Base64 Encoding and Decoding using AVX2 Instructions" (2018).
#include "easel_base64.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static const uint8_t alphabet[65] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// A character's six bits; 0x80 where it is none.
#define X 0x80
static const uint8_t values[256] = {
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
    X, X, X, X, X, X, X, X, X, X, X, 62, X, X, X, 63, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, X, X, X, X, X, X,
    X, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, X, X, X, X, X,
    X, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, X, X, X, X, X,
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
    X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X, X,
};
#undef X

size_t easel_base64_encode_portable(const uint8_t *bytes, size_t count, uint8_t *text) {
    uint8_t *out = text;
    size_t i = 0;
    for (; i + 3 <= count; i += 3, out += 4) {
        uint32_t group = (uint32_t)bytes[i] << 16 | (uint32_t)bytes[i + 1] << 8 | bytes[i + 2];
        out[0] = alphabet[group >> 18];
        out[1] = alphabet[group >> 12 & 63];
        out[2] = alphabet[group >> 6 & 63];
        out[3] = alphabet[group & 63];
    }
    if (i < count) {
        uint32_t group = (uint32_t)bytes[i] << 16 | (i + 1 < count ? (uint32_t)bytes[i + 1] << 8 : 0);
        out[0] = alphabet[group >> 18];
        out[1] = alphabet[group >> 12 & 63];
        out[2] = i + 1 < count ? alphabet[group >> 6 & 63] : '=';
        out[3] = '=';
        out += 4;
    }
    return (size_t)(out - text);
}

ptrdiff_t easel_base64_decode_portable(const uint8_t *text, size_t count, uint8_t *bytes) {
    if (count % 4 != 0) return -1;
    if (count == 0) return 0;
    uint8_t *out = bytes;
    size_t whole = count - 4;
    for (size_t i = 0; i < whole; i += 4, out += 3) {
        uint8_t a = values[text[i]], b = values[text[i + 1]], c = values[text[i + 2]], d = values[text[i + 3]];
        if ((a | b | c | d) & 0x80) return -1;
        out[0] = (uint8_t)(a << 2 | b >> 4);
        out[1] = (uint8_t)(b << 4 | c >> 2);
        out[2] = (uint8_t)(c << 6 | d);
    }
    const uint8_t *last = text + whole;
    int padding = last[3] == '=' ? (last[2] == '=' ? 2 : 1) : 0;
    uint8_t a = values[last[0]], b = values[last[1]];
    uint8_t c = padding == 2 ? 0 : values[last[2]], d = padding > 0 ? 0 : values[last[3]];
    if ((a | b | c | d) & 0x80) return -1;
    *out++ = (uint8_t)(a << 2 | b >> 4);
    if (padding < 2) *out++ = (uint8_t)(b << 4 | c >> 2);
    if (padding < 1) *out++ = (uint8_t)(c << 6 | d);
    return out - bytes;
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static size_t encode_avx2(const uint8_t *bytes, size_t count, uint8_t *text) {
    const __m256i spread = _mm256_setr_epi8(
        1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10, 1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10);
    const __m256i offsets = _mm256_setr_epi8(
        65, 71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 0, 0, 65, 71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19,
        -16, 0, 0);
    size_t done = 0;
    for (; done + 28 <= count; done += 24, text += 32) {
        __m256i in = _mm256_inserti128_si256(
            _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)(bytes + done))),
            _mm_loadu_si128((const __m128i *)(bytes + done + 12)), 1);
        in = _mm256_shuffle_epi8(in, spread);
        __m256i high = _mm256_mulhi_epu16(_mm256_and_si256(in, _mm256_set1_epi32(0x0fc0fc00)), _mm256_set1_epi32(0x04000040));
        __m256i low = _mm256_mullo_epi16(_mm256_and_si256(in, _mm256_set1_epi32(0x003f03f0)), _mm256_set1_epi32(0x01000010));
        __m256i index = _mm256_or_si256(high, low);
        __m256i row = _mm256_subs_epu8(index, _mm256_set1_epi8(51));
        row = _mm256_sub_epi8(row, _mm256_cmpgt_epi8(index, _mm256_set1_epi8(25)));
        _mm256_storeu_si256((__m256i *)text, _mm256_add_epi8(index, _mm256_shuffle_epi8(offsets, row)));
    }
    return done;
}

// Stops before the first 32 characters that are not all of the alphabet; the portable code then says what is wrong.
__attribute__((target("avx2"))) static size_t decode_avx2(const uint8_t *text, size_t count, uint8_t *bytes) {
    const __m256i low_rows = _mm256_setr_epi8(
        0x15, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A, 0x15, 0x11, 0x11, 0x11,
        0x11, 0x11, 0x11, 0x11, 0x11, 0x11, 0x13, 0x1A, 0x1B, 0x1B, 0x1B, 0x1A);
    const __m256i high_rows = _mm256_setr_epi8(
        0x10, 0x10, 0x01, 0x02, 0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x01, 0x02,
        0x04, 0x08, 0x04, 0x08, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10, 0x10);
    const __m256i rolls = _mm256_setr_epi8(
        0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0);
    const __m256i pack = _mm256_setr_epi8(
        2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1, 2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1);
    const __m256i nibble = _mm256_set1_epi8(0x0f);
    size_t done = 0;
    // A store writes 32 bytes for 24 decoded: 16 characters must follow so that the last 8 stay inside the buffer.
    for (; done + 48 <= count; done += 32, bytes += 24) {
        __m256i in = _mm256_loadu_si256((const __m256i *)(text + done));
        __m256i high = _mm256_and_si256(_mm256_srli_epi32(in, 4), nibble);
        __m256i low = _mm256_and_si256(in, nibble);
        if (!_mm256_testz_si256(_mm256_shuffle_epi8(low_rows, low), _mm256_shuffle_epi8(high_rows, high))) break;
        __m256i slash = _mm256_cmpeq_epi8(in, _mm256_set1_epi8(0x2f));
        in = _mm256_add_epi8(in, _mm256_shuffle_epi8(rolls, _mm256_add_epi8(slash, high)));
        in = _mm256_maddubs_epi16(in, _mm256_set1_epi32(0x01400140));
        in = _mm256_madd_epi16(in, _mm256_set1_epi32(0x00011000));
        in = _mm256_shuffle_epi8(in, pack);
        in = _mm256_permutevar8x32_epi32(in, _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 3, 7));
        _mm256_storeu_si256((__m256i *)bytes, in);
    }
    return done;
}
#endif

int easel_base64_kind(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") ? 1 : 0;
#else
    return 0;
#endif
}

size_t easel_base64_encode(const uint8_t *bytes, size_t count, uint8_t *text) {
    size_t done = 0;
#if defined(__x86_64__)
    if (easel_base64_kind() == 1) done = encode_avx2(bytes, count, text);
#endif
    return done / 3 * 4 + easel_base64_encode_portable(bytes + done, count - done, text + done / 3 * 4);
}

ptrdiff_t easel_base64_decode(const uint8_t *text, size_t count, uint8_t *bytes) {
    if (count % 4 != 0) return -1;
    size_t done = 0;
#if defined(__x86_64__)
    if (easel_base64_kind() == 1) done = decode_avx2(text, count, bytes);
#endif
    ptrdiff_t rest = easel_base64_decode_portable(text + done, count - done, bytes + done / 4 * 3);
    return rest < 0 ? -1 : (ptrdiff_t)(done / 4 * 3) + rest;
}
