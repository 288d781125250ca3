"""Tiny random language models of each family, in both kinds of file, and their logits by transformers: fixtures/decoders/.

llama-chat.gguf holds blocks and a tokenizer (tokenizers_small.py makes it before), as files for people do. NAME/ holds config.json and model.safetensors, NAME.gguf the same weights, llama-q8_0.gguf blocks of them, and NAME.safetensors the tokens and
logits. --check computes the logits anew from the committed files and compares. Where llama_cpp is installed, it reads the GGUF files too.
"""
import pathlib
import sys

import gguf
import numpy as np
import torch
import transformers
from gguf import GGMLQuantizationType, GGUFReader, GGUFWriter, quants
from safetensors.numpy import load_file, save_file
from transformers import AutoConfig, AutoModelForCausalLM

FOLDER = pathlib.Path(__file__).parent / "fixtures/decoders"
SIZES = dict(
    vocab_size=128, hidden_size=32, intermediate_size=64, num_hidden_layers=2, num_attention_heads=4, num_key_value_heads=2, head_dim=8,
    max_position_embeddings=256, rms_norm_eps=1e-5, torch_dtype="float32",
)
LLAMA3 = dict(rope_type="llama3", factor=8.0, low_freq_factor=1.0, high_freq_factor=4.0, original_max_position_embeddings=64, rope_theta=10000.0)
MODELS = {
    "llama": lambda: transformers.LlamaConfig(**SIZES, rope_parameters=LLAMA3, tie_word_embeddings=True),
    "qwen2": lambda: transformers.Qwen2Config(**{k: v for k, v in SIZES.items() if k != "head_dim"}, rope_parameters=dict(rope_type="default", rope_theta=1e6), tie_word_embeddings=False),
    "qwen3": lambda: transformers.Qwen3Config(**SIZES | {"head_dim": 16}, rope_parameters=dict(rope_type="default", rope_theta=1e6), tie_word_embeddings=True),
}
TOKENS = np.array([(i * 37 + i * i * 5 + 3) % 128 for i in range(48)], dtype=np.int32)


def random_model(config):
    model = AutoModelForCausalLM.from_config(config, attn_implementation="eager").eval()
    random = np.random.default_rng(20261127)
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            shape = tuple(parameter.shape)
            # Norms and biases are random too, so that a missing one cannot hide.
            values = random.standard_normal(shape) * (0.3 if len(shape) == 1 else shape[-1] ** -0.5)
            parameter.copy_(torch.from_numpy(values.astype(np.float32) + (1 if "norm" in name else 0)))
    return model


def logits(model):
    with torch.no_grad():
        return model(torch.from_numpy(TOKENS.astype(np.int64))[None]).logits[0].float().numpy()


