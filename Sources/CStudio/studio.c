// Written by Scripts/embed-studio: run it after adding or removing a file.
#include "CStudio.h"

static const unsigned char file_0[] = {
#embed "files/apps/concept-art.json"
};
static const unsigned char file_1[] = {
#embed "files/apps/icon-set.json"
};
static const unsigned char file_2[] = {
#embed "files/apps/illustration.json"
};
static const unsigned char file_3[] = {
#embed "files/apps/marketing-banner.json"
};
static const unsigned char file_4[] = {
#embed "files/apps/product-photo.json"
};
static const unsigned char file_5[] = {
#embed "files/apps/reference-sheet.json"
};
static const unsigned char file_6[] = {
#embed "files/apps/sketch-to-picture.json"
};
static const unsigned char file_7[] = {
#embed "files/apps/social-post.json"
};
static const unsigned char file_8[] = {
#embed "files/apps/style-set.json"
};
static const unsigned char file_9[] = {
#embed "files/apps/ui-mockup.json"
};
static const unsigned char file_10[] = {
#embed "files/assets/app-sw.js"
};
static const unsigned char file_11[] = {
#embed "files/assets/app.css"
};
static const unsigned char file_12[] = {
#embed "files/assets/app.js"
};
static const unsigned char file_13[] = {
#embed "files/assets/app/batch.js"
};
static const unsigned char file_14[] = {
#embed "files/assets/app/choices.js"
};
static const unsigned char file_15[] = {
#embed "files/assets/app/history.js"
};
static const unsigned char file_16[] = {
#embed "files/assets/app/run.js"
};
static const unsigned char file_17[] = {
#embed "files/assets/app/server.js"
};
static const unsigned char file_18[] = {
#embed "files/assets/apps.css"
};
static const unsigned char file_19[] = {
#embed "files/assets/apps.js"
};
static const unsigned char file_20[] = {
#embed "files/assets/apps/match.js"
};
static const unsigned char file_21[] = {
#embed "files/assets/brief.js"
};
static const unsigned char file_22[] = {
#embed "files/assets/builder.css"
};
static const unsigned char file_23[] = {
#embed "files/assets/builder.js"
};
static const unsigned char file_24[] = {
#embed "files/assets/builder/banner.js"
};
static const unsigned char file_25[] = {
#embed "files/assets/builder/controls.js"
};
static const unsigned char file_26[] = {
#embed "files/assets/builder/drift.js"
};
static const unsigned char file_27[] = {
#embed "files/assets/builder/evidence.js"
};
static const unsigned char file_28[] = {
#embed "files/assets/builder/input-settings.js"
};
static const unsigned char file_29[] = {
#embed "files/assets/builder/inputs-step.js"
};
static const unsigned char file_30[] = {
#embed "files/assets/builder/look-step.js"
};
static const unsigned char file_31[] = {
#embed "files/assets/builder/model-step.js"
};
static const unsigned char file_32[] = {
#embed "files/assets/builder/preview.js"
};
static const unsigned char file_33[] = {
#embed "files/assets/builder/prompt-step.js"
};
static const unsigned char file_34[] = {
#embed "files/assets/builder/rules.js"
};
static const unsigned char file_35[] = {
#embed "files/assets/builder/small.js"
};
static const unsigned char file_36[] = {
#embed "files/assets/builder/switch.js"
};
static const unsigned char file_37[] = {
#embed "files/assets/builder/symbols.js"
};
static const unsigned char file_38[] = {
#embed "files/assets/builder/try.js"
};
static const unsigned char file_39[] = {
#embed "files/assets/builder/versions.js"
};
static const unsigned char file_40[] = {
#embed "files/assets/compare.css"
};
static const unsigned char file_41[] = {
#embed "files/assets/compare.js"
};
static const unsigned char file_42[] = {
#embed "files/assets/compare/actions.js"
};
static const unsigned char file_43[] = {
#embed "files/assets/compare/calculator.js"
};
static const unsigned char file_44[] = {
#embed "files/assets/compare/draft.js"
};
static const unsigned char file_45[] = {
#embed "files/assets/compare/matrix.js"
};
static const unsigned char file_46[] = {
#embed "files/assets/compare/picks.js"
};
static const unsigned char file_47[] = {
#embed "files/assets/compare/progress.js"
};
static const unsigned char file_48[] = {
#embed "files/assets/compare/prompts.js"
};
static const unsigned char file_49[] = {
#embed "files/assets/compare/questions.js"
};
static const unsigned char file_50[] = {
#embed "files/assets/compare/review.js"
};
static const unsigned char file_51[] = {
#embed "files/assets/compare/to-switch.js"
};
static const unsigned char file_52[] = {
#embed "files/assets/compare/verdict.js"
};
static const unsigned char file_53[] = {
#embed "files/assets/compare/ways.js"
};
static const unsigned char file_54[] = {
#embed "files/assets/comparison-new.js"
};
static const unsigned char file_55[] = {
#embed "files/assets/comparison.js"
};
static const unsigned char file_56[] = {
#embed "files/assets/comparisons.css"
};
static const unsigned char file_57[] = {
#embed "files/assets/core.js"
};
static const unsigned char file_58[] = {
#embed "files/assets/face.js"
};
static const unsigned char file_59[] = {
#embed "files/assets/fields.css"
};
static const unsigned char file_60[] = {
#embed "files/assets/gallery.css"
};
static const unsigned char file_61[] = {
#embed "files/assets/gallery.js"
};
static const unsigned char file_62[] = {
#embed "files/assets/gallery/alt-batch.js"
};
static const unsigned char file_63[] = {
#embed "files/assets/gallery/grid.js"
};
static const unsigned char file_64[] = {
#embed "files/assets/icon.svg"
};
static const unsigned char file_65[] = {
#embed "files/assets/improve.js"
};
static const unsigned char file_66[] = {
#embed "files/assets/inputs.js"
};
static const unsigned char file_67[] = {
#embed "files/assets/make.css"
};
static const unsigned char file_68[] = {
#embed "files/assets/make.js"
};
static const unsigned char file_69[] = {
#embed "files/assets/make/parameters.js"
};
static const unsigned char file_70[] = {
#embed "files/assets/make/references.js"
};
static const unsigned char file_71[] = {
#embed "files/assets/make/runs.js"
};
static const unsigned char file_72[] = {
#embed "files/assets/make/shapes.js"
};
static const unsigned char file_73[] = {
#embed "files/assets/make/strip.js"
};
static const unsigned char file_74[] = {
#embed "files/assets/painter.js"
};
static const unsigned char file_75[] = {
#embed "files/assets/people.js"
};
static const unsigned char file_76[] = {
#embed "files/assets/shell.js"
};
static const unsigned char file_77[] = {
#embed "files/assets/studio.css"
};
static const unsigned char file_78[] = {
#embed "files/assets/templates/concept-art.webp"
};
static const unsigned char file_79[] = {
#embed "files/assets/templates/icon-set.webp"
};
static const unsigned char file_80[] = {
#embed "files/assets/templates/illustration.webp"
};
static const unsigned char file_81[] = {
#embed "files/assets/templates/marketing-banner.webp"
};
static const unsigned char file_82[] = {
#embed "files/assets/templates/product-photo.webp"
};
static const unsigned char file_83[] = {
#embed "files/assets/templates/reference-sheet.webp"
};
static const unsigned char file_84[] = {
#embed "files/assets/templates/sketch-to-picture.webp"
};
static const unsigned char file_85[] = {
#embed "files/assets/templates/social-post.webp"
};
static const unsigned char file_86[] = {
#embed "files/assets/templates/style-set.webp"
};
static const unsigned char file_87[] = {
#embed "files/assets/templates/ui-mockup.webp"
};
static const unsigned char file_88[] = {
#embed "files/assets/theme.js"
};
static const unsigned char file_89[] = {
#embed "files/assets/viewer.css"
};
static const unsigned char file_90[] = {
#embed "files/assets/viewer.js"
};
static const unsigned char file_91[] = {
#embed "files/assets/viewer/alt.js"
};
static const unsigned char file_92[] = {
#embed "files/assets/vote.css"
};
static const unsigned char file_93[] = {
#embed "files/assets/vote.js"
};
static const unsigned char file_94[] = {
#embed "files/strings/de.json"
};
static const unsigned char file_95[] = {
#embed "files/strings/en.json"
};
static const unsigned char file_96[] = {
#embed "files/templates/account.mustache"
};
static const unsigned char file_97[] = {
#embed "files/templates/app-password.mustache"
};
static const unsigned char file_98[] = {
#embed "files/templates/app.mustache"
};
static const unsigned char file_99[] = {
#embed "files/templates/apps.mustache"
};
static const unsigned char file_100[] = {
#embed "files/templates/audit.mustache"
};
static const unsigned char file_101[] = {
#embed "files/templates/bare.mustache"
};
static const unsigned char file_102[] = {
#embed "files/templates/builder.mustache"
};
static const unsigned char file_103[] = {
#embed "files/templates/compare.mustache"
};
static const unsigned char file_104[] = {
#embed "files/templates/comparison-new.mustache"
};
static const unsigned char file_105[] = {
#embed "files/templates/comparison-vote.mustache"
};
static const unsigned char file_106[] = {
#embed "files/templates/comparison.mustache"
};
static const unsigned char file_107[] = {
#embed "files/templates/comparisons.mustache"
};
static const unsigned char file_108[] = {
#embed "files/templates/error.mustache"
};
static const unsigned char file_109[] = {
#embed "files/templates/gallery.mustache"
};
static const unsigned char file_110[] = {
#embed "files/templates/layout.mustache"
};
static const unsigned char file_111[] = {
#embed "files/templates/make.mustache"
};
static const unsigned char file_112[] = {
#embed "files/templates/parts/art.mustache"
};
static const unsigned char file_113[] = {
#embed "files/templates/parts/brand.mustache"
};
static const unsigned char file_114[] = {
#embed "files/templates/parts/head.mustache"
};
static const unsigned char file_115[] = {
#embed "files/templates/parts/icons.mustache"
};
static const unsigned char file_116[] = {
#embed "files/templates/parts/nav.mustache"
};
static const unsigned char file_117[] = {
#embed "files/templates/parts/voting.mustache"
};
static const unsigned char file_118[] = {
#embed "files/templates/people.mustache"
};
static const unsigned char file_119[] = {
#embed "files/templates/sign-in.mustache"
};
static const unsigned char file_120[] = {
#embed "files/templates/spend.mustache"
};
static const unsigned char file_121[] = {
#embed "files/templates/vote-guest.mustache"
};
static const unsigned char file_122[] = {
#embed "files/templates/welcome.mustache"
};

