// Which way a product with blocks goes, and how its outputs are shared out.
#include "blocks.h"

void ck_unpack_blocks(ck_team *team, ck_path path, ck_blocks w, ck_matrix out) {
    ck_block_work work = {.product = {.out = out}, .w = w, .path = path};
    ck_run_rows(team, ck_block_rows(path)->unpack, &work, w.rows, 1, w.columns);
}

void ck_gather_blocks(ck_team *team, ck_path path, ck_blocks table, const int32_t *indices, ck_matrix out) {
    int64_t row = ck_block_row(table);
    float *scratch = ck_team_hold(team, (size_t)ck_rounded(table.columns, 16) * 4);
    // A row of a table is too little work to wake anybody for.
    for (int64_t r = 0; r < out.rows; r++) {
        ck_block_work work = {.product = {.out = out}, .w = table, .path = path};
        work.product.out.data = ck_row(out, r);
        work.w.data = (const char *)table.data + indices[r] * row;
        ck_block_rows(path)->unpack(&work, 0, 1, scratch);
    }
    ck_team_release(team);
}

static void few_rows(ck_team *team, ck_path path, ck_block_work *work) {
    int64_t rows = work->product.x.rows, columns = work->w.columns, spans = columns / CK_SPAN;
    char *memory = ck_team_hold(team, (size_t)(rows * (columns + spans * 16)));
    work->spans = (ck_spans){.starts = (int32_t *)memory, .columns = columns};
    work->spans.scales = (float *)(work->spans.starts + 2 * rows * spans);
    work->spans.sums = work->spans.scales + rows * spans;
    work->spans.numbers = (int8_t *)(work->spans.sums + rows * spans);
    // Waking a thread costs more than quantising a few rows.
    for (int64_t r = 0; r < rows; r++) {
        float scratch[CK_SPAN];
        ck_block_rows(path)->quantize(work, r, r + 1, scratch);
    }
    ck_run_rows(team, ck_block_rows(path)->few, work, (work->w.rows + CK_PANEL - 1) / CK_PANEL, 1, 0);
    ck_team_release(team);
}

// Unpacked weights of this size pass through the caches between threads.
enum { UNPACKED = 16 << 20 };

static void many_rows(ck_team *team, ck_path path, const ck_block_work *work) {
    ck_matrix x = work->product.x, out = work->product.out, unpacked = {.columns = work->w.columns, .stride = work->w.columns};
    unpacked.type = path >= CK_AVX512_BF16 ? CK_BF16 : CK_F32;
    int64_t row = work->w.columns * (int64_t)ck_size(unpacked.type), at_once = UNPACKED / row / 256 * 256;
    if (at_once < 256) at_once = 256;
    if (at_once > work->w.rows) at_once = work->w.rows;
    unpacked.data = ck_team_hold(team, (size_t)(at_once * row));
    for (int64_t first = 0; first < work->w.rows; first += at_once) {
        ck_blocks part = work->w;
        part.rows = work->w.rows - first < at_once ? work->w.rows - first : at_once;
        part.data = (const char *)work->w.data + first * ck_block_row(work->w);
        unpacked.rows = part.rows;
        ck_unpack_blocks(team, path, part, unpacked);
        ck_epilogue epilogue = work->product.epilogue;
        ck_matrix to = out;
        to.columns = part.rows;
        to.data = (char *)out.data + first * (int64_t)ck_size(out.type);
        if (epilogue.bias) epilogue.bias += first;
        if (epilogue.gate) epilogue.gate += first;
        if (epilogue.residual.data) {
            epilogue.residual.data = (char *)epilogue.residual.data + first * (int64_t)ck_size(epilogue.residual.type);
            epilogue.residual.columns = part.rows;
        }
        ck_product(team, path, x, unpacked, epilogue, to);
    }
    ck_team_release(team);
}

static ck_matrix some(ck_matrix m, int64_t row, int64_t count) {
    if (!m.data) return m;
    m.data = ck_row(m, row);
    m.rows = count;
    return m;
}

void ck_product_blocks(ck_team *team, ck_path path, ck_matrix x, ck_blocks w, ck_epilogue epilogue, ck_matrix out) {
    if (x.rows == 0 || w.rows == 0) return;
    ck_block_work work = {.product = {.x = x, .out = out, .epilogue = epilogue}, .w = w, .path = path};
    if (epilogue.kernels == CK_MANY_ROWS || (epilogue.kernels == CK_BY_ROWS && x.rows > CK_BLOCK_ROWS)) {
        work.product.epilogue.kernels = CK_MANY_ROWS;
        many_rows(team, path, &work);
        return;
    }
    for (int64_t row = 0; row < x.rows; row += CK_BLOCK_ROWS) {
        int64_t count = x.rows - row < CK_BLOCK_ROWS ? x.rows - row : CK_BLOCK_ROWS;
        work.product.x = some(x, row, count);
        work.product.out = some(out, row, count);
        work.product.epilogue.residual = some(epilogue.residual, row, count);
        few_rows(team, path, &work);
    }
}