def permuted(weights, heads):
    """Rows of queries or keys as llama.cpp's converter lays them: neighbours are a pair."""
    return weights.reshape(heads, 2, weights.shape[0] // heads // 2, *weights.shape[1:]).swapaxes(1, 2).reshape(weights.shape)


def write_gguf(path, name, model, kind=None, words=None):
    config = model.config
    writer = GGUFWriter(path, name)
    head = getattr(config, "head_dim", None) or config.hidden_size // config.num_attention_heads
    writer.add_context_length(config.max_position_embeddings)
    writer.add_embedding_length(config.hidden_size)
    writer.add_block_count(config.num_hidden_layers)
    writer.add_feed_forward_length(config.intermediate_size)
    writer.add_head_count(config.num_attention_heads)
    writer.add_head_count_kv(config.num_key_value_heads)
    writer.add_key_length(head)
    writer.add_value_length(head)
    writer.add_rope_dimension_count(head)
    writer.add_rope_freq_base(config.rope_parameters["rope_theta"])
    writer.add_layer_norm_rms_eps(config.rms_norm_eps)
    writer.add_vocab_size(config.vocab_size)
    if words is None:
        writer.add_tokenizer_model("none")
    else:
        fields = GGUFReader(words).fields
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre(fields["tokenizer.ggml.pre"].contents())
        writer.add_token_list(fields["tokenizer.ggml.tokens"].contents())
        writer.add_token_types(fields["tokenizer.ggml.token_type"].contents())
        writer.add_token_merges(fields["tokenizer.ggml.merges"].contents())
        writer.add_eos_token_id(2)
        writer.add_add_bos_token(False)
    names = gguf.get_tensor_name_map({v: k for k, v in gguf.MODEL_ARCH_NAMES.items()}[name], config.num_hidden_layers)
    if config.rope_parameters["rope_type"] == "llama3":
        plain = 1 / config.rope_parameters["rope_theta"] ** (np.arange(0, head, 2) / head)
        scaled = model.model.rotary_emb.inv_freq.numpy()
        writer.add_tensor("rope_freqs.weight", (plain / scaled).astype(np.float32))
    for key, parameter in model.named_parameters():
        values = parameter.detach().numpy().copy()
        if name == "llama" and ".q_proj." in key:
            values = permuted(values, config.num_attention_heads)
        if name == "llama" and ".k_proj." in key:
            values = permuted(values, config.num_key_value_heads)
        if kind and values.ndim == 2:
            writer.add_tensor(names.get_name(key, (".weight", ".bias")), quants.quantize(values, kind), raw_dtype=kind)
        else:
            writer.add_tensor(names.get_name(key, (".weight", ".bias")), np.ascontiguousarray(values))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def read_back(path, model):
    """A GGUF file's numbers, by the gguf package, in a model of transformers."""
    config = model.config
    names = gguf.get_tensor_name_map({v: k for k, v in gguf.MODEL_ARCH_NAMES.items()}["llama"], config.num_hidden_layers)
    found = {t.name: quants.dequantize(t.data, t.tensor_type) for t in GGUFReader(path).tensors}
    with torch.no_grad():
        for key, parameter in model.named_parameters():
            values = found[names.get_name(key, (".weight", ".bias"))].reshape(parameter.shape)
            for part, heads in [(".q_proj.", config.num_attention_heads), (".k_proj.", config.num_key_value_heads)]:
                if part in key:
                    values = values.reshape(heads, values.shape[0] // heads // 2, 2, -1).swapaxes(1, 2).reshape(values.shape)
            parameter.copy_(torch.from_numpy(np.ascontiguousarray(values)))
    return model


def llama_cpp(path):
    try:
        from llama_cpp import Llama
    except ImportError:
        return None
    model = Llama(str(path), n_ctx=256, logits_all=True, verbose=False, type_k=0, type_v=0)
    model.eval(TOKENS.tolist())
    return np.array(model.scores[: len(TOKENS)])


def write():
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, config in MODELS.items():
        model = random_model(config())
        model.save_pretrained(FOLDER / name)
        (FOLDER / name / "generation_config.json").unlink(missing_ok=True)
        write_gguf(FOLDER / f"{name}.gguf", name, model)
        save_file({"tokens": TOKENS, "logits": logits(model)}, FOLDER / f"{name}.safetensors")
        if name == "llama":
            write_gguf(FOLDER / "llama-q8_0.gguf", name, model, GGMLQuantizationType.Q8_0)
            save_file({"tokens": TOKENS, "logits": logits(read_back(FOLDER / "llama-q8_0.gguf", model))}, FOLDER / "llama-q8_0.safetensors")


    chat = random_model(transformers.LlamaConfig(**SIZES | {"vocab_size": 704}, rope_parameters=dict(rope_type="default", rope_theta=10000.0), tie_word_embeddings=True))
    write_gguf(FOLDER / "llama-chat.gguf", "llama", chat, GGMLQuantizationType.Q8_0, FOLDER.parent / "tokenizers/smollm.gguf")


def check():
    for name in MODELS:
        model = AutoModelForCausalLM.from_pretrained(FOLDER / name, dtype=torch.float32, attn_implementation="eager").eval()
        kept = load_file(FOLDER / f"{name}.safetensors")
        assert np.array_equal(kept["tokens"], TOKENS)
        print(name, "transformers", np.abs(kept["logits"] - logits(model)).max())
        assert np.abs(kept["logits"] - logits(model)).max() < 1e-5
        other = llama_cpp(FOLDER / f"{name}.gguf")
        if other is not None:
            print(name, "llama.cpp", np.abs(kept["logits"] - other).max())
            assert np.abs(kept["logits"] - other).max() < 1e-3


check() if "--check" in sys.argv else write()
