#include "easel_codecs.h"
#include "easel_colour.h"

#include <math.h>
#include <spng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

void easel_free(void *memory) { free(memory); }

static easel_status fail(int code, easel_message *message) {
    snprintf(message->text, sizeof message->text, "%s", spng_strerror(code));
    switch (code) {
    case SPNG_EOF:
    case SPNG_IO_EOF:
    case SPNG_EIDAT_TOO_SHORT: return easel_status_truncated;
    case SPNG_EMEM: return easel_status_memory;
    case SPNG_ECHUNK_LIMITS: return easel_status_limit;
    default: return easel_status_damaged;
    }
}

static int near(double a, double b) { return fabs(a - b) < 0.005; }

// gAMA and cHRM count only where neither a profile nor sRGB is declared (PNG, third edition, 4.3).
static void convert_colours(spng_ctx *ctx, uint8_t *rgba, size_t count) {
    uint8_t intent;
    struct spng_iccp profile;
    if (spng_get_iccp(ctx, &profile) == SPNG_OK) {
        easel_colour_from_profile(rgba, count, (const uint8_t *)profile.profile, profile.profile_len);
        return;
    }
    double gamma;
    if (spng_get_srgb(ctx, &intent) == SPNG_OK || spng_get_gama(ctx, &gamma) != SPNG_OK || gamma < 0.05 || gamma > 5) return;
    struct spng_chrm c;
    int has_primaries = spng_get_chrm(ctx, &c) == SPNG_OK;
    int standard = !has_primaries ||
        (near(c.red_x, 0.64) && near(c.red_y, 0.33) && near(c.green_x, 0.30) && near(c.green_y, 0.60) && near(c.blue_x, 0.15) &&
         near(c.blue_y, 0.06) && near(c.white_point_x, 0.3127) && near(c.white_point_y, 0.3290));
    if (standard && near(gamma, 0.45455)) return;
    easel_primaries primaries = {
        {c.white_point_x, c.white_point_y}, {c.red_x, c.red_y}, {c.green_x, c.green_y}, {c.blue_x, c.blue_y}};
    easel_colour_from_gamma(rgba, count, 1 / gamma, standard ? NULL : &primaries);
}

// A mapped file on its way through the decoder.
typedef struct {
    const uint8_t *bytes;
    size_t count, at;
    /// How many bytes were given back; SIZE_MAX for bytes that are no mapping.
    size_t released;
} mapped_file;

// Gives the next bytes, and those that were read back to the page cache: a mapping that is read once would count as this process'
// memory to its end.
static int read_mapped(spng_ctx *ctx, void *user, void *into, size_t length) {
    (void)ctx;
    enum { BLOCK = 4 << 20 };
    mapped_file *file = user;
    if (length > file->count - file->at) return SPNG_IO_EOF;
    memcpy(into, file->bytes + file->at, length);
    file->at += length;
    while (file->at - file->released >= BLOCK) {
        madvise((void *)(file->bytes + file->released), BLOCK, MADV_DONTNEED);
        file->released += BLOCK;
    }
    return SPNG_OK;
}

// Opens a file and checks that it has the size its reader was told.
static int begin(spng_ctx *ctx, mapped_file *file, uint32_t width, uint32_t height, struct spng_ihdr *header) {
    // A profile or text of 8 MB expanded is beyond any use; together they may take twice as much.
    spng_set_chunk_limits(ctx, 8 << 20, 16 << 20);
    spng_set_image_limits(ctx, width, height);
    spng_set_crc_action(ctx, SPNG_CRC_ERROR, SPNG_CRC_DISCARD);
    int code = file->released == SIZE_MAX ? spng_set_png_buffer(ctx, file->bytes, file->count) : spng_set_png_stream(ctx, read_mapped, file);
    if (code == SPNG_OK) code = spng_get_ihdr(ctx, header);
    if (code == SPNG_OK && (header->width != width || header->height != height)) code = SPNG_EWIDTH;
    return code;
}

