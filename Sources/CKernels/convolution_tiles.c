// Convolutions by tiles, without gathering patches: 16 neighbouring pixels of one line are 16 rows at equal distance, so
// a tile of each tap is loaded from the picture itself. Only blocks at the edges, and pictures of another
// type or with channels that do not fill tiles, go through a window of their own, zeros around it.
#if defined(__x86_64__)
#include "tiles.h"
#include <immintrin.h>
#include <string.h>

typedef struct {
    ck_team *team;
    ck_path path;
    const ck_convolution_arguments *a;
    ck_product_work work;
    const ck_micro_kernel *kernel;
    ck_type kind;
    char *weights;
    int64_t *inside, *window;       // offsets of the tiles along a patch, in the picture and in a window
    int64_t channel_tiles, depth, window_width, blocks_of_line;
} convolving;

static int64_t window_bytes(const convolving *c) { return ck_rounded(c->a->kernel_height * c->window_width * c->channel_tiles * 64, CK_TILE); }

// The patch of pixels under 32 pixels of output, converted, with whole tiles of channels.
static void fill_window(const convolving *c, int64_t picture, int64_t y, int64_t x, char *window) {
    const ck_convolution_arguments *a = c->a;
    int64_t pixel_bytes = c->channel_tiles * 64, left = x * a->stride - a->left;
    bool as_it_is = a->x.type == c->kind && a->x.stride * (int64_t)ck_size(c->kind) == pixel_bytes && a->x.stride == a->x.columns;
    // The columns of the window that lie in the picture.
    int64_t from = left < 0 ? -left : 0, until = a->width - left < c->window_width ? a->width - left : c->window_width;
    if (from > c->window_width) from = c->window_width;
    if (until < from) until = from;
    for (int64_t ky = 0; as_it_is && ky < a->kernel_height; ky++) {
        char *line = window + ky * c->window_width * pixel_bytes;
        int64_t sy = y * a->stride - a->top + ky;
        if (sy < 0 || sy >= a->height) {
            memset(line, 0, (size_t)(c->window_width * pixel_bytes));
            continue;
        }
        memset(line, 0, (size_t)(from * pixel_bytes));
        if (a->repeat == 1) memcpy(line + from * pixel_bytes, ck_pixel(a, picture, sy, left + from), (size_t)((until - from) * pixel_bytes));
        else
            for (int64_t column = from; column < until; column++) memcpy(line + column * pixel_bytes, ck_pixel(a, picture, sy, left + column), (size_t)pixel_bytes);
        memset(line + until * pixel_bytes, 0, (size_t)((c->window_width - until) * pixel_bytes));
    }
    if (as_it_is) return;
    for (int64_t ky = 0; ky < a->kernel_height; ky++)
        for (int64_t column = 0; column < c->window_width; column++) {
            char *to = window + (ky * c->window_width + column) * pixel_bytes;
            int64_t sy = y * a->stride - a->top + ky, sx = left + column;
            if (sy < 0 || sy >= a->height || sx < 0 || sx >= a->width) {
                memset(to, 0, (size_t)pixel_bytes);
                continue;
            }
            ck_matrix pixel = a->x;
            pixel.data = ck_pixel(a, picture, sy, sx);
            pixel.rows = 1;
            ck_pack_pixel(pixel, c->kind, c->channel_tiles, to);
        }
}

static void place_block(const convolving *c, int64_t block, ck_section *s, int64_t b, char *window) {
    const ck_convolution_arguments *a = c->a;
    int64_t line = block / c->blocks_of_line, x = block % c->blocks_of_line * CK_BLOCK, picture = line / a->out_height, y = line % a->out_height;
    int64_t top = y * a->stride - a->top, left = x * a->stride - a->left, size = a->stride * a->x.stride * (int64_t)ck_size(a->x.type);
    bool direct = a->repeat == 1 && a->x.type == c->kind && a->x.columns % ck_numbers(c->kind) == 0 && top >= 0 && top + a->kernel_height <= a->height && left >= 0
        && left + c->window_width <= a->width;
    if (direct) {
        s->rows[b] = ck_row(a->x, (picture * a->height + top) * a->width + left);
        s->row_strides[b] = size;
        s->offsets[b] = c->inside;
    } else {
        fill_window(c, picture, y, x, window);
        s->rows[b] = window;
        s->row_strides[b] = a->stride * c->channel_tiles * 64;
        s->offsets[b] = c->window;
    }
    s->first_rows[b] = line * a->out_width + x;
    s->row_counts[b] = a->out_width - x < CK_BLOCK ? a->out_width - x : CK_BLOCK;
}

