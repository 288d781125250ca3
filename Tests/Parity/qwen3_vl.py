"""A tiny random Qwen3-VL and what transformers makes of pictures with it: fixtures/qwen3-vl-tiny/ and fixtures/qwen3-vl-tiny-reference.safetensors.

The folder is as transformers saves a checkpoint, with bfloat16 weights; all of the reference is computed in float32 from these. The tokenizer is the small one of
tokenizers_small.py with Qwen3-VL's markup. --check computes everything anew from the committed folder and compares.
"""
import json
import sys

import numpy as np
import torch
from PIL import Image
from safetensors.numpy import load_file, save_file
from tokenizers import AddedToken, Tokenizer
from transformers import Qwen3VLConfig, Qwen3VLForConditionalGeneration
from transformers.models.qwen2_vl.image_processing_pil_qwen2_vl import Qwen2VLImageProcessorPil, smart_resize

from reference import picture
from tiny import HERE

FOLDER = HERE / "fixtures/qwen3-vl-tiny"
REFERENCE = HERE / "fixtures/qwen3-vl-tiny-reference.safetensors"
MARKUP = ["<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>", "<tool_call>", "</tool_call>"]
VOCABULARY = 720
PROCESSOR = dict(
    size={"shortest_edge": 1024, "longest_edge": 4096}, patch_size=8, temporal_patch_size=2, merge_size=2, image_mean=[0.5, 0.5, 0.5],
    image_std=[0.5, 0.5, 0.5])
ROWS = 12


def words():
    tokenizer = Tokenizer.from_file(str(HERE / "fixtures/tokenizers/qwen2.json"))
    tokenizer.add_special_tokens([AddedToken(m, special=True, normalized=False) for m in MARKUP])
    return tokenizer


def config(tokenizer):
    return Qwen3VLConfig(
        text_config=dict(
            vocab_size=VOCABULARY, hidden_size=32, intermediate_size=48, num_hidden_layers=3, num_attention_heads=4, num_key_value_heads=2,
            head_dim=16, max_position_embeddings=1024, rms_norm_eps=1e-6,
            rope_parameters=dict(rope_type="default", rope_theta=5e6, mrope_section=[4, 2, 2], mrope_interleaved=True)),
        vision_config=dict(
            depth=3, hidden_size=16, intermediate_size=24, num_heads=2, patch_size=8, spatial_merge_size=2, temporal_patch_size=2,
            out_hidden_size=32, num_position_embeddings=25, deepstack_visual_indexes=[0, 1]),
        image_token_id=tokenizer.token_to_id("<|image_pad|>"), video_token_id=tokenizer.token_to_id("<|video_pad|>"),
        vision_start_token_id=tokenizer.token_to_id("<|vision_start|>"), vision_end_token_id=tokenizer.token_to_id("<|vision_end|>"),
        tie_word_embeddings=True)


def write_model():
    FOLDER.mkdir(parents=True, exist_ok=True)
    tokenizer = words()
    tokenizer.save(str(FOLDER / "tokenizer.json"), pretty=False)
    model = Qwen3VLForConditionalGeneration(config(tokenizer)).eval()
    random = np.random.default_rng(20261127)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            shape = tuple(parameter.shape)
            # Norms and biases are random too, so that a missing one cannot hide.
            fan = int(np.prod(shape[1:])) if len(shape) > 1 else 0
            values = random.standard_normal(shape) * (fan**-0.5 if fan else 0.3)
            parameter.copy_(torch.from_numpy(values.astype(np.float32) + ("norm" in name and name.endswith("weight"))))
    model.to(torch.bfloat16).save_pretrained(FOLDER)
    (FOLDER / "generation_config.json").unlink(missing_ok=True)
    (FOLDER / "preprocessor_config.json").write_text(json.dumps(PROCESSOR | {"image_processor_type": "Qwen2VLImageProcessorFast"}) + "\n")


def prompt(tokenizer, parts):
    """Token ids and, for each, whether it is a picture's; parts are text or numbers of a picture's tokens."""
    ids, kinds = [], []
    for part in parts:
        more = [tokenizer.token_to_id("<|image_pad|>")] * part if isinstance(part, int) else tokenizer.encode(part, add_special_tokens=False).ids
        ids += more
        kinds += [int(isinstance(part, int))] * len(more)
    return torch.tensor([ids]), torch.tensor([kinds], dtype=torch.int32)


