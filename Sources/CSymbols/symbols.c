// Written by Scripts/embed-symbols: run it after adding or removing a symbol.
#include "CSymbols.h"


static const struct easel_symbol table[] = {
    {0, 0, 0},
};

const struct easel_symbol *easel_symbols(void) { return table; }

size_t easel_symbol_count(void) { return sizeof table / sizeof table[0] - 1; }