easel_status easel_png_decode(
    const uint8_t *png, size_t count, int mapped, uint32_t width, uint32_t height, uint8_t *rgba, easel_message *message) {
    spng_ctx *ctx = spng_ctx_new(0);
    if (!ctx) return easel_status_memory;
    mapped_file file = {png, count, 0, mapped ? 0 : SIZE_MAX};
    struct spng_ihdr header;
    int code = begin(ctx, &file, width, height, &header);
    if (code == SPNG_OK) code = spng_decode_image(ctx, rgba, (size_t)width * height * 4, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS);
    easel_status status = easel_status_ok;
    if (code == SPNG_OK) {
        convert_colours(ctx, rgba, (size_t)width * height);
    } else {
        status = fail(code, message);
    }
    spng_ctx_free(ctx);
    return status;
}

// Sums of a row of blocks: red, green and blue weighted by alpha, and alpha.
static void add_row(uint64_t *sums, const uint8_t *row, uint32_t width, uint32_t factor) {
    for (uint32_t x = 0; x < width; x++) {
        uint64_t *sum = sums + (size_t)(x / factor) * 4;
        const uint8_t *pixel = row + (size_t)x * 4;
        uint32_t alpha = pixel[3];
        sum[0] += pixel[0] * alpha;
        sum[1] += pixel[1] * alpha;
        sum[2] += pixel[2] * alpha;
        sum[3] += alpha;
    }
}

static void write_row(uint64_t *sums, uint8_t *out, uint32_t width, uint32_t factor, uint32_t rows) {
    uint32_t blocks = (width + factor - 1) / factor;
    for (uint32_t i = 0; i < blocks; i++) {
        uint64_t *sum = sums + (size_t)i * 4;
        uint32_t columns = width - i * factor < factor ? width - i * factor : factor;
        uint64_t count = (uint64_t)columns * rows, alpha = sum[3];
        for (int channel = 0; channel < 3; channel++) out[i * 4 + channel] = alpha ? (uint8_t)((sum[channel] + alpha / 2) / alpha) : 0;
        out[i * 4 + 3] = (uint8_t)((alpha + count / 2) / count);
    }
    memset(sums, 0, (size_t)blocks * 4 * sizeof *sums);
}

easel_status easel_png_decode_reduced(
    const uint8_t *png, size_t count, int mapped, uint32_t width, uint32_t height, uint32_t factor, uint8_t *rgba,
    easel_message *message) {
    mapped_file file = {png, count, 0, mapped ? 0 : SIZE_MAX};
    uint32_t blocks = (width + factor - 1) / factor;
    size_t length = (size_t)width * 4;
    struct spng_ihdr header;
    spng_ctx *ctx = spng_ctx_new(0);
    uint64_t *sums = calloc((size_t)blocks * 4, sizeof *sums);
    int code = ctx ? begin(ctx, &file, width, height, &header) : SPNG_EMEM;
    // The rows of an interlaced picture come seven times over; it is decoded whole.
    int whole = code == SPNG_OK && header.interlace_method;
    uint8_t *rows = sums && code == SPNG_OK ? malloc(whole ? length * height : length) : NULL;
    if (code == SPNG_OK && !rows) code = SPNG_EMEM;
    if (code == SPNG_OK) {
        code = whole ? spng_decode_image(ctx, rows, length * height, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS)
                     : spng_decode_image(ctx, NULL, 0, SPNG_FMT_RGBA8, SPNG_DECODE_TRNS | SPNG_DECODE_PROGRESSIVE);
    }
    for (uint32_t y = 0; y < height && code == SPNG_OK; y++) {
        if (!whole) {
            code = spng_decode_row(ctx, rows, length);
            if (code == SPNG_EOI && y == height - 1) code = SPNG_OK;
            if (code != SPNG_OK) break;
        }
        add_row(sums, whole ? rows + y * length : rows, width, factor);
        if (y % factor == factor - 1 || y == height - 1) {
            write_row(sums, rgba + (size_t)(y / factor) * blocks * 4, width, factor, y % factor + 1);
        }
    }
    easel_status status = easel_status_ok;
    if (code == SPNG_OK) {
        convert_colours(ctx, rgba, (size_t)blocks * ((height + factor - 1) / factor));
    } else {
        status = fail(code == SPNG_EOI ? SPNG_EIDAT_TOO_SHORT : code, message);
    }
    free(rows);
    free(sums);
    if (ctx) spng_ctx_free(ctx);
    return status;
}

