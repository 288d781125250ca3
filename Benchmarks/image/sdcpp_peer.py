"""stable-diffusion.cpp's time for a picture of 512x512 in one step, part by part, out of its own log. `sdcpp_peer.py FOLDER THREADS`

FOLDER holds the files of real size; the model for it is written beside them: in the original repository's layout, with a fifth of the
denoiser's blocks (one double, four single) and with 36 layers of text encoder that share the bytes of four.
"""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "Tests/Parity"))
import real_size  # noqa: E402

SHARE, KEPT, LAYERS = 5, 4, 36
TIMES = {
    "text": r"get_learned_condition completed, taking ([0-9.]+)(ms|s)", "step": r"sampling completed, taking ([0-9.]+)(ms|s)",
    "decode": r"(?:decode_first_stage completed|latent 1 decoded), taking ([0-9.]+)(ms|s)",
}


def denoiser(double: int, single: int, width=3072, text=7680, inner=9216, head=128) -> dict:
    """Names and shapes of the original layout."""
    names = {
        "img_in.weight": (width, 128), "txt_in.weight": (width, text), "time_in.in_layer.weight": (width, 256), "time_in.out_layer.weight": (width, width),
        "double_stream_modulation_img.lin.weight": (6 * width, width), "double_stream_modulation_txt.lin.weight": (6 * width, width),
        "single_stream_modulation.lin.weight": (3 * width, width), "final_layer.linear.weight": (128, width),
        "final_layer.adaLN_modulation.1.weight": (2 * width, width),
    }
    for n in range(double):
        for stream in ("img", "txt"):
            at = f"double_blocks.{n}.{stream}_"
            names |= {at + "attn.qkv.weight": (3 * width, width), at + "attn.proj.weight": (width, width), at + "attn.norm.query_norm.scale": (head,)}
            names |= {at + "attn.norm.key_norm.scale": (head,), at + "mlp.0.weight": (2 * inner, width), at + "mlp.2.weight": (width, inner)}
    for n in range(single):
        at = f"single_blocks.{n}."
        names |= {at + "linear1.weight": (3 * width + 2 * inner, width), at + "linear2.weight": (width, width + inner)}
        names |= {at + "norm.query_norm.scale": (head,), at + "norm.key_norm.scale": (head,)}
    return names


def write(folder: Path) -> None:
    real_size.write(folder / "denoiser.safetensors", denoiser(1, 4))
    few = folder / "few.safetensors"
    real_size.write(few, real_size.encoder(layers=KEPT) | {"model.norm.weight": (2560,)})
    with open(few, "rb") as source, open(folder / "llm.safetensors", "wb") as out:
        header = json.loads(source.read(struct.unpack("<Q", source.read(8))[0]))
        for layer in range(KEPT, LAYERS):
            for name in [name for name in header if name.startswith(f"model.layers.{layer % KEPT}.")]:
                header[name.replace(f"layers.{layer % KEPT}.", f"layers.{layer}.", 1)] = header[name]
        text = json.dumps(header).encode()
        text += b" " * (-(len(text) + 8) % 64)
        out.write(struct.pack("<Q", len(text)) + text)
        shutil.copyfileobj(source, out, 1 << 24)
    few.unlink()


def main() -> None:
    import stable_diffusion_cpp
    real, threads = Path(sys.argv[1]), int(sys.argv[2])
    folder = real.parent / "stable-diffusion.cpp"
    if not (folder / "llm.safetensors").exists():
        write(folder)
    model = stable_diffusion_cpp.StableDiffusion(
        diffusion_model_path=str(folder / "denoiser.safetensors"), llm_path=str(folder / "llm.safetensors"),
        vae_path=str(real / "vae/diffusion_pytorch_model.safetensors"), n_threads=threads, enable_mmap=True, vae_decode_only=True)
    model.generate_image(prompt="a red fox in the snow, 35mm photo", width=512, height=512, sample_steps=1, cfg_scale=1.0, seed=1)


def measured(python: str, real: Path, threads: int) -> dict[str, float]:
    """Seconds of each part, the denoiser's for all its blocks."""
    ended = subprocess.run([python, __file__, real, str(threads)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    found, log = {}, ended.stdout
    for part, pattern in TIMES.items():
        if match := re.search(pattern, log):
            found[part] = float(match[1]) / (1000 if match[2] == "ms" else 1) * (SHARE if part == "step" else 1)
    if len(found) < len(TIMES):
        raise RuntimeError(" ".join(log.split())[-300:])
    return found


if __name__ == "__main__":
    main()
