// The engine's kernels. Everything here works on memory that the caller owns, allocates nothing but scratch that the
// team keeps, and gives the same bytes whatever the number of threads: work is split by rows, never by sums.
#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// Scalars. bf16 and f16 lie as their 16 bits.
enum { CK_F32 = 0, CK_BF16 = 1, CK_F16 = 2, CK_I8 = 3, CK_I32 = 4 };
typedef int32_t ck_type;

// Instruction sets, each containing those before it.
enum { CK_PORTABLE = 0, CK_AVX2 = 1, CK_AVX512 = 2, CK_AVX512_BF16 = 3, CK_AMX = 4 };
typedef int32_t ck_path;

// The best path that this processor and this kernel allow. Asks Linux for the tile registers once a call.
ck_path ck_best_path(void);

// How many processors this process may run on: those of its affinity mask, which containers set.
int ck_processors(void);

// Memory in whole huge pages where it is large, 64-byte aligned, zeroed; NULL when there is none.
void *ck_allocate(size_t bytes);
void ck_free(void *memory, size_t bytes);

// Persistent threads. The caller is thread 0 of `ck_team_size`; a second caller waits until the first is done.
typedef struct ck_team ck_team;
typedef void (*ck_task)(void *context, int index, int count);
ck_team *ck_team_create(int threads);
void ck_team_destroy(ck_team *team);
int ck_team_size(const ck_team *team);
// The bytes of scratch that its threads keep.
size_t ck_team_bytes(ck_team *team);
void ck_team_run(ck_team *team, ck_task task, void *context);

// Rows of equal length at equal distance. `stride` counts elements.
typedef struct {
    void *data;
    int64_t rows, columns, stride;
    ck_type type;
} ck_matrix;

// y = x, converted. To int8 and int32 it rounds to nearest and saturates.
void ck_convert(ck_team *team, ck_path path, ck_matrix x, ck_matrix y);

// y = f(x), element by element.
enum { CK_SILU = 0, CK_GELU_TANH = 1, CK_GELU_ERF = 2, CK_QUICK_GELU = 3, CK_TANH = 4, CK_RELU = 5, CK_SCALE = 6, CK_CLAMP = 7 };
void ck_unary(ck_team *team, ck_path path, int32_t kind, float low, float high, ck_matrix x, ck_matrix y);

// out = a * x + b * y; out = x * y.
void ck_add(ck_team *team, ck_path path, float a, ck_matrix x, float b, ck_matrix y, ck_matrix out);
void ck_multiply(ck_team *team, ck_path path, ck_matrix x, ck_matrix y, ck_matrix out);
// out = x + gate * y, the gate one row for all (rows 1) or for each.
void ck_gated_add(ck_team *team, ck_path path, ck_matrix x, ck_matrix gate, ck_matrix y, ck_matrix out);
// out = silu(gate) * up. `scales` is written where out is int8, one a row, and may be NULL otherwise.
void ck_swiglu(ck_team *team, ck_path path, ck_matrix gate, ck_matrix up, ck_matrix out, float *scales);

// out = (x - mean) / sqrt(variance + epsilon) * (one + gain) + bias; without `center` the mean is taken as 0.
// gain and bias are one row or none (data NULL). `scales` as for ck_swiglu.
void ck_norm(ck_team *team, ck_path path, ck_matrix x, bool center, float epsilon, float one, ck_matrix gain, ck_matrix bias, ck_matrix out, float *scales);

// Rows to int8 with scale = max|x| / 127 for each row.
void ck_quantize(ck_team *team, ck_path path, ck_matrix x, ck_matrix out, float *scales);

// Each row is `heads` vectors of `head_size`: RMS norm with `gain` (one row or none), then rotation of pairs by
// cosine and sine (f32, a row a position, head_size / 2 columns, or none). Row r takes position r % cosine.rows.
typedef struct {
    ck_matrix x, out, gain, cosine, sine;
    int64_t heads, head_size;
    float epsilon;
    bool norm, halves;
} ck_rotary;
void ck_norm_rotate(ck_team *team, ck_path path, ck_rotary arguments);

// y = softmax(scale * x) along each row.
void ck_softmax(ck_team *team, ck_path path, float scale, ck_matrix x, ck_matrix y);

// Pictures are rows of channels, one a pixel. Group norm over `pixels` rows of each of `batch` pictures, then SiLU if asked.
void ck_group_norm(ck_team *team, ck_path path, ck_matrix x, int64_t batch, int64_t groups, float epsilon, const float *gain, const float *bias, bool silu, ck_matrix out);
// out[i] = table[indices[i]], converted.
void ck_gather(ck_team *team, ck_path path, ck_matrix table, const int32_t *indices, ck_matrix out);

