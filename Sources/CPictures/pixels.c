#include "easel_pixels.h"

#include <stdlib.h>
#include <string.h>

void easel_orient(const uint8_t *rgba, size_t width, size_t height, int orientation, uint8_t *out) {
    int transposes = orientation >= 5;
    size_t out_width = transposes ? height : width, out_height = transposes ? width : height;
    // Which source corner and axis each orientation starts from (EXIF 2.3, tag 0x0112).
    int from_right = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    int from_bottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    const size_t tile = 32;
    for (size_t top = 0; top < out_height; top += tile) {
        for (size_t left = 0; left < out_width; left += tile) {
            size_t bottom = top + tile < out_height ? top + tile : out_height;
            size_t right = left + tile < out_width ? left + tile : out_width;
            for (size_t y = top; y < bottom; y++) {
                for (size_t x = left; x < right; x++) {
                    size_t sx = transposes ? y : x, sy = transposes ? x : y;
                    if (from_right) sx = width - 1 - sx;
                    if (from_bottom) sy = height - 1 - sy;
                    memcpy(out + (y * out_width + x) * 4, rgba + (sy * width + sx) * 4, 4);
                }
            }
        }
    }
}

static uint8_t blend(unsigned under, unsigned over, unsigned share) { return (uint8_t)((over * share + under * (255 - share) + 127) / 255); }

void easel_flatten(uint8_t *rgba, size_t count, uint8_t red, uint8_t green, uint8_t blue) {
    for (size_t i = 0; i < count; i++, rgba += 4) {
        if (rgba[3] == 255) continue;
        unsigned alpha = rgba[3];
        rgba[0] = blend(red, rgba[0], alpha);
        rgba[1] = blend(green, rgba[1], alpha);
        rgba[2] = blend(blue, rgba[2], alpha);
        rgba[3] = 255;
    }
}

// Distances to the nearest pixel outside the region, in thirds of a pixel: two chamfer passes with steps 3 and 4 (Borgefors 1986).
static void measure_distances(uint16_t *distance, const uint8_t *mask, size_t width, size_t height, unsigned most) {
    size_t count = width * height;
    for (size_t i = 0; i < count; i++) distance[i] = mask[i] == 0 ? (uint16_t)most : 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t k = 0; k < count; k++) {
            size_t i = pass == 0 ? k : count - 1 - k, x = i % width, y = i / width;
            if (distance[i] == 0) continue;
            size_t before = pass == 0 ? i - 1 : i + 1, row = pass == 0 ? i - width : i + width;
            int has_before = pass == 0 ? x > 0 : x + 1 < width, has_after = pass == 0 ? x + 1 < width : x > 0;
            int has_row = pass == 0 ? y > 0 : y + 1 < height;
            size_t row_before = pass == 0 ? row - 1 : row + 1, row_after = pass == 0 ? row + 1 : row - 1;
            unsigned best = distance[i];
            if (has_before && distance[before] + 3u < best) best = distance[before] + 3u;
            if (has_row && distance[row] + 3u < best) best = distance[row] + 3u;
            if (has_row && has_before && distance[row_before] + 4u < best) best = distance[row_before] + 4u;
            if (has_row && has_after && distance[row_after] + 4u < best) best = distance[row_after] + 4u;
            distance[i] = (uint16_t)best;
        }
    }
}

// Mixes straight-alpha pixels by premultiplied weights.
static void mix(uint8_t *base, const uint8_t *added, unsigned share) {
    unsigned under = base[3] * (255 - share), over = added[3] * share, alpha = under + over;
    for (int c = 0; c < 3 && alpha > 0; c++) base[c] = (uint8_t)((base[c] * under + added[c] * over + alpha / 2) / alpha);
    base[3] = (uint8_t)((alpha + 127) / 255);
}

easel_status easel_composite(
    uint8_t *base, const uint8_t *added, const uint8_t *mask, size_t width, size_t height, unsigned feather) {
    size_t count = width * height;
    if (feather > 4096) feather = 4096;
    unsigned most = feather * 3 + 3;
    uint16_t *distance = NULL;
    if (feather > 0) {
        distance = malloc(count * sizeof(uint16_t));
        if (!distance) return easel_status_memory;
        measure_distances(distance, mask, width, height, most);
    }
    for (size_t i = 0; i < count; i++, base += 4, added += 4) {
        if (mask[i] != 0) continue;
        unsigned share = distance && distance[i] < most ? distance[i] * 255u / most : 255;
        if (share == 255) {
            memcpy(base, added, 4);
        } else {
            mix(base, added, share);
        }
    }
    free(distance);
    return easel_status_ok;
}

uint64_t easel_difference(const uint8_t *a, const uint8_t *b, size_t count, int *worst) {
    uint64_t sum = 0;
    int most = 0;
    for (size_t i = 0; i < count; i++) {
        int d = a[i] - b[i];
        if (d < 0) d = -d;
        if (d > most) most = d;
        sum += (uint64_t)(d * d);
    }
    *worst = most;
    return sum;
}
