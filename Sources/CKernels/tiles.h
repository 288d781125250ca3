// Inside the kernels: products by blocks of 32 x 32, for AMX and for AVX-512, with BF16 and VNNI or without.
//
// A tile is 16 rows of 64 bytes: 16 floats, 32 bfloat16 or 64 int8. On the left it holds 16 rows of x; on the right 16 outputs,
// whose weights stand in 4-byte groups: row i of the tile has group i of each output (the layout that AMX and the
// dot-product instructions share, which a transposition of 16 x 16 words makes of 16 rows of weights). The sums of a
// block are four tiles of 32-bit numbers: (0,0), (0,1), (1,0), (1,1).
#ifndef CK_TILES_H
#define CK_TILES_H
#include "rows.h"

enum {
    CK_TILE = 1024,
    CK_BLOCK = 32,          // rows and outputs of a block
    CK_DEPTH = 12,          // most tiles along the inputs between two visits of a block's sums: 24 KB of weights stay in the first cache while rows pass by it
    CK_SECTION = 8,         // blocks of rows that share the weights in the second cache, of which another guest of the core may have half
    CK_PANELS = 8           // blocks of outputs likewise
};

// One block: sums (+)= rows * weights over `depth` tiles.
typedef struct {
    const char *rows;           // first of 32 rows
    int64_t row_stride;         // bytes
    const int64_t *offsets;     // where each of the tiles begins, from `rows`
    int64_t depth;
    const char *weights;        // for each tile of depth two tiles of 16 outputs
    char *sums;
    bool first;                 // the sums begin at 0
    // What comes next, fetched into the second cache meanwhile: so many lines of 64 bytes of each for every tile of depth.
    const char *next_rows, *next_weights;
    int64_t row_lines, weight_lines;
} ck_micro;

typedef struct {
    void (*multiply)(const ck_micro *block);
    void (*enter)(void), (*leave)(void);    // around a thread's blocks
} ck_micro_kernel;

#if defined(__x86_64__)
extern const ck_micro_kernel ck_micro_amx_bf16, ck_micro_amx_int8, ck_micro_avx512_bf16, ck_micro_avx512_int8, ck_micro_avx512_f32;

// What products of weights of this type are made of: bf16 where there are instructions for it and the weights are no more, else
// floats. NULL where there is none.
const ck_micro_kernel *ck_choose_micro(ck_path path, ck_type weights, ck_type *kind);

// The numbers of a tile's row.
static inline int64_t ck_numbers(ck_type kind) { return 64 / (int64_t)ck_size(kind); }

// `count` rows from `first`, converted to `kind`, into tiles; what is missing is zero. Blocks of 32 rows stand `block_distance` bytes
// apart, stretches of `stretch_depth` tiles `stretch_distance`; within, [depth][2] tiles.
void ck_pack_rows(ck_matrix x, ck_type kind, int64_t first, int64_t count, int64_t depth, int64_t stretch_depth, int64_t block_distance, int64_t stretch_distance, char *tiles);
// One row in `tiles` pieces of 64 bytes that follow each other.
void ck_pack_pixel(ck_matrix x, ck_type kind, int64_t tiles, char *out);
// 32 outputs from `first` into [depth][2] tiles, each `inputs` inputs in whole tiles of their own (a convolution's taps).
void ck_pack_weights(ck_matrix w, ck_type kind, int64_t first, int64_t inputs, int64_t depth, int64_t stretch_depth, int64_t stretch_distance, char *tiles);

// The inputs fall into stretches of nearly equal depth; a block of 32 rows or outputs over one stretch takes `ck_stretch` bytes. Blocks that are used together must follow each
// other in memory: at a distance of all inputs they would share few sets of the second cache.
static inline int64_t ck_stretches(int64_t depth) { return (depth + CK_DEPTH - 1) / CK_DEPTH; }
static inline int64_t ck_stretch_depth(int64_t depth) { return (depth + ck_stretches(depth) - 1) / ck_stretches(depth); }
static inline int64_t ck_stretch(int64_t depth) { return ck_stretch_depth(depth) * 2 * CK_TILE; }
// Blocks of outputs that are taken together: `count` in parts of nearly equal size.
static inline int64_t ck_group(int64_t count) {
    int64_t groups = (count + CK_PANELS - 1) / CK_PANELS;
    return groups ? (count + groups - 1) / groups : 1;
}

void ck_product_tiles(ck_team *team, ck_path path, const ck_product_work *work);
void ck_convolution_tiles(ck_team *team, ck_path path, const ck_convolution_arguments *arguments);
// Heads of at most 1024 numbers.
void ck_attention_amx(ck_team *team, const ck_attention_arguments *arguments);
void ck_attention_avx512(ck_team *team, const ck_attention_arguments *arguments);
#endif

// All blocks of a section of rows and a panel of outputs, emitted.
typedef struct {
    const ck_micro_kernel *kernel;
    void (*emit)(const ck_emission *);
    int64_t blocks, panels, depth, stretch_depth;
    const char *rows[CK_SECTION];
    int64_t row_strides[CK_SECTION];
    const int64_t *offsets[CK_SECTION];
    int64_t first_rows[CK_SECTION], row_counts[CK_SECTION];
    const char *weights;        // [stretch][panel][depth in stretch][2] tiles
    bool packed;                // rows are tiles, each stretch of a block in one piece; else they are read where they lie
    const char *following;      // the packed rows of the section after this one, or NULL
    char *sums;                 // blocks * panels * 4 tiles
    int64_t first_column;
    const ck_product_work *work;
} ck_section;
void ck_multiply_section(const ck_section *section);
#endif
