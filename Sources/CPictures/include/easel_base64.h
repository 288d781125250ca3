#ifndef EASEL_BASE64_H
#define EASEL_BASE64_H

#include <stddef.h>
#include <stdint.h>

/// Writes the base64 text (RFC 4648 section 4, padded, no line breaks) of `count` bytes to `text`, which has room for
/// `(count + 2) / 3 * 4` characters, and returns how many it wrote.
size_t easel_base64_encode(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull text);

/// Decodes `count` characters of padded base64 into `bytes`, which has room for `count / 4 * 3` bytes. Returns the number of
/// bytes, or -1 where the text is not base64: a foreign character, padding in the middle, or a length that is no multiple of
/// four. Unused bits before the padding are ignored.
ptrdiff_t easel_base64_decode(const uint8_t *_Nonnull text, size_t count, uint8_t *_Nonnull bytes);

/// Which implementation runs on this processor: 0 portable, 1 AVX2.
int easel_base64_kind(void);

/// The same as `easel_base64_encode` with the portable code, for tests.
size_t easel_base64_encode_portable(const uint8_t *_Nonnull bytes, size_t count, uint8_t *_Nonnull text);

/// The same as `easel_base64_decode` with the portable code, for tests.
ptrdiff_t easel_base64_decode_portable(const uint8_t *_Nonnull text, size_t count, uint8_t *_Nonnull bytes);

#endif
