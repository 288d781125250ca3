// Convolutions as products over gathered rows: each output pixel's taps side by side, a strip of pixels at a time.
#include "tiles.h"
#include <string.h>

typedef struct {
    ck_team *team;
    const ck_row_kernels *rows;
    ck_convolution_arguments a;
} convolving;

enum { STRIP = 256 };

static void strips(void *context, int index, int count) {
    convolving *c = context;
    const ck_convolution_arguments *a = &c->a;
    int64_t channels = a->x.columns, inputs = a->w.columns, pixels = a->out_height * a->out_width, begin, end;
    size_t bytes = (size_t)channels * ck_size(a->x.type), patch = (size_t)inputs * ck_size(a->x.type);
    ck_share(a->batch * pixels, STRIP, index, count, &begin, &end);
    size_t gathered = (STRIP * patch + 63) / 64 * 64;
    char *scratch = ck_team_scratch(c->team, index, gathered + (size_t)((8 + CK_PANEL) * ck_rounded(inputs, 16)) * 4);
    for (int64_t first = begin; first < end; first += STRIP) {
        int64_t here = end - first < STRIP ? end - first : STRIP;
        for (int64_t p = 0; p < here; p++) {
            int64_t picture = (first + p) / pixels, y = (first + p) % pixels / a->out_width, x = (first + p) % a->out_width;
            char *to = scratch + (size_t)p * patch;
            for (int64_t ky = 0; ky < a->kernel_height; ky++)
                for (int64_t kx = 0; kx < a->kernel_width; kx++, to += bytes) {
                    int64_t sy = y * a->stride + ky - a->top, sx = x * a->stride + kx - a->left;
                    if (sy < 0 || sy >= a->height || sx < 0 || sx >= a->width) memset(to, 0, bytes);
                    else memcpy(to, ck_pixel(a, picture, sy, sx), bytes);
                }
        }
        ck_product_work work = {.w = a->w, .epilogue = {.bias = a->bias, .activation = -1}};
        work.x = (ck_matrix){scratch, here, inputs, inputs, a->x.type};
        work.out = (ck_matrix){ck_row(a->out, first), here, a->out.columns, a->out.stride, a->out.type};
        if (a->residual.data) {
            work.epilogue.residual = a->residual;
            work.epilogue.residual.data = ck_row(a->residual, first);
        }
        c->rows->product(&work, 0, (a->w.rows + CK_PANEL - 1) / CK_PANEL, (float *)(scratch + gathered));
    }
}

void ck_convolution(ck_team *team, ck_path path, ck_convolution_arguments arguments) {
    const ck_convolution_arguments *a = &arguments;
    if (a->out.rows == 0) return;
    if (a->kernel_height == 1 && a->kernel_width == 1 && a->stride == 1 && a->top == 0 && a->left == 0 && a->repeat == 1 && a->height == a->out_height && a->width == a->out_width) {
        ck_product(team, path, a->x, a->w, (ck_epilogue){.bias = a->bias, .activation = -1, .residual = a->residual}, a->out);
        return;
    }
#if defined(__x86_64__)
    ck_type kind;
    if (ck_choose_micro(path, a->w.type, &kind)) {
        ck_convolution_tiles(team, path, a);
        return;
    }
#endif
    convolving c = {team, ck_rows(path), arguments};
    ck_team_run(team, strips, &c);
}
