// The weights of a convolution in the order that pictures have.
#include "team.h"

typedef struct {
    ck_matrix w, out;
    int64_t taps;
} ordering;

#define ORDER(TYPE) { \
    const TYPE *from = (const TYPE *)ck_row(o->w, r); \
    TYPE *to = (TYPE *)ck_row(o->out, r); \
    for (int64_t t = 0; t < o->taps; t++) \
        for (int64_t i = 0; i < inputs; i++) to[t * inputs + i] = from[i * o->taps + t]; \
}

static void share(void *context, int index, int count) {
    const ordering *o = context;
    int64_t begin, end, inputs = o->w.columns / o->taps;
    ck_share(o->w.rows, 1, index, count, &begin, &end);
    for (int64_t r = begin; r < end; r++) {
        if (ck_size(o->w.type) == 4) ORDER(uint32_t)
        else ORDER(uint16_t)
    }
}

void ck_order_taps(ck_team *team, ck_matrix w, int64_t taps, ck_matrix out) {
    ordering o = {w, out, taps};
    ck_team_run(team, share, &o);
}
