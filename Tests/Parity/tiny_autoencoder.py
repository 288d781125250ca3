"""TAEF2 in torch, after madebyollin/taesd (MIT). Usage: tiny_autoencoder.py WEIGHTS-FOLDER PICTURE prints the round trip's PSNR."""
import sys

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import nn


class Block(nn.Module):
    def __init__(self, channels, pools):
        super().__init__()
        conv = lambda: nn.Conv2d(channels, channels, 3, padding=1)
        self.conv = nn.Sequential(conv(), nn.ReLU(), conv(), nn.ReLU(), conv())
        self.pool = None
        if pools:
            self.pool = nn.Sequential(
                nn.Conv2d(channels, 4 * channels, 1, bias=False), nn.GroupNorm(4, 4 * channels), nn.ReLU(),
                nn.Conv2d(4 * channels, channels, 1, bias=False))

    def forward(self, x):
        if self.pool is not None:
            x = x + self.pool(x)
        return torch.relu(self.conv(x) + x)


class Bound(nn.Module):
    def forward(self, x):
        return torch.tanh(x / 3) * 3


def convolution(inputs, outputs, **keys):
    return nn.Conv2d(inputs, outputs, 3, padding=1, **keys)


def encoder_module(channels, latents):
    level = lambda pools: [convolution(channels, channels, stride=2, bias=False), *[Block(channels, pools) for _ in range(3)]]
    return nn.Sequential(
        convolution(3, channels), Block(channels, False), *level(False), *level(False), *level(True), convolution(channels, latents))


def decoder_module(channels, latents):
    level = lambda pools: [
        *[Block(channels, pools) for _ in range(3)], nn.Upsample(scale_factor=2), convolution(channels, channels, bias=False)]
    return nn.Sequential(
        Bound(), convolution(latents, channels), nn.ReLU(), *level(True), *level(False), *level(False), Block(channels, False),
        convolution(channels, 3))


def load(module, weights):
    module.load_state_dict({name: value.float() for name, value in weights.items()})
    return module.eval()


def encoder(weights):
    return load(encoder_module(weights["0.weight"].shape[0], weights["14.weight"].shape[0]), weights)


def decoder(weights):
    return load(decoder_module(weights["1.weight"].shape[0], weights["1.weight"].shape[1]), weights)


@torch.no_grad()
def round_trip(folder, pixels):
    x = torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255
    latent = encoder(load_file(f"{folder}/taef2_encoder.safetensors"))(x)
    back = decoder(load_file(f"{folder}/taef2_decoder.safetensors"))(latent).clamp(0, 1)
    return latent, back, -10 * torch.log10((back - x).pow(2).mean()).item()


if __name__ == "__main__":
    image = Image.open(sys.argv[2]).convert("RGB")
    image = image.crop((0, 0, image.width // 8 * 8, image.height // 8 * 8))
    latent, _, decibels = round_trip(sys.argv[1], np.array(image))
    print(f"{image.width}x{image.height}: {decibels:.4f} dB, latents {latent.mean():.4f} ± {latent.std():.4f}")
