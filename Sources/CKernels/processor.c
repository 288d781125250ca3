// Which instructions may run here, and on how many processors.
#define _GNU_SOURCE
#include "CKernels.h"
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

int ck_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set)) return (int)sysconf(_SC_NPROCESSORS_ONLN);
    return CPU_COUNT(&set);
}

#if defined(__x86_64__)
#include <cpuid.h>

enum { ARCH_REQUEST_PERMISSION = 0x1023, TILE_DATA = 18 };

static unsigned long long enabled_state(void) {
    unsigned low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (unsigned long long)high << 32 | low;
}

ck_path ck_best_path(void) {
    unsigned a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d)) return CK_PORTABLE;
    const unsigned fma = 1u << 12, osxsave = 1u << 27, avx = 1u << 28, f16c = 1u << 29;
    if ((c & (fma | osxsave | avx | f16c)) != (fma | osxsave | avx | f16c)) return CK_PORTABLE;
    unsigned long long state = enabled_state();
    if ((state & 6) != 6) return CK_PORTABLE;
    if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return CK_PORTABLE;
    unsigned seven_b = b, seven_c = c, seven_d = d;
    if (!(seven_b & 1u << 5)) return CK_PORTABLE;
    const unsigned f = 1u << 16, dq = 1u << 17, bw = 1u << 30, vl = 1u << 31, vnni = 1u << 11, vbmi = 1u << 1;
    if ((seven_b & (f | dq | bw | vl)) != (f | dq | bw | vl) || (state & 0xe6) != 0xe6) return CK_AVX2;
    if (!__get_cpuid_count(7, 1, &a, &b, &c, &d)) return CK_AVX512;
    if (!(a & 1u << 5) || (seven_c & (vnni | vbmi)) != (vnni | vbmi)) return CK_AVX512;
    const unsigned tile = 1u << 24, tile_int8 = 1u << 25, tile_bf16 = 1u << 22;
    if ((seven_d & (tile | tile_int8 | tile_bf16)) != (tile | tile_int8 | tile_bf16) || (state & 0x60000) != 0x60000) return CK_AVX512_BF16;
    if (syscall(SYS_arch_prctl, ARCH_REQUEST_PERMISSION, TILE_DATA)) return CK_AVX512_BF16;
    return CK_AMX;
}
#else
ck_path ck_best_path(void) { return CK_PORTABLE; }
#endif