// Measured on drawings of 1024x1024, flat and with grain: of all pairs of levels and filters the one that stays under 30 ms on both
// without doubling the size of either.
easel_png_options easel_png_fast(void) { return (easel_png_options){2, 0, SPNG_FILTER_CHOICE_SUB}; }

easel_png_options easel_png_small(void) { return (easel_png_options){9, 0, SPNG_FILTER_CHOICE_ALL}; }

static int is_opaque(const uint8_t *rgba, size_t count) {
    uint8_t all = 255;
    for (size_t i = 0; i < count; i++) all &= rgba[i * 4 + 3];
    return all == 255;
}

static int encode_rows(spng_ctx *ctx, const uint8_t *rgba, uint32_t width, uint32_t height, int opaque) {
    int code = spng_encode_image(ctx, NULL, 0, SPNG_FMT_PNG, SPNG_ENCODE_PROGRESSIVE | SPNG_ENCODE_FINALIZE);
    size_t length = (size_t)width * (opaque ? 3 : 4);
    uint8_t *row = opaque ? malloc(length) : NULL;
    if (opaque && !row) return SPNG_EMEM;
    for (uint32_t y = 0; y < height && code == SPNG_OK; y++) {
        const uint8_t *source = rgba + (size_t)y * width * 4;
        if (opaque) {
            for (size_t x = 0; x < width; x++) {
                row[x * 3] = source[x * 4];
                row[x * 3 + 1] = source[x * 4 + 1];
                row[x * 3 + 2] = source[x * 4 + 2];
            }
            source = row;
        }
        code = spng_encode_row(ctx, source, length);
    }
    free(row);
    return code == SPNG_EOI ? SPNG_OK : code;
}

easel_status easel_png_encode(
    const uint8_t *rgba, uint32_t width, uint32_t height, easel_png_options options, uint8_t **png, size_t *count,
    easel_message *message) {
    int opaque = is_opaque(rgba, (size_t)width * height);
    struct spng_ihdr header = {
        .width = width, .height = height, .bit_depth = 8,
        .color_type = opaque ? SPNG_COLOR_TYPE_TRUECOLOR : SPNG_COLOR_TYPE_TRUECOLOR_ALPHA};
    spng_ctx *ctx = spng_ctx_new(SPNG_CTX_ENCODER);
    if (!ctx) return easel_status_memory;
    int code = spng_set_option(ctx, SPNG_ENCODE_TO_BUFFER, 1);
    if (code == SPNG_OK) code = spng_set_option(ctx, SPNG_IMG_COMPRESSION_LEVEL, options.level);
    if (code == SPNG_OK) code = spng_set_option(ctx, SPNG_IMG_COMPRESSION_STRATEGY, options.strategy);
    if (code == SPNG_OK) code = spng_set_option(ctx, SPNG_FILTER_CHOICE, options.filters);
    if (code == SPNG_OK) code = spng_set_ihdr(ctx, &header);
    if (code == SPNG_OK) code = encode_rows(ctx, rgba, width, height, opaque);
    if (code == SPNG_OK) *png = spng_get_png_buffer(ctx, count, &code);
    easel_status status = code == SPNG_OK && *png ? easel_status_ok : fail(code, message);
    spng_ctx_free(ctx);
    return status;
}
