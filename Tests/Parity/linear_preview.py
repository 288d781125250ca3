"""Fits `Sources/Diffusion/LinearPreview+Factors.swift`: the colour of a latent by least squares, over photographs that TAEF2 encodes.

Usage: linear_preview.py FOLDER-WITH-taef2_encoder.safetensors PICTURE...
"""
import sys

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file

from tiny import HERE
from tiny_autoencoder import encoder


@torch.no_grad()
def fit(folder, pictures):
    model = encoder(load_file(f"{folder}/taef2_encoder.safetensors"))
    inputs, colours = [], []
    for name in pictures:
        image = Image.open(name).convert("RGB")
        image.thumbnail((768, 768))
        image = image.crop((0, 0, image.width // 16 * 16, image.height // 16 * 16))
        pixels = torch.from_numpy(np.array(image)).permute(2, 0, 1)[None].float() / 255
        inputs.append(model(pixels)[0].flatten(1).T)
        colours.append(torch.nn.functional.avg_pool2d(pixels, 8)[0].flatten(1).T)
    x, y = torch.cat(inputs), torch.cat(colours)
    x = torch.cat([x, torch.ones(len(x), 1)], 1)
    solution = torch.linalg.lstsq(x.double(), y.double()).solution
    print("root mean square error", (x.double() @ solution - y).pow(2).mean().sqrt().item())
    return solution


if __name__ == "__main__":
    rows = fit(sys.argv[1], sys.argv[2:])
    number = lambda value: f"{value:.4f}"
    lines = "\n".join("        [" + ", ".join(map(number, row)) + "]," for row in rows[:-1].tolist())
    (HERE.parent.parent / "Sources/Diffusion/LinearPreview+Factors.swift").write_text(f"""// Written by Tests/Parity/linear_preview.py; not by hand.

extension LinearPreview {{
    /// Red, green and blue that a channel of a latent adds.
    static let factors: [[Float]] = [
{lines}
    ]

    /// The colour of a latent of zeros.
    static let offsets: [Float] = [{", ".join(map(number, rows[-1].tolist()))}]
}}
""")
