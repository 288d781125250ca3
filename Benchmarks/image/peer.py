"""What peers share: the model of real size, and the lines that they are asked with (see process.py)

Blocks are repeated: a peer holds four of each kind and runs through them as often as the whole model has blocks. That is the whole
model's work with an eighth of its memory, so that peers fit beside each other; four blocks are more than any cache holds.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import torch
from diffusers import AutoencoderKLFlux2, Flux2Transformer2DModel
from safetensors import safe_open
from transformers import Qwen3Config, Qwen3ForCausalLM

KEPT = 4
DOUBLE, SINGLE, LAYERS = 5, 20, 36
SHARE = 5  # a step is measured with a fifth of the blocks
PROMPT = "a red fox in the snow, 35mm photo"


def repeated(modules: torch.nn.ModuleList, count: int) -> torch.nn.ModuleList:
    return torch.nn.ModuleList([modules[i % len(modules)] for i in range(count)])


def fill(model: torch.nn.Module, file: Path) -> torch.nn.Module:
    """Takes the parameters that the model has out of a file."""
    with safe_open(file, "pt") as weights:
        names = set(weights.keys())
        model.load_state_dict({name: weights.get_tensor(name) for name in model.state_dict() if name in names}, strict=False, assign=True)
    return model.eval()


def denoiser(folder: Path, double: int = DOUBLE, single: int = SINGLE) -> torch.nn.Module:
    config = Flux2Transformer2DModel.load_config(folder / "transformer")
    with torch.device("meta"):
        model = Flux2Transformer2DModel.from_config(config | {"num_layers": min(KEPT, double), "num_single_layers": min(KEPT, single)})
    model = fill(model, folder / "transformer/diffusion_pytorch_model.safetensors")
    model.transformer_blocks = repeated(model.transformer_blocks, double)
    model.single_transformer_blocks = repeated(model.single_transformer_blocks, single)
    return model


def text_encoder(folder: Path) -> torch.nn.Module:
    """As the pipeline calls it: all layers, and the scores of all tokens."""
    values = json.loads((folder / "text_encoder/config.json").read_text())
    few = Qwen3Config(**(values | {"num_hidden_layers": KEPT, "layer_types": ["full_attention"] * KEPT}))
    model = Qwen3ForCausalLM.from_pretrained(folder / "text_encoder", config=few, dtype=torch.bfloat16).eval()
    model.model.layers = repeated(model.model.layers, LAYERS)
    model.config.__dict__.update(num_hidden_layers=LAYERS, layer_types=["full_attention"] * LAYERS)
    return model


def autoencoder(folder: Path) -> torch.nn.Module:
    model = AutoencoderKLFlux2.from_pretrained(folder / "vae", torch_dtype=torch.bfloat16)
    return model.to(memory_format=torch.channels_last).eval()


def step_inputs(width: int, height: int, kind=torch.bfloat16) -> dict[str, torch.Tensor]:
    rows, columns = height // 16, width // 16
    places = torch.zeros(1, rows * columns, 4)
    places[0, :, 1] = torch.arange(rows).repeat_interleave(columns)
    places[0, :, 2] = torch.arange(columns).repeat(rows)
    texts = torch.zeros(1, 512, 4)
    texts[0, :, 3] = torch.arange(512)
    return {
        "hidden_states": torch.randn(1, rows * columns, 128, dtype=kind), "encoder_hidden_states": torch.randn(1, 512, 7680, dtype=kind),
        "timestep": torch.tensor([0.9], dtype=kind), "img_ids": places, "txt_ids": texts,
    }


def latent(width: int, height: int, kind=torch.bfloat16) -> torch.Tensor:
    return torch.randn(1, 32, height // 8, width // 8, dtype=kind).to(memory_format=torch.channels_last)


def answer(title: str, works: dict) -> None:
    """Answers lines until they end. Each of `works` takes the words of a line and gives what is to be timed; "again" repeats it."""
    print(title, flush=True)
    work = None
    for line in sys.stdin:
        words = line.split()
        try:
            if words != ["again"]:
                work = None
                work = works[words[0]](words)
            with torch.inference_mode():
                began = time.monotonic()
                work()
                print(f"done {time.monotonic() - began}", flush=True)
        except Exception as error:  # noqa: BLE001: whatever a peer cannot do is a row of the table
            print("failed", " ".join(f"{type(error).__name__}: {error}".split())[:300], flush=True)


def edges(words: list[str]) -> tuple[int, int]:
    width, height = words[2].split("x")
    return int(width), int(height)
