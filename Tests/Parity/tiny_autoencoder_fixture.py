"""A tiny autoencoder of random weights with what torch makes of them; with arguments WEIGHTS-FOLDER PICTURE OUTPUT-FOLDER, TAEF2's."""
import shutil
import sys

import numpy as np
import torch
from PIL import Image
from safetensors.torch import save_file

from tiny import HERE, randomize
from reference import picture
from tiny_autoencoder import decoder_module, encoder_module, round_trip


@torch.no_grad()
def random():
    encoder, decoder = randomize(encoder_module(8, 6), 5), randomize(decoder_module(8, 6), 6)
    x = (torch.from_numpy(picture(32, 48, 4)).permute(2, 0, 1)[None].float() / 255).contiguous()
    latent = encoder(x)
    weights = {f"encoder.{k}": v for k, v in encoder.state_dict().items()} | {f"decoder.{k}": v for k, v in decoder.state_dict().items()}
    save_file(weights, HERE / "fixtures/tiny-autoencoder.safetensors")
    save_file({"picture": x, "latent": latent, "decoded": decoder(latent)}, HERE / "fixtures/tiny-autoencoder-reference.safetensors")


def real(weights, name, output):
    image = Image.open(name).convert("RGB")
    pixels = np.array(image.crop((0, 0, image.width // 8 * 8, image.height // 8 * 8)))
    latent, back, decibels = round_trip(weights, pixels)
    for half in ["encoder", "decoder"]:
        shutil.copy(f"{weights}/taef2_{half}.safetensors", output)
    x = (torch.from_numpy(pixels).permute(2, 0, 1)[None].float() / 255).contiguous()
    save_file({"picture": x, "latent": latent, "decoded": back, "decibels": torch.tensor([decibels])}, f"{output}/reference.safetensors")
    print(f"TAEF2 in torch: {decibels:.4f} dB")


if __name__ == "__main__":
    real(*sys.argv[1:4]) if len(sys.argv) > 1 else random()
