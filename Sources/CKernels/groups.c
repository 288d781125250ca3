// Group norm: sums by chunks of pixels, added up in order by one thread, then one pass that applies slope and offset.
#include "rows.h"
#include <math.h>
#include <stdlib.h>

enum { CHUNK = 64 };

void ck_group_norm(ck_team *team, ck_path path, ck_matrix x, int64_t batch, int64_t groups, float epsilon, const float *gain, const float *bias, bool silu, ck_matrix out) {
    if (batch == 0 || x.rows == 0) return;
    int64_t channels = x.columns, padded = ck_rounded(channels, 16), pixels = x.rows / batch, chunks = (pixels + CHUNK - 1) / CHUNK, size = channels / groups;
    size_t sums = (size_t)(batch * chunks * groups * 2) * sizeof(double), slopes = (size_t)(batch * 2 * padded) * sizeof(float);
    char *memory = ck_allocate(sums + slopes);
    if (!memory) abort();
    ck_group_work work = {x, out, pixels, groups, CHUNK, epsilon, gain, bias, silu, (double *)memory, (float *)(memory + sums)};
    ck_run_rows(team, ck_rows(path)->group_sums, &work, batch * chunks, 1, 3 * padded);
    for (int64_t b = 0; b < batch; b++)
        for (int64_t g = 0; g < groups; g++) {
            double s = 0, q = 0;
            for (int64_t c = 0; c < chunks; c++) {
                s += work.sums[((b * chunks + c) * groups + g) * 2];
                q += work.sums[((b * chunks + c) * groups + g) * 2 + 1];
            }
            double n = (double)(pixels * size), mean = s / n, variance = q / n - mean * mean;
            double factor = 1 / sqrt((variance > 0 ? variance : 0) + epsilon);
            for (int64_t c = g * size; c < (g + 1) * size; c++) {
                double slope = (gain ? gain[c] : 1) * factor;
                work.slopes[b * 2 * padded + c] = (float)slope;
                work.slopes[b * 2 * padded + padded + c] = (float)((bias ? bias[c] : 0) - mean * slope);
            }
        }
    ck_run_rows(team, ck_rows(path)->group_apply, &work, x.rows, 1, padded);
    ck_free(memory, sums + slopes);
}
