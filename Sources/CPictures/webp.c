#include "easel_codecs.h"
#include "easel_colour.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <webp/decode.h>
#include <webp/encode.h>

easel_status easel_webp_decode(
    const uint8_t *webp, size_t count, uint32_t width, uint32_t height, int scales, const uint8_t *profile, size_t profile_count,
    uint8_t *rgba, easel_message *message) {
    WebPDecoderConfig config;
    if (!WebPInitDecoderConfig(&config)) return easel_status_unsupported;
    config.options.use_scaling = scales;
    config.options.scaled_width = (int)width;
    config.options.scaled_height = (int)height;
    config.output.colorspace = MODE_RGBA;
    config.output.is_external_memory = 1;
    config.output.u.RGBA.rgba = rgba;
    config.output.u.RGBA.stride = (int)width * 4;
    config.output.u.RGBA.size = (size_t)width * height * 4;
    VP8StatusCode code = WebPDecode(webp, count, &config);
    WebPFreeDecBuffer(&config.output);
    switch (code) {
    case VP8_STATUS_OK: break;
    case VP8_STATUS_SUSPENDED:
    case VP8_STATUS_NOT_ENOUGH_DATA: return easel_status_truncated;
    case VP8_STATUS_OUT_OF_MEMORY: return easel_status_memory;
    case VP8_STATUS_UNSUPPORTED_FEATURE: return easel_status_unsupported;
    default: snprintf(message->text, sizeof message->text, "libwebp status %d", (int)code); return easel_status_damaged;
    }
    if (profile) easel_colour_from_profile(rgba, (size_t)width * height, profile, profile_count);
    return easel_status_ok;
}

easel_status easel_webp_encode(
    const uint8_t *rgba, uint32_t width, uint32_t height, int lossless, float quality, int method, uint8_t **webp, size_t *count,
    easel_message *message) {
    WebPConfig config;
    WebPPicture picture;
    if (!WebPConfigInit(&config) || !WebPPictureInit(&picture)) return easel_status_unsupported;
    config.lossless = lossless;
    config.quality = quality;
    config.method = method;
    config.exact = 0;
    picture.width = (int)width;
    picture.height = (int)height;
    picture.use_argb = lossless;
    WebPMemoryWriter writer;
    WebPMemoryWriterInit(&writer);
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    easel_status status = easel_status_ok;
    if (!WebPPictureImportRGBA(&picture, rgba, (int)width * 4) || !WebPEncode(&config, &picture)) {
        snprintf(message->text, sizeof message->text, "libwebp error %d", (int)picture.error_code);
        status = picture.error_code == VP8_ENC_ERROR_OUT_OF_MEMORY ? easel_status_memory : easel_status_unsupported;
    } else {
        *webp = malloc(writer.size);
        if (*webp) memcpy(*webp, writer.mem, writer.size);
        *count = writer.size;
        if (!*webp) status = easel_status_memory;
    }
    WebPMemoryWriterClear(&writer);
    WebPPictureFree(&picture);
    return status;
}
