#ifndef EASEL_CSTUDIO_H
#define EASEL_CSTUDIO_H

#include <stddef.h>

/// One of the studio's files: its path below `files/`, and its bytes (not terminated).
struct easel_studio_file {
    const char *path;
    const unsigned char *bytes;
    size_t length;
};

/// The files, sorted by path; valid as long as the program runs.
const struct easel_studio_file *easel_studio_files(void);

/// How many there are.
size_t easel_studio_file_count(void);

#endif
