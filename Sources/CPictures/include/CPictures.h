#ifndef EASEL_CPICTURES_H
#define EASEL_CPICTURES_H

#include "easel_base64.h"
#include "easel_codecs.h"
#include "easel_colour.h"
#include "easel_deflate.h"
#include "easel_pixels.h"
#include "easel_status.h"

#endif
