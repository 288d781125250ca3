#include "easel_pixels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef float pixel __attribute__((vector_size(16)));

// The source pixels that make one target pixel: `count` of them from `first`, with weights that sum to 1.
typedef struct {
    size_t first, count;
    float *weights;
} window;

static double lanczos(double x) {
    if (x == 0) return 1;
    if (x <= -3 || x >= 3) return 0;
    double a = M_PI * x;
    return 3 * sin(a) * sin(a / 3) / (a * a);
}

// `extent` is the width of the source in its own pixels: less than `from` where the last one stands for a part of a block.
static window *make_windows(size_t from, double extent, size_t to, size_t *widest) {
    double scale = extent / (double)to, stretch = scale > 1 ? scale : 1, support = 3 * stretch;
    size_t room = (size_t)ceil(support) * 2 + 2;
    window *windows = malloc(to * sizeof(window) + to * room * sizeof(float));
    if (!windows) return NULL;
    float *weights = (float *)(windows + to);
    *widest = 1;
    for (size_t i = 0; i < to; i++, weights += room) {
        double centre = ((double)i + 0.5) * scale;
        double low = floor(centre - support), high = ceil(centre + support);
        size_t first = low < 0 ? 0 : (size_t)low, end = high > (double)from ? from : (size_t)high;
        if (end - first > room) end = first + room;
        double sum = 0;
        for (size_t j = first; j < end; j++) sum += lanczos(((double)j + 0.5 - centre) / stretch);
        for (size_t j = first; j < end; j++) {
            weights[j - first] = (float)(lanczos(((double)j + 0.5 - centre) / stretch) / sum);
        }
        windows[i] = (window){first, end - first, weights};
        if (end - first > *widest) *widest = end - first;
    }
    return windows;
}

static void premultiply(const uint8_t *rgba, size_t count, pixel *out) {
    for (size_t i = 0; i < count; i++, rgba += 4) {
        float alpha = rgba[3], share = alpha * (1.0f / 255);
        out[i] = (pixel){rgba[0] * share, rgba[1] * share, rgba[2] * share, alpha};
    }
}

static uint8_t round_channel(float value) { return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value + 0.5f); }

static void store(pixel value, uint8_t *out) {
    float alpha = value[3];
    if (alpha < 0.5f) {
        memset(out, 0, 4);
        return;
    }
    float share = alpha >= 254.5f ? 1 : 255 / alpha;
    out[0] = round_channel(value[0] * share);
    out[1] = round_channel(value[1] * share);
    out[2] = round_channel(value[2] * share);
    out[3] = round_channel(alpha);
}

static void resample_row(const pixel *row, const window *windows, size_t count, pixel *out) {
    for (size_t x = 0; x < count; x++) {
        const pixel *from = row + windows[x].first;
        pixel sum = {0, 0, 0, 0};
        for (size_t i = 0; i < windows[x].count; i++) sum += from[i] * windows[x].weights[i];
        out[x] = sum;
    }
}

// Rows are resampled once, as they are first needed, and kept in a ring that holds the tallest window.
static void resample(
    const uint8_t *rgba, size_t width, uint8_t *out, size_t out_width, size_t out_height, const window *across,
    const window *down, pixel *ring, size_t ring_rows, pixel *row) {
    size_t ready = 0;
    for (size_t y = 0; y < out_height; y++) {
        size_t end = down[y].first + down[y].count;
        for (; ready < end; ready++) {
            premultiply(rgba + ready * width * 4, width, row);
            resample_row(row, across, out_width, ring + ready % ring_rows * out_width);
        }
        for (size_t x = 0; x < out_width; x++) row[x] = (pixel){0, 0, 0, 0};
        for (size_t i = 0; i < down[y].count; i++) {
            const pixel *from = ring + (down[y].first + i) % ring_rows * out_width;
            float weight = down[y].weights[i];
            for (size_t x = 0; x < out_width; x++) row[x] += from[x] * weight;
        }
        for (size_t x = 0; x < out_width; x++) store(row[x], out + (y * out_width + x) * 4);
    }
}

static easel_status lanczos_resize(
    const uint8_t *rgba, size_t width, size_t height, double extent_x, double extent_y, uint8_t *out, size_t out_width,
    size_t out_height) {
    size_t widest = 0, tallest = 0;
    window *across = make_windows(width, extent_x, out_width, &widest);
    window *down = make_windows(height, extent_y, out_height, &tallest);
    pixel *ring = aligned_alloc(16, tallest * out_width * sizeof(pixel));
    pixel *row = aligned_alloc(16, (width > out_width ? width : out_width) * sizeof(pixel));
    easel_status status = across && down && ring && row ? easel_status_ok : easel_status_memory;
    if (status == easel_status_ok) {
        resample(rgba, width, out, out_width, out_height, across, down, ring, tallest, row);
    }
    free(across);
    free(down);
    free(ring);
    free(row);
    return status;
}

// Averages blocks of `across` x `down` pixels; the last block of a row or column may be smaller.
static void average_blocks(const uint8_t *rgba, size_t width, size_t height, size_t across, size_t down, uint8_t *out) {
    for (size_t top = 0; top < height; top += down) {
        size_t bottom = top + down < height ? top + down : height;
        for (size_t left = 0; left < width; left += across, out += 4) {
            size_t right = left + across < width ? left + across : width;
            uint64_t red = 0, green = 0, blue = 0, alpha = 0, count = (bottom - top) * (right - left);
            for (size_t y = top; y < bottom; y++) {
                const uint8_t *p = rgba + (y * width + left) * 4;
                for (size_t x = left; x < right; x++, p += 4) {
                    red += (uint64_t)p[0] * p[3];
                    green += (uint64_t)p[1] * p[3];
                    blue += (uint64_t)p[2] * p[3];
                    alpha += p[3];
                }
            }
            out[0] = alpha ? (uint8_t)((red + alpha / 2) / alpha) : 0;
            out[1] = alpha ? (uint8_t)((green + alpha / 2) / alpha) : 0;
            out[2] = alpha ? (uint8_t)((blue + alpha / 2) / alpha) : 0;
            out[3] = (uint8_t)((alpha + count / 2) / count);
        }
    }
}

easel_status easel_resize(
    const uint8_t *rgba, size_t width, size_t height, uint8_t *out, size_t out_width, size_t out_height) {
    if (width == out_width && height == out_height) {
        memcpy(out, rgba, width * height * 4);
        return easel_status_ok;
    }
    size_t across = width / out_width / 3, down = height / out_height / 3;
    if (across == 0) across = 1;
    if (down == 0) down = 1;
    int halves = (width == out_width * 2 && height == out_height * 2);
    if (halves) {
        average_blocks(rgba, width, height, 2, 2, out);
        return easel_status_ok;
    }
    if (across == 1 && down == 1) {
        return lanczos_resize(rgba, width, height, (double)width, (double)height, out, out_width, out_height);
    }
    size_t less_width = (width + across - 1) / across, less_height = (height + down - 1) / down;
    uint8_t *less = malloc(less_width * less_height * 4);
    if (!less) return easel_status_memory;
    average_blocks(rgba, width, height, across, down, less);
    easel_status status = lanczos_resize(
        less, less_width, less_height, (double)width / (double)across, (double)height / (double)down, out, out_width, out_height);
    free(less);
    return status;
}
