#ifndef EASEL_STATUS_H
#define EASEL_STATUS_H

#include <stddef.h>
#include <stdint.h>

/// How a C function of this target ended.
typedef enum __attribute__((enum_extensibility(closed))) easel_status {
    easel_status_ok = 0,
    /// The file ends before the picture does.
    easel_status_truncated = 1,
    /// The file breaks its format's rules.
    easel_status_damaged = 2,
    /// Memory ran out.
    easel_status_memory = 3,
    /// The file uses something that is not read here.
    easel_status_unsupported = 4,
    /// The file exceeds a limit that its header did not show.
    easel_status_limit = 5,
} easel_status;

/// Room for a library's own words on a failure; always ends in NUL.
typedef struct easel_message {
    char text[200];
} easel_message;

#endif
