// Which attention kernel, and how its blocks of queries are shared out.
#include "rows.h"

void ck_attention(ck_team *team, ck_path path, ck_attention_arguments arguments) {
    ck_attention_work work = {arguments, CK_QUERIES};
    int64_t blocks = (arguments.queries + CK_QUERIES - 1) / CK_QUERIES, padded = ck_rounded(arguments.head_size, 16);
    int64_t floats = (2 * CK_QUERIES + 2 * CK_KEYS + 1) * padded + CK_QUERIES * CK_KEYS + 2 * CK_QUERIES;
    ck_run_rows(team, ck_rows(path)->attention, &work, arguments.batch * arguments.heads * blocks, 1, floats);
}
