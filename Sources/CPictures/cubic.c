#include "easel_pixels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Weights are whole numbers of 2^-22, so that a sum of bytes fits into 32 bits and is the same everywhere.
enum { weight_bits = 22 };

// The source pixels that make one target pixel: `count` of them from `first`.
typedef struct {
    size_t first, count;
    const int32_t *weights;
} window;

// Keys' cubic with a = -0.5.
static double cubic(double x) {
    const double a = -0.5;
    x = fabs(x);
    if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
    if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
    return 0;
}

static window *make_windows(size_t from, size_t to) {
    double scale = (double)from / (double)to, stretch = scale > 1 ? scale : 1, support = 2 * stretch;
    size_t room = (size_t)ceil(support) * 2 + 1;
    window *windows = malloc(to * (sizeof(window) + room * sizeof(int32_t)) + room * sizeof(double));
    if (!windows) return NULL;
    double *exact = (double *)(windows + to);
    int32_t *weights = (int32_t *)(exact + room);
    for (size_t i = 0; i < to; i++, weights += room) {
        double centre = ((double)i + 0.5) * scale, low = centre - support + 0.5, high = centre + support + 0.5, sum = 0;
        size_t first = low < 0 ? 0 : (size_t)low, end = high > (double)from ? from : (size_t)high;
        for (size_t j = first; j < end; j++) sum += exact[j - first] = cubic(((double)j - centre + 0.5) / stretch);
        for (size_t j = first; j < end; j++) {
            double weight = exact[j - first] / sum * (1 << weight_bits);
            weights[j - first] = (int32_t)(weight < 0 ? weight - 0.5 : weight + 0.5);
        }
        windows[i] = (window){first, end - first, weights};
    }
    return windows;
}

// `step` is the distance in bytes from one source pixel of a window to the next.
static void mix(const uint8_t *from, size_t step, window w, uint8_t *out) {
    int32_t sum[4];
    for (int c = 0; c < 4; c++) sum[c] = 1 << (weight_bits - 1);
    from += w.first * step;
    for (size_t i = 0; i < w.count; i++, from += step) {
        for (int c = 0; c < 4; c++) sum[c] += from[c] * w.weights[i];
    }
    for (int c = 0; c < 4; c++) {
        int32_t value = sum[c] >> weight_bits;
        out[c] = (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
    }
}

easel_status easel_resize_cubic(
    const uint8_t *rgba, size_t width, size_t height, uint8_t *out, size_t out_width, size_t out_height) {
    window *across = make_windows(width, out_width), *down = make_windows(height, out_height);
    uint8_t *rows = width == out_width ? NULL : malloc(height * out_width * 4);
    easel_status status = across && down && (rows || width == out_width) ? easel_status_ok : easel_status_memory;
    if (status == easel_status_ok) {
        if (rows) {
            for (size_t y = 0; y < height; y++) {
                for (size_t x = 0; x < out_width; x++) mix(rgba + y * width * 4, 4, across[x], rows + (y * out_width + x) * 4);
            }
        }
        const uint8_t *from = rows ? rows : rgba;
        if (height == out_height) {
            memcpy(out, from, out_width * height * 4);
        } else {
            for (size_t y = 0; y < out_height; y++) {
                for (size_t x = 0; x < out_width; x++) mix(from + x * 4, out_width * 4, down[y], out + (y * out_width + x) * 4);
            }
        }
    }
    free(across);
    free(down);
    free(rows);
    return status;
}
