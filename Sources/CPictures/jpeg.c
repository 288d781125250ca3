#include "easel_codecs.h"
#include "easel_colour.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <turbojpeg.h>

static void note(tjhandle handle, easel_message *message) {
    snprintf(message->text, sizeof message->text, "%s", tjGetErrorStr2(handle));
}

easel_status easel_jpeg_measure(
    const uint8_t *jpeg, size_t count, int least_edge, easel_jpeg_size *size, easel_message *message) {
    tjhandle handle = tjInitDecompress();
    if (!handle) return easel_status_memory;
    int subsampling = 0, space = 0;
    easel_status status = easel_status_ok;
    if (tjDecompressHeader3(handle, jpeg, (unsigned long)count, &size->width, &size->height, &subsampling, &space) != 0 &&
        (tjGetErrorCode(handle) == TJERR_FATAL || size->width <= 0 || size->height <= 0)) {
        note(handle, message);
        status = easel_status_damaged;
    }
    tjDestroy(handle);
    if (status != easel_status_ok) return status;
    size->is_cmyk = space == TJCS_CMYK || space == TJCS_YCCK;
    size->scaled_width = size->width;
    size->scaled_height = size->height;
    for (int eighths = 1; least_edge > 0 && eighths < 8; eighths++) {
        tjscalingfactor factor = {eighths, 8};
        int width = TJSCALED(size->width, factor), height = TJSCALED(size->height, factor);
        if ((width > height ? width : height) >= least_edge) {
            size->scaled_width = width;
            size->scaled_height = height;
            break;
        }
    }
    return status;
}

// A camera's stray bytes between segments are harmless; what else libjpeg warns of means missing or wrong pixels.
static easel_status judge_warning(const char *text) {
    if (strstr(text, "extraneous bytes") || strstr(text, "Unknown Adobe color") || strstr(text, "unknown JFIF")) return easel_status_ok;
    if (strstr(text, "Premature end of JPEG file")) return easel_status_truncated;
    return strstr(text, "premature end of data segment") ? easel_status_truncated : easel_status_damaged;
}

// Whether the end marker stands anywhere; a file that is cut in a table between scans looks damaged otherwise.
static int has_end(const uint8_t *jpeg, size_t count) {
    for (size_t i = count; i >= 2; i--) {
        if (jpeg[i - 2] == 0xFF && jpeg[i - 1] == 0xD9) return 1;
    }
    return 0;
}

easel_status easel_jpeg_decode(
    const uint8_t *jpeg, size_t count, const easel_jpeg_size *size, const uint8_t *profile, size_t profile_count, int inverted,
    uint8_t *rgba, easel_message *message) {
    tjhandle handle = tjInitDecompress();
    if (!handle) return easel_status_memory;
    int format = size->is_cmyk ? TJPF_CMYK : TJPF_RGBA;
    easel_status status = easel_status_ok;
    // A progressive file may ask for any number of passes over the picture; more than 500 is an attack.
    int code = tjDecompress2(
        handle, jpeg, (unsigned long)count, rgba, size->scaled_width, size->scaled_width * 4, size->scaled_height, format,
        TJFLAG_LIMITSCANS);
    if (code != 0) {
        note(handle, message);
        status = tjGetErrorCode(handle) == TJERR_WARNING ? judge_warning(message->text) : easel_status_damaged;
        if (status == easel_status_damaged && !has_end(jpeg, count)) status = easel_status_truncated;
    }
    tjDestroy(handle);
    if (status != easel_status_ok) return status;
    size_t pixels = (size_t)size->scaled_width * (size_t)size->scaled_height;
    if (size->is_cmyk) {
        easel_colour_from_cmyk(rgba, pixels, inverted, profile, profile_count);
    } else if (profile) {
        easel_colour_from_profile(rgba, pixels, profile, profile_count);
    }
    return status;
}

easel_status easel_jpeg_encode(
    const uint8_t *rgba, uint32_t width, uint32_t height, int quality, int full_colour, uint8_t **jpeg, size_t *count,
    easel_message *message) {
    tjhandle handle = tjInitCompress();
    if (!handle) return easel_status_memory;
    unsigned char *made = NULL;
    unsigned long length = 0;
    int code = tjCompress2(
        handle, rgba, (int)width, (int)width * 4, (int)height, TJPF_RGBX, &made, &length,
        full_colour ? TJSAMP_444 : TJSAMP_420, quality, TJFLAG_ACCURATEDCT);
    easel_status status = easel_status_ok;
    if (code != 0) {
        note(handle, message);
        status = easel_status_unsupported;
    } else {
        // tjAlloc may be another allocator than free's.
        *jpeg = malloc(length);
        if (*jpeg) memcpy(*jpeg, made, length);
        *count = length;
        if (!*jpeg) status = easel_status_memory;
    }
    tjFree(made);
    tjDestroy(handle);
    return status;
}
