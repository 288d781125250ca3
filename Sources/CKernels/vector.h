// Sixteen floats, in whatever registers the including file's target has. Included inside a `#pragma clang attribute`
// region, so that every function carries the target of its file and can be inlined there, and nowhere else.
#ifndef CK_VECTOR_H
#define CK_VECTOR_H
#include "team.h"
#include <float.h>
#include <math.h>
#include <string.h>

#define CK_INLINE static inline __attribute__((always_inline))

typedef float v16 __attribute__((ext_vector_type(16)));
typedef int32_t i16 __attribute__((ext_vector_type(16)));
typedef uint32_t u16 __attribute__((ext_vector_type(16)));
typedef uint16_t h16 __attribute__((ext_vector_type(16)));
typedef int8_t b16 __attribute__((ext_vector_type(16)));

CK_INLINE v16 splat(float x) { return (v16)x; }
CK_INLINE v16 load(const float *p) { v16 x; memcpy(&x, p, sizeof x); return x; }
CK_INLINE void store(float *p, v16 x) { memcpy(p, &x, sizeof x); }
CK_INLINE v16 larger(v16 a, v16 b) { return a > b ? a : b; }
CK_INLINE v16 smaller(v16 a, v16 b) { return a < b ? a : b; }
CK_INLINE v16 magnitude(v16 x) { return (v16)((u16)x & 0x7fffffffu); }

CK_INLINE float sum(v16 x) {
    typedef float v8 __attribute__((ext_vector_type(8)));
    typedef float v4 __attribute__((ext_vector_type(4)));
    v8 a = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7) + __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
    v4 b = __builtin_shufflevector(a, a, 0, 1, 2, 3) + __builtin_shufflevector(a, a, 4, 5, 6, 7);
    return (b[0] + b[2]) + (b[1] + b[3]);
}

CK_INLINE float largest(v16 x) {
    typedef float v8 __attribute__((ext_vector_type(8)));
    typedef float v4 __attribute__((ext_vector_type(4)));
    v8 l = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7), h = __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
    l = l > h ? l : h;
    v4 a = __builtin_shufflevector(l, l, 0, 1, 2, 3), b = __builtin_shufflevector(l, l, 4, 5, 6, 7);
    a = a > b ? a : b;
    float x0 = a[0] > a[1] ? a[0] : a[1], x1 = a[2] > a[3] ? a[2] : a[3];
    return x0 > x1 ? x0 : x1;
}

// e^x to 2 units in the last place, as in Cephes' expf; 0 below -87.3, and infinity does not occur above 88.7: it saturates.
CK_INLINE v16 exponential(v16 x) {
    v16 c = smaller(larger(x, splat(-87.3f)), splat(88.3f));
    const v16 magic = splat(12582912.0f);
    v16 t = c * 1.44269504088896341f + magic;
    v16 n = t - magic;
    v16 r = c - n * 0.693359375f;
    r = r - n * -2.12194440e-4f;
    v16 p = splat(1.9875691500e-4f);
    p = p * r + 1.3981999507e-3f;
    p = p * r + 8.3334519073e-3f;
    p = p * r + 4.1665795894e-2f;
    p = p * r + 1.6666665459e-1f;
    p = p * r + 5.0000001201e-1f;
    p = p * (r * r) + r + 1.0f;
    i16 exponent = __builtin_convertvector(n, i16);
    v16 scaled = (v16)((i16)p + (exponent << 23));
    return x < splat(-87.3f) ? splat(0) : scaled;
}

// 1 / x for x from 1 to the largest float. A division of 16 floats takes as long as 16 other instructions.
CK_INLINE v16 reciprocal(v16 x) {
#ifdef CK_WIDE
    v16 r = (v16)_mm512_rcp14_ps((__m512)x);
    return r * (2.0f - x * r);
#else
    return 1.0f / x;
#endif
}

CK_INLINE v16 sigmoid(v16 x) { return reciprocal(1.0f + exponential(-x)); }
CK_INLINE v16 tangent_h(v16 x) { return 1.0f - 2.0f * reciprocal(exponential(x + x) + 1.0f); }

// Abramowitz and Stegun 7.1.26: within 1.5e-7.
CK_INLINE v16 error_function(v16 x) {
    v16 a = magnitude(x);
    v16 t = 1.0f / (1.0f + 0.3275911f * a);
    v16 p = splat(1.061405429f);
    p = p * t + -1.453152027f;
    p = p * t + 1.421413741f;
    p = p * t + -0.284496736f;
    p = p * t + 0.254829592f;
    v16 y = 1.0f - p * t * exponential(-(a * a));
    return x < splat(0) ? -y : y;
}

CK_INLINE v16 from_bf16(h16 x) { return (v16)(__builtin_convertvector(x, u16) << 16); }

// Round to nearest, ties to even; NaN stays NaN.
CK_INLINE h16 to_bf16(v16 x) {
#ifdef CK_NATIVE_BF16
    return (h16)_mm512_cvtneps_pbh((__m512)x);
#else
    u16 bits = (u16)x;
    u16 rounded = (bits + 0x7fffu + ((bits >> 16) & 1u)) >> 16;
    u16 quiet = (bits >> 16) | 0x40u;
    return __builtin_convertvector((x != x) ? quiet : rounded, h16);
#endif
}

// Half precision by integer arithmetic, exact for normal, subnormal, infinite and NaN values.
CK_INLINE v16 from_f16(h16 x) {
    u16 h = __builtin_convertvector(x, u16);
    u16 sign = (h & 0x8000u) << 16, body = h & 0x7fffu;
    v16 scaled = (v16)(body << 13) * 0x1p112f;
    u16 special = (body << 13) | 0x7f800000u;
    u16 bits = body >= 0x7c00u ? special : (u16)scaled;
    return (v16)(bits | sign);
}

