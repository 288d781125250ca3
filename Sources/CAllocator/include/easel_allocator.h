#ifndef EASEL_ALLOCATOR_H
#define EASEL_ALLOCATOR_H

/// Fixes malloc's thresholds so that a server's freed megabytes go back to the system; `arenas` is how many heaps threads share.
/// Swift's Glibc module does not have malloc.h. Does nothing where the C library is not glibc.
void easel_allocator_prepare(int arenas);

#endif
