// The order in which blocks are multiplied: a stretch of the inputs at a time, so that the weights of one block of
// outputs stay in the first cache while all blocks of rows pass by, and rows, weights and sums in the second. While one
// stretch is multiplied the next is fetched there, a little with each block.
#if defined(__x86_64__)
#include "tiles.h"

enum { TILE_LINES = 2 * CK_TILE / 64 };     // of one tile of depth of a block

const ck_micro_kernel *ck_choose_micro(ck_path path, ck_type weights, ck_type *kind) {
    bool dots = path >= CK_AVX512_BF16, tiles = path >= CK_AMX;
    *kind = weights == CK_I8 ? CK_I8 : weights == CK_BF16 && dots ? CK_BF16 : CK_F32;
    if (path < CK_AVX512 || (*kind == CK_I8 && !dots)) return NULL;
    if (*kind == CK_F32) return &ck_micro_avx512_f32;
    if (*kind == CK_BF16) return tiles ? &ck_micro_amx_bf16 : &ck_micro_avx512_bf16;
    return tiles ? &ck_micro_amx_int8 : &ck_micro_avx512_int8;
}

// What a block fetches of the stretch after this one, or of the next section's first: its own rows (a part for each panel) and its panel's
// weights (a part for each block of rows).
static void look_ahead(const ck_section *s, int64_t stretch, bool last, int64_t p, int64_t b, ck_micro *micro) {
    int64_t bytes = s->stretch_depth * 2 * CK_TILE;
    const char *rows = !last ? micro->rows + micro->offsets[micro->depth] : s->following ? s->following + b * bytes : NULL;
    micro->row_lines = rows ? (TILE_LINES + s->panels - 1) / s->panels : 0;
    if (rows) micro->next_rows = rows + p * micro->row_lines * micro->depth * 64;
    micro->weight_lines = (TILE_LINES + s->blocks - 1) / s->blocks;
    micro->next_weights = s->weights + ((last ? 0 : stretch + 1) * s->panels + p) * bytes + b * micro->weight_lines * micro->depth * 64;
}

void ck_multiply_section(const ck_section *s) {
    for (int64_t k = 0; k < s->depth; k += s->stretch_depth) {
        int64_t depth = s->depth - k < s->stretch_depth ? s->depth - k : s->stretch_depth, stretch = k / s->stretch_depth;
        bool last = k + depth >= s->depth;
        for (int64_t p = 0; p < s->panels; p++) {
            int64_t column = s->first_column + p * CK_BLOCK, left = s->work->out.columns - column;
            ck_micro micro = {.depth = depth, .weights = s->weights + (stretch * s->panels + p) * s->stretch_depth * 2 * CK_TILE, .first = k == 0};
            ck_emission emission = {
                .integers = s->work->w_scales != NULL, .w_scales = s->work->w_scales ? s->work->w_scales + column : NULL,
                .column = column, .columns = left < CK_BLOCK ? left : CK_BLOCK, .epilogue = &s->work->epilogue, .out = s->work->out,
            };
            for (int64_t b = 0; b < s->blocks; b++) {
                micro.rows = s->rows[b];
                micro.row_stride = s->row_strides[b];
                micro.offsets = s->offsets[b] + k;
                micro.sums = s->sums + (p * s->blocks + b) * 4 * CK_TILE;
                if (s->packed) look_ahead(s, stretch, last, p, b, &micro);
                s->kernel->multiply(&micro);
                if (!last) continue;
                emission.sums = micro.sums;
                emission.row = s->first_rows[b];
                emission.rows = s->row_counts[b];
                emission.x_scales = s->work->x_scales ? s->work->x_scales + emission.row : NULL;
                s->emit(&emission);
            }
        }
    }
}
#endif
