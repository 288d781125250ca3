// x w^T by tiles. The rows of x are packed once, together, unless they are needed for few outputs only; each thread has its own
// outputs and packs their weights as it comes to them, straight from where they lie, so that a mapped file needs no second copy
// and no preparation.
#if defined(__x86_64__)
#include "tiles.h"

typedef struct {
    ck_team *team;
    ck_path path;
    ck_product_work work;
    const ck_micro_kernel *kernel;
    ck_type kind;
    float *scales;              // where the rows are quantised on the way
    char *rows;
    int64_t depth, first_row, row_blocks;
    bool direct;                // all blocks of rows but the last are read where they lie
} multiplication;

// Some blocks of rows into tiles; floats for integer weights by way of 32 quantised rows.
static void pack_blocks(multiplication *m, int index, int64_t begin, int64_t end) {
    const ck_matrix *x = &m->work.x;
    int64_t depth = m->depth, stretch = ck_stretch(depth), distance = m->row_blocks * stretch;
    if (!m->scales) {
        ck_pack_rows(*x, m->kind, m->first_row + begin * CK_BLOCK, (end - begin) * CK_BLOCK, depth, ck_stretch_depth(depth), stretch, distance, m->rows + begin * stretch);
        return;
    }
    int64_t padded = ck_rounded(x->columns, 64);
    char *scratch = ck_team_scratch(m->team, index, (size_t)(padded * (CK_BLOCK + 4)));
    for (int64_t block = begin; block < end; block++) {
        int64_t row = m->first_row + block * CK_BLOCK, left = x->rows - row, rows = left < CK_BLOCK ? left : CK_BLOCK;
        ck_matrix from = *x, quantised = {scratch, rows, x->columns, padded, CK_I8};
        from.data = ck_row(*x, row);
        from.rows = rows;
        ck_row_arguments arguments = {.x = from, .out = quantised, .scales = m->scales + row};
        ck_rows(m->path)->quantize(&arguments, 0, rows, (float *)(scratch + padded * CK_BLOCK));
        ck_pack_rows(quantised, CK_I8, 0, CK_BLOCK, depth, ck_stretch_depth(depth), stretch, distance, m->rows + block * stretch);
    }
}

static void share(void *context, int index, int count) {
    multiplication *m = context;
    const ck_product_work *w = &m->work;
    int64_t begin, end, depth = m->depth, stretch = ck_stretch(depth), stretches = ck_stretches(depth), deep = ck_stretch_depth(depth);
    ck_share(m->row_blocks, 1, index, count, &begin, &end);
    if (m->direct && begin < m->row_blocks - 1) begin = end < m->row_blocks ? end : m->row_blocks - 1;
    if (begin < end) pack_blocks(m, index, begin, end);
    ck_team_meet(m->team);

    int64_t panels = (w->w.rows + CK_BLOCK - 1) / CK_BLOCK;
    ck_share(panels, 1, index, count, &begin, &end);
    if (begin >= end) return;
    size_t packed = (size_t)(CK_PANELS * stretches * stretch), sums = (size_t)(CK_SECTION * CK_PANELS * 4) * CK_TILE;
    char *scratch = ck_team_scratch(m->team, index, packed + sums + (size_t)(2 * depth) * sizeof(int64_t));
    int64_t *places = (int64_t *)(scratch + packed + sums), *straight = places + depth;
    for (int64_t k = 0; k < depth; k++) {
        places[k] = k / deep * m->row_blocks * stretch + k % deep * 2 * CK_TILE;
        straight[k] = k * 64;
    }
    ck_section section = {.kernel = m->kernel, .emit = ck_rows(m->path)->emit, .depth = depth, .stretch_depth = deep, .weights = scratch, .packed = !m->direct, .sums = scratch + packed, .work = w};
    m->kernel->enter();
    int64_t group = ck_group(end - begin);
    for (int64_t panel = begin; panel < end; panel += group) {
        section.panels = end - panel < group ? end - panel : group;
        section.first_column = panel * CK_BLOCK;
        for (int64_t p = 0; p < section.panels; p++)
            ck_pack_weights(w->w, m->kind, (panel + p) * CK_BLOCK, w->w.columns, depth, deep, section.panels * stretch, scratch + p * stretch);
        for (int64_t block = 0; block < m->row_blocks; block += CK_SECTION) {
            section.blocks = m->row_blocks - block < CK_SECTION ? m->row_blocks - block : CK_SECTION;
            section.following = m->direct || block + CK_SECTION >= m->row_blocks ? NULL : m->rows + (block + CK_SECTION) * stretch;
            for (int64_t b = 0; b < section.blocks; b++) {
                int64_t row = m->first_row + (block + b) * CK_BLOCK, left = w->x.rows - row;
                bool direct = m->direct && block + b < m->row_blocks - 1;
                section.rows[b] = direct ? ck_row(w->x, row) : m->rows + (block + b) * stretch;
                section.row_strides[b] = direct ? w->x.stride * (int64_t)ck_size(w->x.type) : 64;
                section.offsets[b] = direct ? straight : places;
                section.first_rows[b] = row;
                section.row_counts[b] = left < CK_BLOCK ? left : CK_BLOCK;
            }
            ck_multiply_section(&section);
        }
    }
    m->kernel->leave();
}

enum { SHARED_LIMIT = 128 << 20, FEW_OUTPUTS = 1280 };

// Whether packing rows would cost more than it gains: for few outputs, where they are whole tiles of the right type and their distance
// spreads them over the sets of the second cache.
static bool reads_in_place(const ck_product_work *work, ck_type kind) {
    int64_t distance = work->x.stride * (int64_t)ck_size(kind);
    return work->w.rows <= FEW_OUTPUTS && work->x.type == kind && work->x.columns % ck_numbers(kind) == 0 && distance / 64 % 64 != 0;
}

void ck_product_tiles(ck_team *team, ck_path path, const ck_product_work *work) {
    multiplication m = {.team = team, .path = path, .work = *work};
    m.kernel = ck_choose_micro(path, work->w.type, &m.kind);
    m.depth = (work->x.columns + ck_numbers(m.kind) - 1) / ck_numbers(m.kind);
    int64_t block_bytes = ck_stretch(m.depth) * ck_stretches(m.depth), blocks = (work->x.rows + CK_BLOCK - 1) / CK_BLOCK;
    int64_t at_once = SHARED_LIMIT / block_bytes > CK_SECTION ? SHARED_LIMIT / block_bytes / CK_SECTION * CK_SECTION : CK_SECTION;
    int64_t packed = (blocks < at_once ? blocks : at_once) * block_bytes;
    m.direct = reads_in_place(work, m.kind);
    bool quantising = m.kind == CK_I8 && !work->x_scales;
    ck_team_begin(team);
    m.rows = ck_team_shared(team, (size_t)packed + (quantising ? (size_t)work->x.rows * 4 : 0));
    if (quantising) m.work.x_scales = m.scales = (float *)(m.rows + packed);
    for (int64_t block = 0; block < blocks; block += at_once) {
        m.first_row = block * CK_BLOCK;
        m.row_blocks = blocks - block < at_once ? blocks - block : at_once;
        ck_team_go(team, share, &m);
    }
    ck_team_end(team);
}
#endif
