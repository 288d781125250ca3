// The public calls: which kernel, how much scratch, and how the rows are shared out.
#include "rows.h"
#include <string.h>

typedef struct {
    ck_team *team;
    ck_row_kernel kernel;
    const void *arguments;
    int64_t total, grain, floats;
} row_run;

static void run_share(void *context, int index, int count) {
    row_run *run = context;
    int64_t begin, end;
    ck_share(run->total, run->grain, index, count, &begin, &end);
    if (begin < end) run->kernel(run->arguments, begin, end, ck_team_scratch(run->team, index, (size_t)run->floats * 4));
}

void ck_run_rows(ck_team *team, ck_row_kernel kernel, const void *arguments, int64_t total, int64_t grain, int64_t scratch_floats) {
    row_run run = {team, kernel, arguments, total, grain, scratch_floats};
    if (total > 0) ck_team_run(team, run_share, &run);
}

enum { PIECES = 4 * 512 };

void ck_convert(ck_team *team, ck_path path, ck_matrix x, ck_matrix y) {
    ck_row_arguments a = {.x = x, .out = y};
    ck_run_rows(team, ck_rows(path)->convert, &a, x.rows, 1, PIECES);
}

void ck_unary(ck_team *team, ck_path path, int32_t kind, float low, float high, ck_matrix x, ck_matrix y) {
    ck_row_arguments a = {.x = x, .out = y, .kind = kind, .a = low, .b = high};
    ck_run_rows(team, ck_rows(path)->unary, &a, x.rows, 1, PIECES);
}

void ck_add(ck_team *team, ck_path path, float s, ck_matrix x, float t, ck_matrix y, ck_matrix out) {
    ck_row_arguments a = {.x = x, .y = y, .out = out, .a = s, .b = t};
    ck_run_rows(team, ck_rows(path)->add, &a, x.rows, 1, PIECES);
}

void ck_multiply(ck_team *team, ck_path path, ck_matrix x, ck_matrix y, ck_matrix out) {
    ck_row_arguments a = {.x = x, .y = y, .out = out};
    ck_run_rows(team, ck_rows(path)->multiply, &a, x.rows, 1, PIECES);
}

void ck_gated_add(ck_team *team, ck_path path, ck_matrix x, ck_matrix gate, ck_matrix y, ck_matrix out) {
    ck_row_arguments a = {.x = x, .y = gate, .z = y, .out = out};
    ck_run_rows(team, ck_rows(path)->gated_add, &a, x.rows, 1, PIECES);
}

void ck_swiglu(ck_team *team, ck_path path, ck_matrix gate, ck_matrix up, ck_matrix out, float *scales) {
    ck_row_arguments a = {.x = gate, .y = up, .out = out, .scales = scales};
    ck_run_rows(team, ck_rows(path)->swiglu, &a, out.rows, 1, PIECES + ck_rounded(out.columns, 16));
}

void ck_norm(ck_team *team, ck_path path, ck_matrix x, bool center, float epsilon, float one, ck_matrix gain, ck_matrix bias, ck_matrix out, float *scales) {
    ck_row_arguments a = {.x = x, .y = gain, .z = bias, .out = out, .scales = scales, .a = one, .epsilon = epsilon, .center = center};
    ck_run_rows(team, ck_rows(path)->norm, &a, x.rows, 1, 3 * ck_rounded(x.columns, 16));
}

void ck_quantize(ck_team *team, ck_path path, ck_matrix x, ck_matrix out, float *scales) {
    ck_row_arguments a = {.x = x, .out = out, .scales = scales};
    ck_run_rows(team, ck_rows(path)->quantize, &a, x.rows, 1, ck_rounded(x.columns, 16));
}

void ck_norm_rotate(ck_team *team, ck_path path, ck_rotary a) {
    ck_run_rows(team, ck_rows(path)->rotate, &a, a.x.rows, 1, 3 * ck_rounded(a.head_size, 16));
}

void ck_softmax(ck_team *team, ck_path path, float scale, ck_matrix x, ck_matrix y) {
    ck_row_arguments a = {.x = x, .out = y, .a = scale};
    ck_run_rows(team, ck_rows(path)->softmax, &a, x.rows, 1, ck_rounded(x.columns, 16));
}

void ck_gather(ck_team *team, ck_path path, ck_matrix table, const int32_t *indices, ck_matrix out) {
    // A row of a table is too little work to wake anybody for.
    for (int64_t r = 0; r < out.rows; r++) {
        ck_matrix from = table, to = out;
        from.data = ck_row(table, indices[r]);
        to.data = ck_row(out, r);
        from.rows = to.rows = 1;
        ck_row_arguments a = {.x = from, .out = to};
        float scratch[PIECES] __attribute__((aligned(64)));
        ck_rows(path)->convert(&a, 0, 1, scratch);
    }
    (void)team;
}