static const struct easel_studio_file table[] = {
    {"apps/concept-art.json", file_0, sizeof file_0},
    {"apps/icon-set.json", file_1, sizeof file_1},
    {"apps/illustration.json", file_2, sizeof file_2},
    {"apps/marketing-banner.json", file_3, sizeof file_3},
    {"apps/product-photo.json", file_4, sizeof file_4},
    {"apps/reference-sheet.json", file_5, sizeof file_5},
    {"apps/sketch-to-picture.json", file_6, sizeof file_6},
    {"apps/social-post.json", file_7, sizeof file_7},
    {"apps/style-set.json", file_8, sizeof file_8},
    {"apps/ui-mockup.json", file_9, sizeof file_9},
    {"assets/app-sw.js", file_10, sizeof file_10},
    {"assets/app.css", file_11, sizeof file_11},
    {"assets/app.js", file_12, sizeof file_12},
    {"assets/app/batch.js", file_13, sizeof file_13},
    {"assets/app/choices.js", file_14, sizeof file_14},
    {"assets/app/history.js", file_15, sizeof file_15},
    {"assets/app/run.js", file_16, sizeof file_16},
    {"assets/app/server.js", file_17, sizeof file_17},
    {"assets/apps.css", file_18, sizeof file_18},
    {"assets/apps.js", file_19, sizeof file_19},
    {"assets/apps/match.js", file_20, sizeof file_20},
    {"assets/brief.js", file_21, sizeof file_21},
    {"assets/builder.css", file_22, sizeof file_22},
    {"assets/builder.js", file_23, sizeof file_23},
    {"assets/builder/banner.js", file_24, sizeof file_24},
    {"assets/builder/controls.js", file_25, sizeof file_25},
    {"assets/builder/drift.js", file_26, sizeof file_26},
    {"assets/builder/evidence.js", file_27, sizeof file_27},
    {"assets/builder/input-settings.js", file_28, sizeof file_28},
    {"assets/builder/inputs-step.js", file_29, sizeof file_29},
    {"assets/builder/look-step.js", file_30, sizeof file_30},
    {"assets/builder/model-step.js", file_31, sizeof file_31},
    {"assets/builder/preview.js", file_32, sizeof file_32},
    {"assets/builder/prompt-step.js", file_33, sizeof file_33},
    {"assets/builder/rules.js", file_34, sizeof file_34},
    {"assets/builder/small.js", file_35, sizeof file_35},
    {"assets/builder/switch.js", file_36, sizeof file_36},
    {"assets/builder/symbols.js", file_37, sizeof file_37},
    {"assets/builder/try.js", file_38, sizeof file_38},
    {"assets/builder/versions.js", file_39, sizeof file_39},
    {"assets/compare.css", file_40, sizeof file_40},
    {"assets/compare.js", file_41, sizeof file_41},
    {"assets/compare/actions.js", file_42, sizeof file_42},
    {"assets/compare/calculator.js", file_43, sizeof file_43},
    {"assets/compare/draft.js", file_44, sizeof file_44},
    {"assets/compare/matrix.js", file_45, sizeof file_45},
    {"assets/compare/picks.js", file_46, sizeof file_46},
    {"assets/compare/progress.js", file_47, sizeof file_47},
    {"assets/compare/prompts.js", file_48, sizeof file_48},
    {"assets/compare/questions.js", file_49, sizeof file_49},
    {"assets/compare/review.js", file_50, sizeof file_50},
    {"assets/compare/to-switch.js", file_51, sizeof file_51},
    {"assets/compare/verdict.js", file_52, sizeof file_52},
    {"assets/compare/ways.js", file_53, sizeof file_53},
    {"assets/comparison-new.js", file_54, sizeof file_54},
    {"assets/comparison.js", file_55, sizeof file_55},
    {"assets/comparisons.css", file_56, sizeof file_56},
    {"assets/core.js", file_57, sizeof file_57},
    {"assets/face.js", file_58, sizeof file_58},
    {"assets/fields.css", file_59, sizeof file_59},
    {"assets/gallery.css", file_60, sizeof file_60},
    {"assets/gallery.js", file_61, sizeof file_61},
    {"assets/gallery/alt-batch.js", file_62, sizeof file_62},
    {"assets/gallery/grid.js", file_63, sizeof file_63},
    {"assets/icon.svg", file_64, sizeof file_64},
    {"assets/improve.js", file_65, sizeof file_65},
    {"assets/inputs.js", file_66, sizeof file_66},
    {"assets/make.css", file_67, sizeof file_67},
    {"assets/make.js", file_68, sizeof file_68},
    {"assets/make/parameters.js", file_69, sizeof file_69},
    {"assets/make/references.js", file_70, sizeof file_70},
    {"assets/make/runs.js", file_71, sizeof file_71},
    {"assets/make/shapes.js", file_72, sizeof file_72},
    {"assets/make/strip.js", file_73, sizeof file_73},
    {"assets/painter.js", file_74, sizeof file_74},
    {"assets/people.js", file_75, sizeof file_75},
    {"assets/shell.js", file_76, sizeof file_76},
    {"assets/studio.css", file_77, sizeof file_77},
    {"assets/templates/concept-art.webp", file_78, sizeof file_78},
    {"assets/templates/icon-set.webp", file_79, sizeof file_79},
    {"assets/templates/illustration.webp", file_80, sizeof file_80},
    {"assets/templates/marketing-banner.webp", file_81, sizeof file_81},
    {"assets/templates/product-photo.webp", file_82, sizeof file_82},
    {"assets/templates/reference-sheet.webp", file_83, sizeof file_83},
    {"assets/templates/sketch-to-picture.webp", file_84, sizeof file_84},
    {"assets/templates/social-post.webp", file_85, sizeof file_85},
    {"assets/templates/style-set.webp", file_86, sizeof file_86},
    {"assets/templates/ui-mockup.webp", file_87, sizeof file_87},
    {"assets/theme.js", file_88, sizeof file_88},
    {"assets/viewer.css", file_89, sizeof file_89},
    {"assets/viewer.js", file_90, sizeof file_90},
    {"assets/viewer/alt.js", file_91, sizeof file_91},
    {"assets/vote.css", file_92, sizeof file_92},
    {"assets/vote.js", file_93, sizeof file_93},
    {"strings/de.json", file_94, sizeof file_94},
    {"strings/en.json", file_95, sizeof file_95},
    {"templates/account.mustache", file_96, sizeof file_96},
    {"templates/app-password.mustache", file_97, sizeof file_97},
    {"templates/app.mustache", file_98, sizeof file_98},
    {"templates/apps.mustache", file_99, sizeof file_99},
    {"templates/audit.mustache", file_100, sizeof file_100},
    {"templates/bare.mustache", file_101, sizeof file_101},
    {"templates/builder.mustache", file_102, sizeof file_102},
    {"templates/compare.mustache", file_103, sizeof file_103},
    {"templates/comparison-new.mustache", file_104, sizeof file_104},
    {"templates/comparison-vote.mustache", file_105, sizeof file_105},
    {"templates/comparison.mustache", file_106, sizeof file_106},
    {"templates/comparisons.mustache", file_107, sizeof file_107},
    {"templates/error.mustache", file_108, sizeof file_108},
    {"templates/gallery.mustache", file_109, sizeof file_109},
    {"templates/layout.mustache", file_110, sizeof file_110},
    {"templates/make.mustache", file_111, sizeof file_111},
    {"templates/parts/art.mustache", file_112, sizeof file_112},
    {"templates/parts/brand.mustache", file_113, sizeof file_113},
    {"templates/parts/head.mustache", file_114, sizeof file_114},
    {"templates/parts/icons.mustache", file_115, sizeof file_115},
    {"templates/parts/nav.mustache", file_116, sizeof file_116},
    {"templates/parts/voting.mustache", file_117, sizeof file_117},
    {"templates/people.mustache", file_118, sizeof file_118},
    {"templates/sign-in.mustache", file_119, sizeof file_119},
    {"templates/spend.mustache", file_120, sizeof file_120},
    {"templates/vote-guest.mustache", file_121, sizeof file_121},
    {"templates/welcome.mustache", file_122, sizeof file_122},
    {0, 0, 0},
};

const struct easel_studio_file *easel_studio_files(void) { return table; }

size_t easel_studio_file_count(void) { return sizeof table / sizeof table[0] - 1; }
