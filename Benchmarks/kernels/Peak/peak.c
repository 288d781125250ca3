#include "peak.h"
#if defined(__x86_64__)
#define _GNU_SOURCE
#include <immintrin.h>
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { ARCH_REQUEST_PERMISSION = 0x1023, TILE_DATA = 18, MOST = 64, AT_ONCE = 500 };

typedef struct {
    double seconds, rate;
} turn;

static double now(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

__attribute__((target("amx-tile,amx-bf16"))) static void *multiply(void *argument) {
    turn *self = argument;
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
    double begun = now(CLOCK_THREAD_CPUTIME_ID), taken;
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
        taken = now(CLOCK_THREAD_CPUTIME_ID) - begun;
    } while (taken < self->seconds);
    _tile_release();
    self->rate = (double)products * 16 * 16 * 32 * 2 / taken;
    return NULL;
}

double peak_tiles(int threads, double seconds) {
    if (threads > MOST || syscall(SYS_arch_prctl, ARCH_REQUEST_PERMISSION, TILE_DATA)) return 0;
    turn turns[MOST];
    pthread_t running[MOST];
    double sum = 0;
    for (int i = 0; i < threads; i++) {
        turns[i] = (turn){.seconds = seconds};
        if (pthread_create(&running[i], NULL, multiply, &turns[i])) threads = i;
    }
    for (int i = 0; i < threads; i++) {
        pthread_join(running[i], NULL);
        sum += turns[i].rate;
    }
    return sum;
}
#else
double peak_tiles(int threads, double seconds) { return 0; }
#endif
