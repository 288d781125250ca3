// Which attention kernel, and how the plain one's blocks of queries are shared out.
#include "tiles.h"

void ck_attention(ck_team *team, ck_path path, ck_attention_arguments arguments) {
    const ck_attention_arguments *a = &arguments;
    if (a->q.rows == 0) return;
#if defined(__x86_64__)
    // Floats keep their precision in vector arithmetic.
    if (path >= CK_AVX512_BF16 && a->k.type == CK_BF16 && a->head_size <= 1024) {
        (path >= CK_AMX ? ck_attention_amx : ck_attention_avx512)(team, a);
        return;
    }
#endif
    ck_attention_work work = {arguments};
    int64_t blocks = (a->queries + CK_QUERIES - 1) / CK_QUERIES, padded = ck_rounded(a->head_size, 16);
    int64_t floats = (2 * CK_QUERIES + 2 * CK_KEYS + 1) * padded + CK_QUERIES * CK_KEYS + 2 * CK_QUERIES;
    ck_run_rows(team, ck_rows(path)->attention, &work, a->batch * a->heads * blocks, 1, floats);
}