static void share(void *context, int index, int count) {
    convolving *c = context;
    int64_t begin, end, panels = (c->a->w.rows + CK_BLOCK - 1) / CK_BLOCK;
    ck_share(panels, 1, index, count, &begin, &end);
    int64_t stretch = ck_stretch(c->depth), panel_bytes = stretch * ck_stretches(c->depth), deep = ck_stretch_depth(c->depth), together = ck_group(panels);
    for (int64_t p = begin; p < end; p++) {
        int64_t group = p / together * together, of_group = panels - group < together ? panels - group : together;
        ck_pack_weights(c->a->w, c->kind, p * CK_BLOCK, c->a->x.columns, c->depth, deep, of_group * stretch, c->weights + group * panel_bytes + (p - group) * stretch);
    }
    ck_team_meet(c->team);

    ck_share(c->a->batch * c->a->out_height * c->blocks_of_line, 1, index, count, &begin, &end);
    if (begin >= end) return;
    int64_t windows = CK_SECTION * window_bytes(c);
    char *scratch = ck_team_scratch(c->team, index, (size_t)(windows + CK_SECTION * CK_PANELS * 4 * CK_TILE));
    ck_section section = {.kernel = c->kernel, .emit = ck_rows(c->path)->emit, .depth = c->depth, .stretch_depth = deep, .sums = scratch + windows, .work = &c->work};
    c->kernel->enter();
    for (int64_t block = begin; block < end; block += CK_SECTION) {
        section.blocks = end - block < CK_SECTION ? end - block : CK_SECTION;
        for (int64_t b = 0; b < section.blocks; b++) place_block(c, block + b, &section, b, scratch + b * window_bytes(c));
        for (int64_t p = 0; p < panels; p += together) {
            section.panels = panels - p < together ? panels - p : together;
            section.first_column = p * CK_BLOCK;
            section.weights = c->weights + p * panel_bytes;
            ck_multiply_section(&section);
        }
    }
    c->kernel->leave();
}

void ck_convolution_tiles(ck_team *team, ck_path path, const ck_convolution_arguments *a) {
    convolving c = {.team = team, .path = path, .a = a};
    c.kernel = ck_choose_micro(path, a->w.type, &c.kind);
    c.work = (ck_product_work){.out = a->out, .epilogue = {.bias = a->bias, .activation = -1, .residual = a->residual}};
    c.channel_tiles = (a->x.columns + ck_numbers(c.kind) - 1) / ck_numbers(c.kind);
    c.depth = a->kernel_height * a->kernel_width * c.channel_tiles;
    c.window_width = (CK_BLOCK - 1) * a->stride + a->kernel_width;
    c.blocks_of_line = (a->out_width + CK_BLOCK - 1) / CK_BLOCK;
    int64_t weights = (a->w.rows + CK_BLOCK - 1) / CK_BLOCK * ck_stretch(c.depth) * ck_stretches(c.depth);
    ck_team_begin(team);
    c.weights = ck_team_shared(team, (size_t)weights + (size_t)(2 * c.depth) * sizeof(int64_t));
    c.inside = (int64_t *)(c.weights + weights);
    c.window = c.inside + c.depth;
    for (int64_t k = 0; k < c.depth; k++) {
        int64_t tap = k / c.channel_tiles, channel = k % c.channel_tiles * 64, ky = tap / a->kernel_width, kx = tap % a->kernel_width;
        c.inside[k] = (ky * a->width + kx) * a->x.stride * (int64_t)ck_size(c.kind) + channel;
        c.window[k] = (ky * c.window_width + kx) * c.channel_tiles * 64 + channel;
    }
    ck_team_go(team, share, &c);
    ck_team_end(team);
}
#endif
