"""Writes a FLUX.2-klein-4B of random bfloat16 weights, of the published sizes and names: for memory and time, not for pictures.

Usage: real_size.py FOLDER (14 GB). Only the 27 layers of the text encoder that are used are written.
"""
import json
import math
import pathlib
import struct
import sys

import numpy as np

from tiny import TINY
from vocabulary import tokenizer

BLOCK = 1 << 24


def denoiser(width=3072, text=7680, inner=9216, double=5, single=20, head=128):
    names = {
        "x_embedder.weight": (width, 128), "context_embedder.weight": (width, text), "proj_out.weight": (128, width),
        "time_guidance_embed.timestep_embedder.linear_1.weight": (width, 256),
        "time_guidance_embed.timestep_embedder.linear_2.weight": (width, width),
        "double_stream_modulation_img.linear.weight": (6 * width, width), "double_stream_modulation_txt.linear.weight": (6 * width, width),
        "single_stream_modulation.linear.weight": (3 * width, width), "norm_out.linear.weight": (2 * width, width),
    }
    for n in range(double):
        at = f"transformer_blocks.{n}."
        for name in ["to_q", "to_k", "to_v", "to_out.0", "add_q_proj", "add_k_proj", "add_v_proj", "to_add_out"]:
            names[f"{at}attn.{name}.weight"] = (width, width)
        for name in ["norm_q", "norm_k", "norm_added_q", "norm_added_k"]:
            names[f"{at}attn.{name}.weight"] = (head,)
        for name in ["ff", "ff_context"]:
            names[f"{at}{name}.linear_in.weight"] = (2 * inner, width)
            names[f"{at}{name}.linear_out.weight"] = (width, inner)
    for n in range(single):
        at = f"single_transformer_blocks.{n}.attn."
        names |= {at + "to_qkv_mlp_proj.weight": (3 * width + 2 * inner, width), at + "to_out.weight": (width, width + inner)}
        names |= {at + "norm_q.weight": (head,), at + "norm_k.weight": (head,)}
    return names


def encoder(width=2560, inner=9728, heads=4096, keys=1024, layers=27, vocabulary=151936):
    names = {"model.embed_tokens.weight": (vocabulary, width)}
    for n in range(layers):
        at = f"model.layers.{n}."
        names |= {
            at + "input_layernorm.weight": (width,), at + "post_attention_layernorm.weight": (width,),
            at + "self_attn.q_proj.weight": (heads, width), at + "self_attn.k_proj.weight": (keys, width),
            at + "self_attn.v_proj.weight": (keys, width), at + "self_attn.o_proj.weight": (width, heads),
            at + "self_attn.q_norm.weight": (128,), at + "self_attn.k_norm.weight": (128,),
            at + "mlp.gate_proj.weight": (inner, width), at + "mlp.up_proj.weight": (inner, width), at + "mlp.down_proj.weight": (width, inner),
        }
    return names


def write(path, names):
    """Streams random numbers into a file; matrices are scaled by their width, vectors lie around 1."""
    random = np.random.default_rng(1)
    block = random.standard_normal(BLOCK, dtype=np.float32)
    halves = lambda x: (x.view(np.uint32) >> 16).astype(np.uint16)
    header, offset = {}, 0
    for name, shape in names.items():
        bytes_ = 2 * math.prod(shape)
        header[name] = {"dtype": "BF16", "shape": list(shape), "data_offsets": [offset, offset + bytes_]}
        offset += bytes_
    head = json.dumps(header).encode()
    head += b" " * (-(len(head) + 8) % 64)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as out:
        out.write(struct.pack("<Q", len(head)) + head)
        for shape in names.values():
            count = math.prod(shape)
            if len(shape) == 1:
                out.write(halves(np.ascontiguousarray(1 + 0.1 * block[:count])).tobytes())
                continue
            scaled = halves(np.ascontiguousarray(block / math.sqrt(math.prod(shape[1:]))))
            while count > 0:
                out.write(scaled[:count].tobytes())
                count -= BLOCK


def main(folder):
    import torch
    from diffusers import AutoencoderKLFlux2
    from tiny import randomize
    config = lambda part: json.loads((TINY / part / "config.json").read_text())
    save = lambda part, values: (folder / part).mkdir(parents=True, exist_ok=True) or (folder / part / "config.json").write_text(json.dumps(values))
    save("transformer", config("transformer") | {
        "attention_head_dim": 128, "num_attention_heads": 24, "num_layers": 5, "num_single_layers": 20, "joint_attention_dim": 7680,
        "axes_dims_rope": [32, 32, 32, 32]})
    save("text_encoder", config("text_encoder") | {
        "hidden_size": 2560, "intermediate_size": 9728, "num_hidden_layers": 36, "num_attention_heads": 32, "num_key_value_heads": 8,
        "head_dim": 128, "vocab_size": 151936, "layer_types": ["full_attention"] * 36})
    (folder / "model_index.json").write_text((TINY / "model_index.json").read_text())
    tokenizer().save_pretrained(folder / "tokenizer")
    write(folder / "transformer/diffusion_pytorch_model.safetensors", denoiser())
    write(folder / "text_encoder/model.safetensors", encoder())
    vae = randomize(AutoencoderKLFlux2(
        block_out_channels=(128, 256, 512, 512), layers_per_block=2, latent_channels=32, norm_num_groups=32, sample_size=1024,
        use_quant_conv=True, use_post_quant_conv=True, mid_block_add_attention=True), 3)
    vae.to(torch.bfloat16).save_pretrained(folder / "vae")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
