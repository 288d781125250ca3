#include "peak.h"
#include "CKernels.h"
#if defined(__x86_64__)
#include <immintrin.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { AT_ONCE = 500 };

typedef struct {
    double seconds, *rates;     // one rate a thread
} turn;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

__attribute__((target("amx-tile,amx-bf16"))) static void multiply(void *context, int index, int count) {
    turn *all = context;
    struct {
        uint8_t palette, row, reserved[14];
        uint16_t bytes[16];
        uint8_t rows[16];
    } shape __attribute__((aligned(64)));
    memset(&shape, 0, sizeof shape);
    shape.palette = 1;
    for (int i = 0; i < 8; i++) shape.bytes[i] = 64, shape.rows[i] = 16;
    _tile_loadconfig(&shape);
    char tiles[4096] __attribute__((aligned(64)));
    memset(tiles, 0, sizeof tiles);
    _tile_zero(0), _tile_zero(1), _tile_zero(2), _tile_zero(3);
    double begun = now(), taken;
    long products = 0;
    do {
        for (int i = 0; i < AT_ONCE; i++) {
            _tile_loadd(4, tiles, 64);
            _tile_loadd(6, tiles + 2048, 64);
            _tile_dpbf16ps(0, 4, 6);
            _tile_loadd(7, tiles + 3072, 64);
            _tile_dpbf16ps(1, 4, 7);
            _tile_loadd(5, tiles + 1024, 64);
            _tile_dpbf16ps(2, 5, 6);
            _tile_dpbf16ps(3, 5, 7);
        }
        products += 4 * AT_ONCE;
        taken = now() - begun;
    } while (taken < all->seconds);
    _tile_release();
    all->rates[index] = (double)products * 16 * 16 * 32 * 2 / taken;
}

double peak_tiles(int threads, double seconds) {
    if (ck_best_path() < CK_AMX) return 0;
    ck_team *team = ck_team_create(threads);
    turn all = {seconds, team ? calloc((size_t)ck_team_size(team), sizeof(double)) : NULL};
    if (!all.rates) abort();
    ck_team_run(team, multiply, &all);
    double sum = 0;
    for (int i = 0; i < ck_team_size(team); i++) sum += all.rates[i];
    free(all.rates);
    ck_team_destroy(team);
    return sum;
}
#else
double peak_tiles(int threads, double seconds) { return 0; }
#endif
