// Inside the kernels: what works on a range of rows by itself. One table for each instruction set.
#ifndef CK_ROWS_H
#define CK_ROWS_H
#include "team.h"

typedef struct {
    ck_matrix x, y, z, out;
    float *scales;
    float a, b, epsilon;
    int32_t kind;
    bool center;
} ck_row_arguments;

typedef struct {
    ck_attention_arguments a;
} ck_attention_work;

typedef struct {
    ck_matrix x, w, out;
    const float *x_scales, *w_scales;
    ck_epilogue epilogue;
} ck_product_work;

typedef struct {
    ck_matrix x, out;
    int64_t pixels, groups, chunk;
    float epsilon;
    const float *gain, *bias;
    bool silu;
    double *sums;
    float *slopes;
} ck_group_work;

typedef struct {
    ck_pages pages;
    ck_matrix q, out;
    const ck_page_row *rows;
    int64_t heads;
    float scale;
    float *sums;                // for each span and query head: what it gathered, its peak, its total
} ck_page_work;

typedef struct {
    ck_pages pages;
    ck_matrix k, v;
    const ck_page_place *places;
} ck_page_store_work;

typedef struct {
    ck_pages pages;
    const char *const *list;
    ck_matrix k, v;
} ck_page_load_work;

// How many pages one thread takes of one row, and how many such spans a row has.
enum { CK_PAGE_SPAN = 8 };
static inline int64_t ck_page_spans(int64_t keys) { return (keys + CK_PAGE_SPAN * CK_PAGE - 1) / (CK_PAGE_SPAN * CK_PAGE); }
static inline size_t ck_page_head_bytes(ck_type type, int64_t head_size) {
    return 2 * (size_t)(CK_PAGE * head_size) * ck_size(type) + (type == CK_I8 ? 2 * CK_PAGE * sizeof(float) : 0);
}

// A pixel of the picture that a convolution sees.
static inline char *ck_pixel(const ck_convolution_arguments *a, int64_t picture, int64_t y, int64_t x) {
    return ck_row(a->x, (picture * (a->height / a->repeat) + y / a->repeat) * (a->width / a->repeat) + x / a->repeat);
}

// A block of 32 x 32 sums, in tiles, on its way out.
typedef struct ck_emission {
    const char *sums;
    bool integers;
    const float *x_scales, *w_scales;   // of the block's first row and column
    int64_t row, column, rows, columns;
    const ck_epilogue *epilogue;
    ck_matrix out;
} ck_emission;

// Each does rows (or blocks, or panels) [begin, end), with as many floats of scratch as its caller's formula says.
typedef void (*ck_row_kernel)(const void *arguments, int64_t begin, int64_t end, float *scratch);

typedef struct {
    ck_row_kernel convert, unary, add, multiply, gated_add, swiglu, norm, quantize, rotate, softmax;
    ck_row_kernel group_sums, group_apply, attention, product, product_int8, product_few;
    ck_row_kernel page_spans, page_merge, page_store, page_load;
    void (*emit)(const struct ck_emission *block);
} ck_row_kernels;

extern const ck_row_kernels ck_rows_portable;
#if defined(__x86_64__)
extern const ck_row_kernels ck_rows_avx2, ck_rows_avx512, ck_rows_avx512bf16;
#endif

static inline const ck_row_kernels *ck_rows(ck_path path) {
#if defined(__x86_64__)
    if (path >= CK_AVX512_BF16) return &ck_rows_avx512bf16;
    if (path >= CK_AVX512) return &ck_rows_avx512;
    if (path == CK_AVX2) return &ck_rows_avx2;
#endif
    (void)path;
    return &ck_rows_portable;
}

// Runs a kernel over `total` units, split among the team in multiples of `grain`.
void ck_run_rows(ck_team *team, ck_row_kernel kernel, const void *arguments, int64_t total, int64_t grain, int64_t scratch_floats);

// What generic products and attention need. A panel of a product is `CK_PANEL` outputs; attention takes `CK_QUERIES`
// rows against `CK_KEYS` keys at a time.
enum { CK_PANEL = 32, CK_QUERIES = 32, CK_KEYS = 64, CK_FEW = 4, CK_MOST_FEW = 32 };
// How many bytes of weights ahead of those that few rows are multiplied with are fetched into the second cache: the processor by itself
// stops at each page's end.
enum { CK_LOOK_AHEAD = 8192 };
static inline int64_t ck_rounded(int64_t n, int64_t unit) { return (n + unit - 1) / unit * unit; }
#endif
