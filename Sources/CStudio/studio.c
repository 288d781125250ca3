// Written by Scripts/embed-studio: run it after adding or removing a file.
#include "CStudio.h"

static const unsigned char file_0[] = {
#embed "files/assets/compare.js"
};
static const unsigned char file_1[] = {
#embed "files/assets/core.js"
};
static const unsigned char file_2[] = {
#embed "files/assets/gallery.js"
};
static const unsigned char file_3[] = {
#embed "files/assets/gallery/grid.js"
};
static const unsigned char file_4[] = {
#embed "files/assets/icon.svg"
};
static const unsigned char file_5[] = {
#embed "files/assets/make.js"
};
static const unsigned char file_6[] = {
#embed "files/assets/make/parameters.js"
};
static const unsigned char file_7[] = {
#embed "files/assets/make/references.js"
};
static const unsigned char file_8[] = {
#embed "files/assets/make/runs.js"
};
static const unsigned char file_9[] = {
#embed "files/assets/make/shapes.js"
};
static const unsigned char file_10[] = {
#embed "files/assets/make/strip.js"
};
static const unsigned char file_11[] = {
#embed "files/assets/painter.js"
};
static const unsigned char file_12[] = {
#embed "files/assets/people.js"
};
static const unsigned char file_13[] = {
#embed "files/assets/shell.js"
};
static const unsigned char file_14[] = {
#embed "files/assets/studio.css"
};
static const unsigned char file_15[] = {
#embed "files/assets/theme.js"
};
static const unsigned char file_16[] = {
#embed "files/assets/viewer.js"
};
static const unsigned char file_17[] = {
#embed "files/strings/de.json"
};
static const unsigned char file_18[] = {
#embed "files/strings/en.json"
};
static const unsigned char file_19[] = {
#embed "files/templates/account.mustache"
};
static const unsigned char file_20[] = {
#embed "files/templates/app-password.mustache"
};
static const unsigned char file_21[] = {
#embed "files/templates/app.mustache"
};
static const unsigned char file_22[] = {
#embed "files/templates/apps.mustache"
};
static const unsigned char file_23[] = {
#embed "files/templates/audit.mustache"
};
static const unsigned char file_24[] = {
#embed "files/templates/bare.mustache"
};
static const unsigned char file_25[] = {
#embed "files/templates/builder.mustache"
};
static const unsigned char file_26[] = {
#embed "files/templates/compare.mustache"
};
static const unsigned char file_27[] = {
#embed "files/templates/error.mustache"
};
static const unsigned char file_28[] = {
#embed "files/templates/gallery.mustache"
};
static const unsigned char file_29[] = {
#embed "files/templates/layout.mustache"
};
static const unsigned char file_30[] = {
#embed "files/templates/make.mustache"
};
static const unsigned char file_31[] = {
#embed "files/templates/parts/art.mustache"
};
static const unsigned char file_32[] = {
#embed "files/templates/parts/brand.mustache"
};
static const unsigned char file_33[] = {
#embed "files/templates/parts/head.mustache"
};
static const unsigned char file_34[] = {
#embed "files/templates/parts/icons.mustache"
};
static const unsigned char file_35[] = {
#embed "files/templates/parts/nav.mustache"
};
static const unsigned char file_36[] = {
#embed "files/templates/people.mustache"
};
static const unsigned char file_37[] = {
#embed "files/templates/sign-in.mustache"
};
static const unsigned char file_38[] = {
#embed "files/templates/spend.mustache"
};
static const unsigned char file_39[] = {
#embed "files/templates/welcome.mustache"
};

static const struct easel_studio_file table[] = {
    {"assets/compare.js", file_0, sizeof file_0},
    {"assets/core.js", file_1, sizeof file_1},
    {"assets/gallery.js", file_2, sizeof file_2},
    {"assets/gallery/grid.js", file_3, sizeof file_3},
    {"assets/icon.svg", file_4, sizeof file_4},
    {"assets/make.js", file_5, sizeof file_5},
    {"assets/make/parameters.js", file_6, sizeof file_6},
    {"assets/make/references.js", file_7, sizeof file_7},
    {"assets/make/runs.js", file_8, sizeof file_8},
    {"assets/make/shapes.js", file_9, sizeof file_9},
    {"assets/make/strip.js", file_10, sizeof file_10},
    {"assets/painter.js", file_11, sizeof file_11},
    {"assets/people.js", file_12, sizeof file_12},
    {"assets/shell.js", file_13, sizeof file_13},
    {"assets/studio.css", file_14, sizeof file_14},
    {"assets/theme.js", file_15, sizeof file_15},
    {"assets/viewer.js", file_16, sizeof file_16},
    {"strings/de.json", file_17, sizeof file_17},
    {"strings/en.json", file_18, sizeof file_18},
    {"templates/account.mustache", file_19, sizeof file_19},
    {"templates/app-password.mustache", file_20, sizeof file_20},
    {"templates/app.mustache", file_21, sizeof file_21},
    {"templates/apps.mustache", file_22, sizeof file_22},
    {"templates/audit.mustache", file_23, sizeof file_23},
    {"templates/bare.mustache", file_24, sizeof file_24},
    {"templates/builder.mustache", file_25, sizeof file_25},
    {"templates/compare.mustache", file_26, sizeof file_26},
    {"templates/error.mustache", file_27, sizeof file_27},
    {"templates/gallery.mustache", file_28, sizeof file_28},
    {"templates/layout.mustache", file_29, sizeof file_29},
    {"templates/make.mustache", file_30, sizeof file_30},
    {"templates/parts/art.mustache", file_31, sizeof file_31},
    {"templates/parts/brand.mustache", file_32, sizeof file_32},
    {"templates/parts/head.mustache", file_33, sizeof file_33},
    {"templates/parts/icons.mustache", file_34, sizeof file_34},
    {"templates/parts/nav.mustache", file_35, sizeof file_35},
    {"templates/people.mustache", file_36, sizeof file_36},
    {"templates/sign-in.mustache", file_37, sizeof file_37},
    {"templates/spend.mustache", file_38, sizeof file_38},
    {"templates/welcome.mustache", file_39, sizeof file_39},
    {0, 0, 0},
};

const struct easel_studio_file *easel_studio_files(void) { return table; }

size_t easel_studio_file_count(void) { return sizeof table / sizeof table[0] - 1; }
