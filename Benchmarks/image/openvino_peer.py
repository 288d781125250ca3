"""OpenVINO with bfloat16 for its precision, on the models of diffusers. `openvino_peer.py FOLDER THREADS`"""

import gc
import sys
from pathlib import Path

import openvino
import peer
import torch

folder, threads = Path(sys.argv[1]), int(sys.argv[2])


def compiled(module, example):
    with torch.no_grad():
        model = openvino.convert_model(module, example_input=example)
    del module
    gc.collect()
    return openvino.Core().compile_model(model, "CPU", {"INFERENCE_PRECISION_HINT": "bf16", "INFERENCE_NUM_THREADS": threads, "PERFORMANCE_HINT": "LATENCY"})


class Step(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.model = peer.denoiser(folder, peer.DOUBLE // peer.SHARE, peer.SINGLE // peer.SHARE).float()

    def forward(self, hidden_states, encoder_hidden_states, timestep, img_ids, txt_ids):
        return self.model(
            hidden_states=hidden_states, encoder_hidden_states=encoder_hidden_states, timestep=timestep, img_ids=img_ids, txt_ids=txt_ids,
            return_dict=False)[0]


class Decode(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.model = peer.autoencoder(folder).float()

    def forward(self, latent):
        return self.model.decode(latent, return_dict=False)[0]


def step(words):
    inputs = peer.step_inputs(*peer.edges(words), kind=torch.float32)
    model = compiled(Step(), inputs)
    arrays = [value.numpy() for value in inputs.values()]
    return lambda: model(arrays)


def decode(words):
    latent = peer.latent(*peer.edges(words), kind=torch.float32).contiguous()
    model = compiled(Decode(), latent)
    return lambda: model([latent.numpy()])


peer.answer(f"OpenVINO {openvino.__version__.split('-')[0]}, bfloat16", {"step": step, "decode": decode})
