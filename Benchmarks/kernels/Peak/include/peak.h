#ifndef PEAK_H
#define PEAK_H
// The rate at which `threads` threads together multiply bfloat16 tiles that lie in their first caches, each tile loaded as often as a product of
// 32 x 32 blocks loads it: operations a second, over some hundredths of a second. 0 without AMX.
double peak_tiles(int threads, double seconds);
#endif
