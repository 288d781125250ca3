// Written by Scripts/embed-studio: run it after adding or removing a file.
#include "CStudio.h"

static const unsigned char file_0[] = {
#embed "files/assets/studio.css"
};
static const unsigned char file_1[] = {
#embed "files/strings/de.json"
};
static const unsigned char file_2[] = {
#embed "files/strings/en.json"
};
static const unsigned char file_3[] = {
#embed "files/templates/account.mustache"
};
static const unsigned char file_4[] = {
#embed "files/templates/app-password.mustache"
};
static const unsigned char file_5[] = {
#embed "files/templates/app.mustache"
};
static const unsigned char file_6[] = {
#embed "files/templates/apps.mustache"
};
static const unsigned char file_7[] = {
#embed "files/templates/audit.mustache"
};
static const unsigned char file_8[] = {
#embed "files/templates/builder.mustache"
};
static const unsigned char file_9[] = {
#embed "files/templates/compare.mustache"
};
static const unsigned char file_10[] = {
#embed "files/templates/error.mustache"
};
static const unsigned char file_11[] = {
#embed "files/templates/gallery.mustache"
};
static const unsigned char file_12[] = {
#embed "files/templates/layout.mustache"
};
static const unsigned char file_13[] = {
#embed "files/templates/make.mustache"
};
static const unsigned char file_14[] = {
#embed "files/templates/people.mustache"
};
static const unsigned char file_15[] = {
#embed "files/templates/sign-in.mustache"
};
static const unsigned char file_16[] = {
#embed "files/templates/spend.mustache"
};
static const unsigned char file_17[] = {
#embed "files/templates/welcome.mustache"
};

static const struct easel_studio_file table[] = {
    {"assets/studio.css", file_0, sizeof file_0},
    {"strings/de.json", file_1, sizeof file_1},
    {"strings/en.json", file_2, sizeof file_2},
    {"templates/account.mustache", file_3, sizeof file_3},
    {"templates/app-password.mustache", file_4, sizeof file_4},
    {"templates/app.mustache", file_5, sizeof file_5},
    {"templates/apps.mustache", file_6, sizeof file_6},
    {"templates/audit.mustache", file_7, sizeof file_7},
    {"templates/builder.mustache", file_8, sizeof file_8},
    {"templates/compare.mustache", file_9, sizeof file_9},
    {"templates/error.mustache", file_10, sizeof file_10},
    {"templates/gallery.mustache", file_11, sizeof file_11},
    {"templates/layout.mustache", file_12, sizeof file_12},
    {"templates/make.mustache", file_13, sizeof file_13},
    {"templates/people.mustache", file_14, sizeof file_14},
    {"templates/sign-in.mustache", file_15, sizeof file_15},
    {"templates/spend.mustache", file_16, sizeof file_16},
    {"templates/welcome.mustache", file_17, sizeof file_17},
    {0, 0, 0},
};

const struct easel_studio_file *easel_studio_files(void) { return table; }

size_t easel_studio_file_count(void) { return sizeof table / sizeof table[0] - 1; }
