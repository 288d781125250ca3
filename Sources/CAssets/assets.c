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

static const unsigned char prompts[] = {
#embed "files/prompts.json"
};
ASSET(prompts)

#define PICTURE(name) {#name, {picture_##name, sizeof picture_##name}}

static const unsigned char picture_apples[] = {
#embed "files/prompts/apples.webp"
};
static const unsigned char picture_bottle[] = {
#embed "files/prompts/bottle.webp"
};
static const unsigned char picture_coast[] = {
#embed "files/prompts/coast.webp"
};
static const unsigned char picture_fox[] = {
#embed "files/prompts/fox.webp"
};
static const unsigned char picture_sign[] = {
#embed "files/prompts/sign.webp"
};
static const unsigned char picture_street[] = {
#embed "files/prompts/street.webp"
};
static const unsigned char picture_vase[] = {
#embed "files/prompts/vase.webp"
};

static const easel_named_asset pictures[] = {
    PICTURE(apples), PICTURE(bottle), PICTURE(coast), PICTURE(fox), PICTURE(sign), PICTURE(street), PICTURE(vase), {0, {"", 0}},
};
const easel_named_asset *easel_asset_pictures(void) { return pictures; }
