// The row kernels in the instructions that every processor of the architecture has.
#include "rows.h"
#include "vector.h"
#include "rows.inc"
#include "products.inc"
#include "attention_pages.inc"
#define CK_TABLE ck_rows_portable
#include "table.inc"