def scaled(made):
    """The picture that was cut into patches, as bytes."""
    _, rows, columns = made["image_grid_thw"][0].tolist()
    patches = made["pixel_values"].numpy().reshape(rows // 2, columns // 2, 2, 2, 3, 2, 8, 8)[:, :, :, :, :, 0]
    values = patches.transpose(0, 2, 5, 1, 3, 6, 4).reshape(rows * 8, columns * 8, 3)
    return np.round((values + 1) * 127.5).astype(np.uint8)


def make():
    model = Qwen3VLForConditionalGeneration.from_pretrained(FOLDER, dtype=torch.float32, attn_implementation="eager").eval()
    tokenizer = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    processor = Qwen2VLImageProcessorPil(**PROCESSOR)
    # One that is scaled down, one that keeps its size, one that is scaled up.
    pictures = {"a": picture(52, 70, 3), "b": picture(48, 32, 5), "c": picture(10, 15, 7)}
    out, seen = {}, {}
    for name, pixels in pictures.items():
        made = processor(images=Image.fromarray(pixels), return_tensors="pt")
        seen[name] = made
        out |= {f"{name}.picture": pixels, f"{name}.grid": made["image_grid_thw"][0].numpy().astype(np.int32), f"{name}.scaled": scaled(made)}
        if name == "c":
            continue
        out[f"{name}.pixels"] = made["pixel_values"].numpy()
        with torch.no_grad():
            tower = model.model.visual(made["pixel_values"], grid_thw=made["image_grid_thw"], return_dict=True)
        out[f"{name}.features"] = tower.pooler_output.numpy()
        for number, feature in enumerate(tower.deepstack_features):
            out[f"{name}.deepstack.{number}"] = feature.numpy()
    count = {name: int(made["image_grid_thw"].prod()) // 4 for name, made in seen.items()}
    see = lambda name: ["<|vision_start|>", count[name], "<|vision_end|>"]
    talks = {
        "one": (["<|im_start|>user\n", *see("a"), "What is it?<|im_end|>\n<|im_start|>assistant\n", "A fox."], ["a"]),
        "two": (["<|im_start|>system\nLook.<|im_end|>\n<|im_start|>user\n", *see("b"), "and", *see("a"), "differ<|im_end|>\n<|im_start|>assistant\n", "No."], ["b", "a"]),
        "none": (["<|im_start|>user\nWhat is it?<|im_end|>\n<|im_start|>assistant\n", "What?"], []),
    }
    for name, (parts, shown) in talks.items():
        ids, kinds = prompt(tokenizer, parts)
        given = dict(
            pixel_values=torch.cat([seen[n]["pixel_values"] for n in shown]), image_grid_thw=torch.cat([seen[n]["image_grid_thw"] for n in shown]),
            mm_token_type_ids=kinds) if shown else {}
        positions = model.model.get_rope_index(ids, kinds, image_grid_thw=given.get("image_grid_thw"))[0][:, 0]
        with torch.no_grad():
            logits = model(input_ids=ids, **given).logits[0]
        out |= {
            f"{name}.tokens": ids[0].numpy().astype(np.int32), f"{name}.positions": positions.numpy().astype(np.int32).T.copy(),
            f"{name}.logits": logits[-ROWS:].numpy()}
    sizes = []
    for height, width in [(1, 1), (31, 33), (32, 32), (48, 80), (16, 3000), (100, 100), (255, 257), (480, 640), (1080, 1920), (1920, 1080), (4000, 3000), (6000, 4000), (4096, 4096), (8192, 8192), (65, 13000), (240, 272), (176, 208)]:
        for factor, least, most in [(32, 65536, 16777216), (16, 1024, 4096), (32, 65536, 1310720)]:
            sizes.append([height, width, factor, least, most, *smart_resize(height, width, factor, least, most)])
    out["sizes"] = np.array(sizes, dtype=np.int32)
    return {name: np.ascontiguousarray(value) for name, value in out.items()}


if "--check" in sys.argv:
    made, kept = make(), load_file(REFERENCE)
    assert made.keys() == kept.keys(), made.keys() ^ kept.keys()
    for name, value in made.items():
        worst = np.abs(value.astype(np.float64) - kept[name]).max()
        assert worst < 1e-5, f"{name}: differs by {worst}"
    print(f"{len(made)} tensors are what transformers makes of pictures")
else:
    write_model()
    save_file(make(), REFERENCE)