// softmax(scale * q k^T + mask) v for each head. Rows are positions, columns heads * head_size; batch b has rows
// b * queries ... (q, out) and b * keys ... (k, v). Query head h reads key head h / (heads / key_heads).
// causal: query i sees keys up to i + keys - queries. key_mask: batch * keys bytes, 0 hides the key; or NULL.
typedef struct {
    ck_matrix q, k, v, out;
    int64_t batch, queries, keys, heads, key_heads, head_size;
    float scale;
    bool causal;
    const uint8_t *key_mask;
} ck_attention_arguments;
void ck_attention(ck_team *team, ck_path path, ck_attention_arguments arguments);

// Keys and values of texts in pages of CK_PAGE tokens (attention_pages.inc says how they lie). `offset` is where a layer
// begins in each page, in bytes; type: f32, bf16, f16, or int8 with a scale for each token and head.
enum { CK_PAGE = 64 };
typedef struct {
    ck_type type;
    int64_t key_heads, head_size, offset;
} ck_pages;
// The bytes of one layer in one page.
size_t ck_page_bytes(ck_type type, int64_t key_heads, int64_t head_size);
// Row r of k and v goes into `places[r]`.
typedef struct {
    char *page;
    int64_t slot;
} ck_page_place;
void ck_store_pages(ck_team *team, ck_path path, ck_pages pages, ck_matrix k, ck_matrix v, const ck_page_place *places);
// The first k.rows tokens of a list of pages as rows.
void ck_load_pages(ck_team *team, ck_path path, ck_pages pages, const char *const *list, ck_matrix k, ck_matrix v);
// out = softmax(scale * q k^T) v: row r attends to the first `rows[r].keys` tokens of its own pages. Query head h reads key
// head h / (heads / key_heads). A row's bytes depend on nothing but its own query and pages.
typedef struct {
    const char *const *pages;
    int64_t keys;
} ck_page_row;
void ck_attend_pages(ck_team *team, ck_path path, ck_pages pages, ck_matrix q, const ck_page_row *rows, float scale, ck_matrix out);

// What happens to a product before it is stored, and which kernels may make it: by the number of rows, or always one kind,
// so that a row comes out the same whatever is multiplied beside it.
enum { CK_BY_ROWS = 0, CK_FEW_ROWS = 1, CK_MANY_ROWS = 2 };
typedef struct {
    const float *bias;          // one a column, or NULL
    int32_t activation;         // CK_SILU, CK_GELU_TANH, CK_GELU_ERF, or -1
    ck_matrix residual;         // out = residual + gate * product (data NULL: none)
    const float *gate;          // one a column, or NULL for 1
    int32_t kernels;            // CK_BY_ROWS, CK_FEW_ROWS, CK_MANY_ROWS
} ck_epilogue;

// out = epilogue(x w^T): x is rows x inputs, w outputs x inputs, both f32, bf16 or f16 in any mixture.
// On the AMX path both are read as bf16 unless w is f32.
void ck_product(ck_team *team, ck_path path, ck_matrix x, ck_matrix w, ck_epilogue epilogue, ck_matrix out);
// The same for int8 with a scale for each row of x and of w. Where x is floating-point (x_scales NULL), each row is quantised
// on its way, as ck_quantize does.
void ck_product_int8(ck_team *team, ck_path path, ck_matrix x, const float *x_scales, ck_matrix w, const float *w_scales, ck_epilogue epilogue, ck_matrix out);

// Rows of inputs x taps to rows of taps x inputs, of the same type: PyTorch's weights in the order of pictures.
void ck_order_taps(ck_team *team, ck_matrix w, int64_t taps, ck_matrix out);

// A convolution of pictures as rows of channels. w: outputs x (kernel_height * kernel_width * inputs), taps in reading order.
// `repeat` is how often each pixel stands in the picture, across and down: x has height / repeat lines of width / repeat pixels.
typedef struct {
    ck_matrix x, w, out;
    const float *bias;
    int64_t batch, height, width, out_height, out_width;
    int64_t kernel_height, kernel_width, stride, top, left, repeat;
    ck_matrix residual;         // added to the result (data NULL: none)
} ck_convolution_arguments;
void ck_convolution(ck_team *team, ck_path path, ck_convolution_arguments arguments);

#include "CKBlocks.h"

#ifdef __cplusplus
}
#endif
#endif
