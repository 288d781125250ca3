// Keys and values in pages: what goes in, what comes out, and attention of rows of many texts at once.
#include "rows.h"

size_t ck_page_bytes(ck_type type, int64_t key_heads, int64_t head_size) { return (size_t)key_heads * ck_page_head_bytes(type, head_size); }

void ck_store_pages(ck_team *team, ck_path path, ck_pages pages, ck_matrix k, ck_matrix v, const ck_page_place *places) {
    ck_page_store_work work = {pages, k, v, places};
    ck_run_rows(team, ck_rows(path)->page_store, &work, k.rows, 1, 2 * ck_rounded(pages.head_size, 16));
}

void ck_load_pages(ck_team *team, ck_path path, ck_pages pages, const char *const *list, ck_matrix k, ck_matrix v) {
    ck_page_load_work work = {pages, list, k, v};
    int64_t units = (k.rows + CK_PAGE - 1) / CK_PAGE * pages.key_heads;
    ck_run_rows(team, ck_rows(path)->page_load, &work, units, 1, (CK_PAGE + 1) * ck_rounded(pages.head_size, 16));
}

typedef struct {
    ck_team *team;
    const ck_row_kernels *kernels;
    ck_page_work *work;
    int64_t units, heads, floats;
} page_run;

static void share(void *context, int index, int count) {
    page_run *run = context;
    float *scratch = ck_team_scratch(run->team, index, (size_t)run->floats * 4);
    int64_t begin, end;
    ck_share(run->units, 1, index, count, &begin, &end);
    if (begin < end) run->kernels->page_spans(run->work, begin, end, scratch);
    ck_team_meet(run->team);
    ck_share(run->heads, 1, index, count, &begin, &end);
    if (begin < end) run->kernels->page_merge(run->work, begin, end, scratch);
}

void ck_attend_pages(ck_team *team, ck_path path, ck_pages pages, ck_matrix q, const ck_page_row *rows, float scale, ck_matrix out) {
    ck_page_work work = {.pages = pages, .q = q, .out = out, .rows = rows, .heads = q.columns / pages.head_size, .scale = scale};
    page_run run = {.team = team, .kernels = ck_rows(path), .work = &work};
    int64_t padded = ck_rounded(pages.head_size, 16);
    for (int64_t r = 0; r < q.rows; r++) run.units += ck_page_spans(rows[r].keys) * pages.key_heads;
    run.heads = q.rows * work.heads;
    run.floats = 5 * padded + 4 * CK_PAGE;
    if (q.rows == 0) return;
    ck_team_begin(team);
    work.sums = ck_team_shared(team, (size_t)(run.units * (work.heads / pages.key_heads) * (padded + 2) + 1) * 4);
    ck_team_go(team, share, &run);
    ck_team_end(team);
}
