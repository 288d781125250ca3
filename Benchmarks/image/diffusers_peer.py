"""diffusers in bfloat16, as its documentation has it. `diffusers_peer.py FOLDER THREADS [compile]`"""

import functools
import sys
from pathlib import Path

import diffusers
import peer
import torch
from diffusers import FlowMatchEulerDiscreteScheduler, Flux2KleinPipeline
from transformers import AutoTokenizer

folder = Path(sys.argv[1])
scheduler = Path(__file__).resolve().parents[2] / "Tests/Parity/fixtures/flux2-klein-tiny/scheduler"
torch.set_num_threads(int(sys.argv[2]))
compiles = "compile" in sys.argv[3:]
diffusers.utils.logging.disable_progress_bar()


@functools.cache
def autoencoder():
    return peer.autoencoder(folder)


@functools.cache
def pipeline():
    made = Flux2KleinPipeline(
        scheduler=FlowMatchEulerDiscreteScheduler.from_pretrained(scheduler), vae=autoencoder(), transformer=peer.denoiser(folder),
        text_encoder=peer.text_encoder(folder), tokenizer=AutoTokenizer.from_pretrained(folder / "tokenizer"), is_distilled=True)
    made.set_progress_bar_config(disable=True)
    return made


def text(_):
    return lambda: pipeline().encode_prompt(peer.PROMPT)


def step(words):
    model, inputs = peer.denoiser(folder, peer.DOUBLE // peer.SHARE, peer.SINGLE // peer.SHARE), peer.step_inputs(*peer.edges(words))
    if compiles:
        model.compile_repeated_blocks()
    return lambda: model(**inputs)


def decode(words):
    model, latent = autoencoder(), peer.latent(*peer.edges(words))
    return lambda: model.decode(latent)


mode = "compiled blocks" if compiles else "eager"
peer.answer(f"diffusers {diffusers.__version__}, PyTorch {torch.__version__}, {mode}", {"text": text, "step": step, "decode": decode})
