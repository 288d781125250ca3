#include "easel_colour.h"

#include <lcms2.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

// Pixels go through lcms in runs, so that its counters, which are 32-bit, never overflow.
enum { run_length = 1 << 16 };

static void ignore_error(cmsContext context, cmsUInt32Number code, const char *text) {}

static cmsContext make_context(void) {
    cmsContext context = cmsCreateContext(NULL, NULL);
    if (context) cmsSetLogErrorHandlerTHR(context, ignore_error);
    return context;
}

// Whether a transform leaves a coarse grid of colours where they are, so that the picture need not go through it.
static int changes_nothing(cmsHTRANSFORM transform) {
    for (int red = 0; red < 256; red += 51) {
        for (int green = 0; green < 256; green += 51) {
            for (int blue = 0; blue < 256; blue += 51) {
                uint8_t in[4] = {(uint8_t)red, (uint8_t)green, (uint8_t)blue, 255}, out[4] = {0, 0, 0, 255};
                cmsDoTransform(transform, in, out, 1);
                for (int i = 0; i < 3; i++) {
                    if (abs(in[i] - out[i]) > 1) return 0;
                }
            }
        }
    }
    return 1;
}

static void transform_rgba(cmsHTRANSFORM transform, uint8_t *rgba, size_t count) {
    if (changes_nothing(transform)) return;
    while (count > 0) {
        size_t run = count < run_length ? count : run_length;
        cmsDoTransform(transform, rgba, rgba, (cmsUInt32Number)run);
        rgba += run * 4;
        count -= run;
    }
}

static void transform_grey(cmsHTRANSFORM transform, uint8_t *rgba, size_t count) {
    uint8_t levels[256], table[256 * 3];
    for (int i = 0; i < 256; i++) levels[i] = (uint8_t)i;
    cmsDoTransform(transform, levels, table, 256);
    for (size_t i = 0; i < count; i++, rgba += 4) memcpy(rgba, table + rgba[0] * 3, 3);
}

static int is_grey(const uint8_t *rgba, size_t count) {
    for (size_t i = 0; i < count; i++, rgba += 4) {
        if (rgba[0] != rgba[1] || rgba[1] != rgba[2]) return 0;
    }
    return 1;
}

static void convert_with(cmsContext context, cmsHPROFILE from, uint8_t *rgba, size_t count) {
    cmsHPROFILE to = cmsCreate_sRGBProfileTHR(context);
    if (!to) return;
    cmsColorSpaceSignature space = cmsGetColorSpace(from);
    if (space == cmsSigRgbData) {
        cmsHTRANSFORM transform =
            cmsCreateTransformTHR(context, from, TYPE_RGBA_8, to, TYPE_RGBA_8, INTENT_PERCEPTUAL, cmsFLAGS_COPY_ALPHA);
        if (transform) {
            transform_rgba(transform, rgba, count);
            cmsDeleteTransform(transform);
        }
    } else if (space == cmsSigGrayData && is_grey(rgba, count)) {
        cmsHTRANSFORM transform = cmsCreateTransformTHR(context, from, TYPE_GRAY_8, to, TYPE_RGB_8, INTENT_PERCEPTUAL, 0);
        if (transform) {
            transform_grey(transform, rgba, count);
            cmsDeleteTransform(transform);
        }
    }
    cmsCloseProfile(to);
}

void easel_colour_from_profile(uint8_t *rgba, size_t count, const uint8_t *profile, size_t profile_count) {
    cmsContext context = make_context();
    if (!context) return;
    cmsHPROFILE from = cmsOpenProfileFromMemTHR(context, profile, (cmsUInt32Number)profile_count);
    if (from) {
        convert_with(context, from, rgba, count);
        cmsCloseProfile(from);
    }
    cmsDeleteContext(context);
}

void easel_colour_from_gamma(uint8_t *rgba, size_t count, double gamma, const easel_primaries *primaries) {
    cmsContext context = make_context();
    if (!context) return;
    cmsCIExyY white = {0.3127, 0.3290, 1};
    cmsCIExyYTRIPLE colours = {{0.64, 0.33, 1}, {0.30, 0.60, 1}, {0.15, 0.06, 1}};
    if (primaries) {
        white = (cmsCIExyY){primaries->white[0], primaries->white[1], 1};
        colours.Red = (cmsCIExyY){primaries->red[0], primaries->red[1], 1};
        colours.Green = (cmsCIExyY){primaries->green[0], primaries->green[1], 1};
        colours.Blue = (cmsCIExyY){primaries->blue[0], primaries->blue[1], 1};
    }
    cmsToneCurve *curve = cmsBuildGamma(context, gamma);
    if (curve) {
        cmsToneCurve *curves[3] = {curve, curve, curve};
        cmsHPROFILE from = cmsCreateRGBProfileTHR(context, &white, &colours, curves);
        if (from) {
            convert_with(context, from, rgba, count);
            cmsCloseProfile(from);
        }
        cmsFreeToneCurve(curve);
    }
    cmsDeleteContext(context);
}

static int cmyk_by_profile(uint8_t *pixels, size_t count, int inverted, const uint8_t *profile, size_t profile_count) {
    int done = 0;
    cmsContext context = make_context();
    if (!context) return 0;
    cmsHPROFILE from = cmsOpenProfileFromMemTHR(context, profile, (cmsUInt32Number)profile_count);
    cmsHPROFILE to = cmsCreate_sRGBProfileTHR(context);
    if (from && to && cmsGetColorSpace(from) == cmsSigCmykData) {
        cmsHTRANSFORM transform = cmsCreateTransformTHR(
            context, from, inverted ? TYPE_CMYK_8_REV : TYPE_CMYK_8, to, TYPE_RGBA_8, INTENT_PERCEPTUAL, 0);
        if (transform) {
            for (size_t at = 0; at < count; at += run_length) {
                size_t run = count - at < run_length ? count - at : run_length;
                cmsDoTransform(transform, pixels + at * 4, pixels + at * 4, (cmsUInt32Number)run);
            }
            cmsDeleteTransform(transform);
            done = 1;
        }
    }
    if (from) cmsCloseProfile(from);
    if (to) cmsCloseProfile(to);
    cmsDeleteContext(context);
    return done;
}

void easel_colour_from_cmyk(uint8_t *pixels, size_t count, int inverted, const uint8_t *profile, size_t profile_count) {
    int done = profile && cmyk_by_profile(pixels, count, inverted, profile, profile_count);
    uint8_t flip = inverted ? 0 : 255;
    for (size_t i = 0; i < count; i++, pixels += 4) {
        if (!done) {
            unsigned key = pixels[3] ^ flip;
            for (int c = 0; c < 3; c++) pixels[c] = (uint8_t)(((unsigned)(pixels[c] ^ flip) * key + 127) / 255);
        }
        pixels[3] = 255;
    }
}
