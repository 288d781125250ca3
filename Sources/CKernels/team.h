// Inside the kernels: what a team gives its tasks.
#ifndef CK_TEAM_H
#define CK_TEAM_H
#include "CKernels.h"

// Scratch of thread `index`, 64-byte aligned, kept from call to call; never shrinks.
void *ck_team_scratch(ck_team *team, int index, size_t bytes);
// A run in three steps, for scratch that all threads share: only between begin and end may it be asked for.
void ck_team_begin(ck_team *team);
void *ck_team_shared(ck_team *team, size_t bytes);
void ck_team_go(ck_team *team, ck_task task, void *context);
void ck_team_end(ck_team *team);
// Memory that outlives a run, of whoever holds it; another task waits until it is released.
void *ck_team_hold(ck_team *team, size_t bytes);
void ck_team_release(ck_team *team);
// All threads of the run that is going on meet here.
void ck_team_meet(ck_team *team);

// Thread `index` of `count` does [begin, end) of `total`, in multiples of `grain`.
static inline void ck_share(int64_t total, int64_t grain, int index, int count, int64_t *begin, int64_t *end) {
    int64_t units = (total + grain - 1) / grain;
    int64_t first = units * index / count * grain, last = units * (index + 1) / count * grain;
    *begin = first < total ? first : total;
    *end = last < total ? last : total;
}

static inline size_t ck_size(ck_type type) { return type == CK_F32 || type == CK_I32 ? 4 : type == CK_I8 ? 1 : 2; }
static inline char *ck_row(ck_matrix m, int64_t row) { return (char *)m.data + (size_t)(row * m.stride) * ck_size(m.type); }
#endif
