// Persistent threads with a static partition. Workers spin for some microseconds before they sleep on a futex: the ops of
// one step follow each other closely, and waking a sleeper costs more than a small norm.
#include "team.h"
#include <linux/futex.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef struct {
    void *data;
    size_t bytes;
} scratch;

typedef struct {
    ck_team *team;
    int index;
    pthread_t thread;
    scratch scratch;
} member;

struct ck_team {
    int count;
    member *members;
    scratch shared, held;
    pthread_mutex_t turn, holding;
    ck_task task;
    void *context;
    _Alignas(64) _Atomic uint32_t round;
    _Alignas(64) _Atomic uint32_t busy;
    _Alignas(64) _Atomic uint32_t met;
    _Alignas(64) _Atomic uint32_t meeting;
    atomic_bool stop;
};

enum { SPINS = 4000 };

static inline void relax(void) {
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

static void sleep_while(_Atomic uint32_t *word, uint32_t value) {
    for (int i = 0; i < SPINS; i++) {
        if (atomic_load_explicit(word, memory_order_acquire) != value) return;
        relax();
    }
    while (atomic_load_explicit(word, memory_order_acquire) == value) syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, NULL, NULL, 0);
}

static void wake(_Atomic uint32_t *word) { syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, 1 << 20, NULL, NULL, 0); }

static void *work(void *argument) {
    member *self = argument;
    ck_team *team = self->team;
    uint32_t seen = 0;
    for (;;) {
        sleep_while(&team->round, seen);
        seen = atomic_load_explicit(&team->round, memory_order_acquire);
        if (atomic_load(&team->stop)) return NULL;
        team->task(team->context, self->index, team->count);
        if (atomic_fetch_sub_explicit(&team->busy, 1, memory_order_acq_rel) == 1) wake(&team->busy);
    }
}

ck_team *ck_team_create(int threads) {
    ck_team *team = NULL;
    if (posix_memalign((void **)&team, 64, sizeof *team)) return NULL;
    *team = (ck_team){.count = threads < 1 ? 1 : threads};
    pthread_mutex_init(&team->turn, NULL);
    pthread_mutex_init(&team->holding, NULL);
    team->members = calloc((size_t)team->count, sizeof *team->members);
    if (!team->members) {
        free(team);
        return NULL;
    }
    for (int i = 0; i < team->count; i++) {
        team->members[i] = (member){.team = team, .index = i};
        if (i == 0) continue;
        if (pthread_create(&team->members[i].thread, NULL, work, &team->members[i])) {
            // No task has run, so fewer threads are only slower.
            team->count = i;
            break;
        }
    }
    return team;
}

void ck_team_destroy(ck_team *team) {
    atomic_store(&team->stop, true);
    atomic_fetch_add_explicit(&team->round, 1, memory_order_release);
    wake(&team->round);
    for (int i = 0; i < team->count; i++) {
        if (i > 0) pthread_join(team->members[i].thread, NULL);
        if (team->members[i].scratch.data) ck_free(team->members[i].scratch.data, team->members[i].scratch.bytes);
    }
    if (team->shared.data) ck_free(team->shared.data, team->shared.bytes);
    if (team->held.data) ck_free(team->held.data, team->held.bytes);
    pthread_mutex_destroy(&team->turn);
    pthread_mutex_destroy(&team->holding);
    free(team->members);
    free(team);
}

int ck_team_size(const ck_team *team) { return team->count; }

void ck_team_begin(ck_team *team) { pthread_mutex_lock(&team->turn); }
void ck_team_end(ck_team *team) { pthread_mutex_unlock(&team->turn); }

void ck_team_go(ck_team *team, ck_task task, void *context) {
    if (team->count == 1) {
        task(context, 0, 1);
        return;
    }
    team->task = task;
    team->context = context;
    atomic_store_explicit(&team->busy, (uint32_t)team->count - 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&team->round, 1, memory_order_release);
    wake(&team->round);
    task(context, 0, team->count);
    uint32_t left;
    while ((left = atomic_load_explicit(&team->busy, memory_order_acquire)) != 0) sleep_while(&team->busy, left);
}

void ck_team_run(ck_team *team, ck_task task, void *context) {
    ck_team_begin(team);
    ck_team_go(team, task, context);
    ck_team_end(team);
}

void ck_team_meet(ck_team *team) {
    if (team->count == 1) return;
    uint32_t round = atomic_load_explicit(&team->meeting, memory_order_acquire);
    if (atomic_fetch_add_explicit(&team->met, 1, memory_order_acq_rel) + 1 == (uint32_t)team->count) {
        atomic_store_explicit(&team->met, 0, memory_order_relaxed);
        atomic_fetch_add_explicit(&team->meeting, 1, memory_order_release);
        wake(&team->meeting);
    } else {
        sleep_while(&team->meeting, round);
    }
}

static void *grown(scratch *buffer, size_t bytes) {
    if (buffer->bytes < bytes) {
        if (buffer->data) ck_free(buffer->data, buffer->bytes);
        *buffer = (scratch){ck_allocate(bytes), bytes};
        // There is no way on from here that would not compute nonsense.
        if (!buffer->data) abort();
    }
    return buffer->data;
}

size_t ck_team_bytes(ck_team *team) {
    pthread_mutex_lock(&team->holding);
    ck_team_begin(team);
    size_t bytes = team->shared.bytes + team->held.bytes;
    for (int i = 0; i < team->count; i++) bytes += team->members[i].scratch.bytes;
    ck_team_end(team);
    pthread_mutex_unlock(&team->holding);
    return bytes;
}

void *ck_team_scratch(ck_team *team, int index, size_t bytes) { return grown(&team->members[index].scratch, bytes); }
void *ck_team_shared(ck_team *team, size_t bytes) { return grown(&team->shared, bytes); }

void *ck_team_hold(ck_team *team, size_t bytes) {
    pthread_mutex_lock(&team->holding);
    return grown(&team->held, bytes);
}

void ck_team_release(ck_team *team) { pthread_mutex_unlock(&team->holding); }
