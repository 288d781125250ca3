#ifndef EASEL_ASSETS_H
#define EASEL_ASSETS_H

#include <stddef.h>

/// Bytes that are part of the executable; they live as long as the process.
typedef struct {
    const void *_Nonnull bytes;
    size_t count;
} easel_asset;

/// files/catalogue.json
easel_asset easel_asset_catalogue(void);
/// files/priors.json
easel_asset easel_asset_priors(void);
/// files/openapi.yaml
easel_asset easel_asset_openapi(void);
/// files/prompts.json
easel_asset easel_asset_prompts(void);

/// One of several files of a kind.
typedef struct {
    const char *_Nullable name;
    easel_asset asset;
} easel_named_asset;

/// The pictures in files/prompts, by their names without an ending; the last has no name.
const easel_named_asset *_Nonnull easel_asset_pictures(void);

#endif
