#ifndef EASEL_CSYMBOLS_H
#define EASEL_CSYMBOLS_H

#include <stddef.h>

/// One symbol's file: its name without ".svg", and its bytes (UTF-8, not terminated).
struct easel_symbol {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// The symbols, sorted by name; valid as long as the program runs.
const struct easel_symbol *easel_symbols(void);

/// How many there are.
size_t easel_symbol_count(void);

#endif
