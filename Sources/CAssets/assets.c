#include "assets.h"

#define ASSET(name) \
    easel_asset easel_asset_##name(void) { return (easel_asset){name, sizeof name}; }

static const unsigned char catalogue[] = {
#embed "files/catalogue.json"
};
ASSET(catalogue)

static const unsigned char priors[] = {
#embed "files/priors.json"
};
ASSET(priors)

static const unsigned char openapi[] = {
#embed "files/openapi.yaml"
};
ASSET(openapi)
