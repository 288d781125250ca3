"""Writes a Qwen3-VL-2B of random bfloat16 weights, its tower of the published sizes and four of its decoder's 28 layers, and prints what transformers
answers to a picture with it in float32.

Usage: qwen3_vl_real_size.py FOLDER PICTURE (2 GB of disk, 8 GB of memory). Compare with the logprobs of a running server: `easel models import FOLDER`, then
POST /v1/chat/completions with the picture, the words "What is it?", temperature 0, logprobs and top_logprobs 8.
"""
import json
import pathlib
import shutil
import sys

import numpy as np
import torch
from PIL import Image
from tokenizers import Tokenizer
from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil

from tiny import HERE

WORDS = HERE / "fixtures/qwen3-vl-tiny/tokenizer.json"
PROCESSOR = dict(
    size={"shortest_edge": 65536, "longest_edge": 16777216}, patch_size=16, temporal_patch_size=2, merge_size=2, image_mean=[0.5, 0.5, 0.5],
    image_std=[0.5, 0.5, 0.5])


def config(tokenizer):
    return Qwen3VLConfig(
        text_config=dict(
            vocab_size=151936, hidden_size=2048, intermediate_size=6144, num_hidden_layers=4, num_attention_heads=16, num_key_value_heads=8,
            head_dim=128, max_position_embeddings=262144,
            rope_parameters=dict(rope_type="default", rope_theta=5e6, mrope_section=[24, 20, 20], mrope_interleaved=True)),
        vision_config=dict(
            depth=24, hidden_size=1024, intermediate_size=4096, num_heads=16, patch_size=16, out_hidden_size=2048, num_position_embeddings=2304,
            deepstack_visual_indexes=[5, 11, 17]),
        image_token_id=tokenizer.token_to_id("<|image_pad|>"), video_token_id=tokenizer.token_to_id("<|video_pad|>"),
        vision_start_token_id=tokenizer.token_to_id("<|vision_start|>"), vision_end_token_id=tokenizer.token_to_id("<|vision_end|>"),
        tie_word_embeddings=True)


def write(folder, tokenizer):
    torch.manual_seed(5)
    torch.set_default_dtype(torch.bfloat16)
    model = Qwen3VLForConditionalGeneration(config(tokenizer))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if parameter.ndim > 1:
                parameter.normal_(0, float(np.prod(parameter.shape[1:])) ** -0.5)
            else:
                parameter.normal_(0, 0.2).add_(1 if "norm" in name and name.endswith("weight") else 0)
    model.save_pretrained(folder)
    torch.set_default_dtype(torch.float32)
    (folder / "preprocessor_config.json").write_text(json.dumps(PROCESSOR))
    shutil.copy(WORDS, folder)


def answer(folder, picture, tokenizer):
    model = Qwen3VLForConditionalGeneration.from_pretrained(folder, dtype=torch.float32).eval()
    made = Qwen2VLImageProcessorPil(**PROCESSOR)(images=Image.open(picture).convert("RGB"), return_tensors="pt")
    encode = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
    placeholder = model.config.image_token_id
    ids = encode("<|im_start|>user\n<|vision_start|>") + [placeholder] * (int(made["image_grid_thw"].prod()) // 4)
    ids = torch.tensor([ids + encode("<|vision_end|>What is it?<|im_end|>\n<|im_start|>assistant\n")])
    with torch.no_grad():
        logits = model(input_ids=ids, mm_token_type_ids=(ids == placeholder).int(), **made).logits[0, -1]
    print(f"{ids.shape[1]} tokens; the likeliest to follow:", [round(x, 4) for x in torch.log_softmax(logits, -1).topk(8).values.tolist()])


tokenizer = Tokenizer.from_file(str(WORDS))
folder = pathlib.Path(sys.argv[1])
if not folder.exists():
    write(folder, tokenizer)
answer(folder, sys.argv[2], tokenizer)
