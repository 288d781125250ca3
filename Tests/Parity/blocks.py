"""Random blocks of every ggml format that is read, and their numbers by the `gguf` package: fixtures/blocks.safetensors.

--check compares the committed file with a new one.
"""
import pathlib
import sys

import numpy as np
from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, quants
from safetensors.numpy import load_file, save_file

FILE = pathlib.Path(__file__).parent / "fixtures/blocks.safetensors"
ROWS, COLUMNS = 3, 512
# Where a block's half-precision scales stand.
SCALES = {"Q4_0": [0], "Q4_1": [0, 2], "Q5_0": [0], "Q5_1": [0, 2], "Q8_0": [0], "Q4_K": [0, 2], "Q5_K": [0, 2], "Q6_K": [208]}


def tensors():
    random = np.random.default_rng(20261127)
    made = {}
    for name, places in SCALES.items():
        kind = GGMLQuantizationType[name]
        length, size = GGML_QUANT_SIZES[kind]
        blocks = random.integers(0, 256, (ROWS * COLUMNS // length, size), dtype=np.uint8)
        for place in places:
            # Both signs, and the subnormal halves among them.
            values = (random.standard_normal(len(blocks)) * np.where(random.random(len(blocks)) < 0.2, 1e-6, 0.05)).astype(np.float16)
            blocks[:, place : place + 2] = values.view(np.uint8).reshape(-1, 2)
        rows = blocks.reshape(ROWS, -1)
        made[f"{name}.blocks"] = rows
        made[f"{name}.values"] = quants.dequantize(rows, kind).astype(np.float32)
    return made


made = tensors()
if "--check" in sys.argv:
    kept = load_file(FILE)
    assert kept.keys() == made.keys() and all(np.array_equal(kept[name], made[name]) for name in made), "the blocks differ"
else:
    save_file(made, FILE)