CK_INLINE h16 to_f16(v16 x) {
    u16 bits = (u16)x;
    u16 sign = (bits >> 16) & 0x8000u, body = bits & 0x7fffffffu;
    u16 normal = (body + 0xfffu + ((body >> 13) & 1u) - 0x38000000u) >> 13;
    // Adding one half aligns the bits of a small value to the units of half precision, with the adder's own rounding.
    u16 small = (u16)((v16)body + 0.5f) - 0x3f000000u;
    u16 y = body < 0x38800000u ? small : normal;
    y = body >= 0x477ff000u ? (u16)0x7c00u : y;
    y = body > 0x7f800000u ? (u16)0x7e00u : y;
    return __builtin_convertvector(y | sign, h16);
}

CK_INLINE i16 to_int(v16 x) {
    // Adding and subtracting 1.5 * 2^23 rounds to nearest even without a rounding instruction.
    v16 magic = splat(12582912.0f);
    return __builtin_convertvector((x + magic) - magic, i16);
}

// One loop for each type: the choice within a loop would be made by computing both.
#define WIDEN(CONVERT) { \
    const uint16_t *p = source; \
    for (int64_t i = 0; i < whole; i += 16) { \
        h16 x; \
        memcpy(&x, p + i, 32); \
        store(out + i, CONVERT(x)); \
    } \
    if (whole < count) { \
        h16 x = 0; \
        memcpy(&x, p + whole, (size_t)(count - whole) * 2); \
        store(out + whole, CONVERT(x)); \
    } \
}
#define NARROW(CONVERT) { \
    uint16_t *p = destination; \
    for (int64_t i = 0; i < whole; i += 16) { \
        h16 x = CONVERT(load(in + i)); \
        memcpy(p + i, &x, 32); \
    } \
    if (whole < count) { \
        h16 x = CONVERT(load(in + whole)); \
        memcpy(p + whole, &x, (size_t)(count - whole) * 2); \
    } \
}

// `count` values of any type as floats, the last vector filled up with zeros. The destination holds a multiple of 16.
CK_INLINE void widen(const void *source, ck_type type, int64_t count, float *out) {
    int64_t whole = count / 16 * 16;
    if (type == CK_F32) {
        memcpy(out, source, (size_t)count * 4);
        for (int64_t i = count; i < (count + 15) / 16 * 16; i++) out[i] = 0;
        return;
    }
    if (type == CK_I32) {
        const int32_t *p = source;
        for (int64_t i = 0; i < count; i++) out[i] = (float)p[i];
        for (int64_t i = count; i < (count + 15) / 16 * 16; i++) out[i] = 0;
        return;
    }
    if (type == CK_I8) {
        const int8_t *p = source;
        for (int64_t i = 0; i < whole; i += 16) {
            b16 x;
            memcpy(&x, p + i, 16);
            store(out + i, __builtin_convertvector(x, v16));
        }
        if (whole < count) {
            b16 x = 0;
            memcpy(&x, p + whole, (size_t)(count - whole));
            store(out + whole, __builtin_convertvector(x, v16));
        }
        return;
    }
    if (type == CK_BF16) WIDEN(from_bf16)
    else WIDEN(from_f16)
}
#undef WIDEN

// The reverse. Integers are rounded and saturated; `in` may be read up to a multiple of 16.
CK_INLINE void narrow(const float *in, int64_t count, void *destination, ck_type type) {
    int64_t whole = count / 16 * 16;
    if (type == CK_F32) {
        memcpy(destination, in, (size_t)count * 4);
        return;
    }
    if (type == CK_I32) {
        int32_t *p = destination;
        for (int64_t i = 0; i < count; i++) p[i] = in[i] >= 2147483520.0f ? INT32_MAX : in[i] <= -2147483648.0f ? INT32_MIN : (int32_t)lrintf(in[i]);
        return;
    }
    if (type == CK_I8) {
        int8_t *p = destination;
        for (int64_t i = 0; i < count; i += 16) {
            b16 x = __builtin_convertvector(to_int(smaller(larger(load(in + i), splat(-128)), splat(127))), b16);
            memcpy(p + i, &x, (size_t)(count - i < 16 ? count - i : 16));
        }
        return;
    }
    if (type == CK_BF16) NARROW(to_bf16)
    else NARROW(to_f16)
}
#undef NARROW

// A row to int8 with its own scale: max|x| / 127, or 1 for a row of zeros.
CK_INLINE float quantized(const float *in, int64_t count, int8_t *out) {
    v16 top = splat(0);
    int64_t whole = count / 16 * 16;
    for (int64_t i = 0; i < whole; i += 16) top = larger(top, magnitude(load(in + i)));
    float peak = largest(top);
    for (int64_t i = whole; i < count; i++) peak = fabsf(in[i]) > peak ? fabsf(in[i]) : peak;
    float scale = peak > 0 ? peak / 127 : 1, inverse = 1 / scale;
    for (int64_t i = 0; i < count; i += 16) {
        v16 x;
        if (i + 16 <= count) x = load(in + i);
        else {
            x = splat(0);
            memcpy(&x, in + i, (size_t)(count - i) * 4);
        }
        b16 y = __builtin_convertvector(to_int(smaller(larger(x * inverse, splat(-127)), splat(127))), b16);
        memcpy(out + i, &y, (size_t)(count - i < 16 ? count - i : 16));
    }
    return scale;
}
#endif
