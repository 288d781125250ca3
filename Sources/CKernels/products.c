// Which product kernel, and how its outputs are shared out.
#include "tiles.h"
#include <stdlib.h>

static ck_matrix some(ck_matrix m, int64_t row, int64_t count) {
    if (!m.data) return m;
    m.data = ck_row(m, row);
    m.rows = count;
    return m;
}

static void run(ck_team *team, ck_path path, const ck_product_work *given) {
    ck_product_work work = *given;
    const ck_row_kernels *rows = ck_rows(path);
    bool integers = work.w_scales != NULL;
    int64_t panels = (work.w.rows + CK_PANEL - 1) / CK_PANEL, padded = ck_rounded(work.x.columns, 16);
    if (work.x.rows == 0 || panels == 0) return;
    // A sum of more int8 products than this is no longer exact in a float.
    bool few = work.epilogue.kernels == CK_FEW_ROWS || (work.epilogue.kernels != CK_MANY_ROWS && work.x.rows <= CK_FEW && (!integers || work.x.columns <= 1024));
    if (few && work.x.rows > CK_MOST_FEW) {
        for (int64_t row = 0; row < given->x.rows; row += CK_MOST_FEW) {
            int64_t count = given->x.rows - row < CK_MOST_FEW ? given->x.rows - row : CK_MOST_FEW;
            work.x = some(given->x, row, count);
            work.out = some(given->out, row, count);
            work.epilogue.residual = some(given->epilogue.residual, row, count);
            if (given->x_scales) work.x_scales = given->x_scales + row;
            run(team, path, &work);
        }
        return;
    }
#if defined(__x86_64__)
    ck_type kind;
    if (!few && ck_choose_micro(path, work.w.type, &kind)) {
        ck_product_tiles(team, path, &work);
        return;
    }
#endif
    size_t bytes = (size_t)(work.x.rows * (padded + 4));
    float *scales = NULL;
    if (integers && !work.x_scales) {
        scales = ck_allocate(bytes);
        if (!scales) abort();
        ck_matrix quantised = {scales + work.x.rows, work.x.rows, work.x.columns, padded, CK_I8};
        ck_quantize(team, path, work.x, quantised, scales);
        work.x = quantised;
        work.x_scales = scales;
    }
    if (few) ck_run_rows(team, rows->product_few, &work, panels, 1, ck_rounded(work.x.rows, CK_FEW) * padded + 512);
    else ck_run_rows(team, integers ? rows->product_int8 : rows->product, &work, panels, 1, (8 + CK_PANEL) * padded);
    if (scales) ck_free(scales, bytes);
}

void ck_product(ck_team *team, ck_path path, ck_matrix x, ck_matrix w, ck_epilogue epilogue, ck_matrix out) {
    ck_product_work work = {.x = x, .w = w, .out = out, .epilogue = epilogue};
    run(team, path, &work);
}

void ck_product_int8(ck_team *team, ck_path path, ck_matrix x, const float *x_scales, ck_matrix w, const float *w_scales, ck_epilogue epilogue, ck_matrix out) {
    ck_product_work work = {.x = x, .w = w, .out = out, .x_scales = x_scales, .w_scales = w_scales, .epilogue = epilogue};
    run(team, path, &work);
}
