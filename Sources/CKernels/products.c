// Which product kernel, and how its outputs are shared out.
#include "rows.h"

void ck_product(ck_team *team, ck_path path, ck_matrix x, ck_matrix w, ck_epilogue epilogue, ck_matrix out) {
    ck_product_work work = {.x = x, .w = w, .out = out, .epilogue = epilogue};
    ck_run_rows(team, ck_rows(path)->product, &work, (w.rows + CK_PANEL - 1) / CK_PANEL, 1, (8 + CK_PANEL) * ck_rounded(x.columns, 16));
}

void ck_product_int8(ck_team *team, ck_path path, ck_matrix x, const float *x_scales, ck_matrix w, const float *w_scales, ck_epilogue epilogue, ck_matrix out) {
    ck_product_work work = {.x = x, .w = w, .out = out, .x_scales = x_scales, .w_scales = w_scales, .epilogue = epilogue};
    ck_run_rows(team, ck_rows(path)->product_int8, &work, (w.rows + CK_PANEL - 1) / CK_PANEL, 1, CK_PANEL * ck_rounded(x.columns, 16));
}
