// The engine's products and convolutions beside oneDNN's, in turns, two threads: why the engine has its own.
// Needs libdnnl-dev 2.6 (Debian 12); its interface changed with 3.0.
//   clang -O3 -Wno-psabi -ISources/CKernels/include Benchmarks/kernels/onednn.c Sources/CKernels/*.c -ldnnl -lpthread -lm -o .build/onednn
//   OMP_NUM_THREADS=2 .build/onednn
#include "CKernels.h"
#include <oneapi/dnnl/dnnl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { TURNS = 7 };

static dnnl_engine_t engine;
static dnnl_stream_t stream;
static ck_team *team;
static ck_path path;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int smaller(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void check(dnnl_status_t status) {
    if (status != dnnl_success) exit(1);
}

// Numbers in -1 ... 1, or bytes.
static void *filled(size_t bytes, bool integers) {
    uint16_t *memory = ck_allocate(bytes);
    uint32_t state = 1;
    for (size_t i = 0; i < bytes / 2; i++) {
        state = state * 1664525 + 1013904223;
        float f = (float)(int32_t)state / 2147483648.0f;
        uint32_t bits;
        memcpy(&bits, &f, 4);
        memory[i] = (uint16_t)(integers ? (state >> 16) & 0x7f7f : bits >> 16);
    }
    return memory;
}

typedef struct {
    dnnl_primitive_t primitive;
    dnnl_exec_arg_t arguments[3];
    void *memory[3];
    size_t bytes[3];
} peer;

static peer prepared(const void *description, bool integers) {
    peer p;
    dnnl_primitive_desc_t plan;
    check(dnnl_primitive_desc_create(&plan, description, NULL, engine, NULL));
    check(dnnl_primitive_create(&p.primitive, plan));
    const dnnl_query_t queries[3] = {dnnl_query_src_md, dnnl_query_weights_md, dnnl_query_dst_md};
    const int places[3] = {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_DST};
    for (int i = 0; i < 3; i++) {
        const dnnl_memory_desc_t *shape = dnnl_primitive_desc_query_md(plan, queries[i], 0);
        p.bytes[i] = dnnl_memory_desc_get_size(shape);
        p.memory[i] = filled(p.bytes[i], integers);
        p.arguments[i].arg = places[i];
        check(dnnl_memory_create(&p.arguments[i].memory, shape, engine, p.memory[i]));
    }
    dnnl_primitive_desc_destroy(plan);
    return p;
}

static void forget(peer *p) {
    for (int i = 0; i < 3; i++) {
        dnnl_memory_destroy(p->arguments[i].memory);
        ck_free(p->memory[i], p->bytes[i]);
    }
    dnnl_primitive_destroy(p->primitive);
}

static double timed(peer *p) {
    double start = now();
    check(dnnl_primitive_execute(p->primitive, stream, 3, p->arguments));
    check(dnnl_stream_wait(stream));
    return now() - start;
}

static void report(const char *name, double operations, double *ours, double *theirs) {
    qsort(ours, TURNS, sizeof *ours, smaller);
    qsort(theirs, TURNS, sizeof *theirs, smaller);
    double a = ours[TURNS / 2], b = theirs[TURNS / 2];
    printf("| %s | %.2f | %.0f | %.2f | %.0f | %.2f |\n", name, a * 1e3, operations / a * 1e-9, b * 1e3, operations / b * 1e-9, b / a);
    fflush(stdout);
}

static void product(int64_t rows, int64_t outputs, int64_t inputs, bool integers) {
    dnnl_memory_desc_t x, w, y;
    dnnl_dims_t of_x = {rows, inputs}, of_w = {inputs, outputs}, of_y = {rows, outputs};
    check(dnnl_memory_desc_init_by_tag(&x, 2, of_x, integers ? dnnl_s8 : dnnl_bf16, dnnl_ab));
    check(dnnl_memory_desc_init_by_tag(&w, 2, of_w, integers ? dnnl_s8 : dnnl_bf16, dnnl_format_tag_any));
    check(dnnl_memory_desc_init_by_tag(&y, 2, of_y, dnnl_bf16, dnnl_ab));
    dnnl_matmul_desc_t description;
    check(dnnl_matmul_desc_init(&description, &x, &w, NULL, &y));
    peer p = prepared(&description, integers);
    size_t size = integers ? 1 : 2;
    void *weights = filled((size_t)(outputs * inputs) * size, integers);
    float *scales = ck_allocate((size_t)(rows + outputs) * 4);
    ck_type type = integers ? CK_I8 : CK_BF16;
    ck_matrix a = {p.memory[0], rows, inputs, inputs, type}, b = {weights, outputs, inputs, inputs, type}, c = {p.memory[2], rows, outputs, outputs, CK_BF16};
    ck_epilogue plain = {.activation = -1};
    double ours[TURNS], theirs[TURNS];
    for (int turn = -1; turn < TURNS; turn++) {
        double start = now();
        if (integers) ck_product_int8(team, path, a, scales, b, scales + rows, plain, c);
        else ck_product(team, path, a, b, plain, c);
        double mine = now() - start, other = timed(&p);
        if (turn >= 0) ours[turn] = mine, theirs[turn] = other;
    }
    char name[64];
    snprintf(name, sizeof name, "%s product %ldx%ldx%ld", integers ? "int8" : "bf16", rows, outputs, inputs);
    report(name, 2.0 * (double)(rows * outputs * inputs), ours, theirs);
    ck_free(weights, (size_t)(outputs * inputs) * size);
    ck_free(scales, (size_t)(rows + outputs) * 4);
    forget(&p);
}

static void convolution(int64_t side, int64_t channels) {
    dnnl_memory_desc_t x, w, y;
    dnnl_dims_t picture = {1, channels, side, side}, taps = {channels, channels, 3, 3}, one = {1, 1};
    check(dnnl_memory_desc_init_by_tag(&x, 4, picture, dnnl_bf16, dnnl_acdb));
    check(dnnl_memory_desc_init_by_tag(&w, 4, taps, dnnl_bf16, dnnl_format_tag_any));
    check(dnnl_memory_desc_init_by_tag(&y, 4, picture, dnnl_bf16, dnnl_acdb));
    dnnl_convolution_desc_t description;
    check(dnnl_convolution_forward_desc_init(&description, dnnl_forward_inference, dnnl_convolution_direct, &x, &w, NULL, &y, one, one, one));
    peer p = prepared(&description, false);
    size_t bytes = (size_t)(9 * channels * channels) * 2;
    ck_convolution_arguments a = {
        .x = {p.memory[0], side * side, channels, channels, CK_BF16}, .w = {filled(bytes, false), channels, 9 * channels, 9 * channels, CK_BF16},
        .out = {p.memory[2], side * side, channels, channels, CK_BF16}, .batch = 1, .height = side, .width = side, .out_height = side,
        .out_width = side, .kernel_height = 3, .kernel_width = 3, .stride = 1, .top = 1, .left = 1,
    };
    double ours[TURNS], theirs[TURNS];
    for (int turn = -1; turn < TURNS; turn++) {
        double start = now();
        ck_convolution(team, path, a);
        double mine = now() - start, other = timed(&p);
        if (turn >= 0) ours[turn] = mine, theirs[turn] = other;
    }
    char name[64];
    snprintf(name, sizeof name, "bf16 convolution 3x3, %ld channels, %ldx%ld", channels, side, side);
    report(name, 18.0 * (double)(side * side * channels * channels), ours, theirs);
    ck_free(a.w.data, bytes);
    forget(&p);
}

int main(void) {
    check(dnnl_engine_create(&engine, dnnl_cpu, 0));
    check(dnnl_stream_create(&stream, engine, dnnl_stream_default_flags));
    path = ck_best_path();
    team = ck_team_create(2);
    const dnnl_version_t *version = dnnl_version();
    printf("path %d, oneDNN %d.%d.%d\n\n| work | ours ms | GF/s | oneDNN ms | GF/s | ratio |\n|---|---|---|---|---|---|\n", path, version->major, version->minor, version->patch);
    const int64_t shapes[][3] = {{4096, 640, 640}, {1024, 1280, 5120}, {4096, 3072, 3072}, {1536, 27648, 3072}, {1536, 3072, 12288}, {512, 9728, 2560}};
    for (int integers = 0; integers < 2; integers++)
        for (int i = 0; i < 6; i++) product(shapes[i][0], shapes[i][1], shapes[i][2], integers);
    convolution(64, 320);
    convolution(64, 512);
    convolution(256, 256);
    convolution(512, 128);
    ck_team_destroy(team);
}
