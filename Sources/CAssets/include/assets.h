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

#endif
