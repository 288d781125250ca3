"""Makes `fixtures/flux2-klein-tiny`: the published layout and every branch of it, small, with random weights.

Every norm and every statistic differs from its default, so that a mistake cannot hide. The text encoder is bfloat16 in two
shards with an index, the denoiser float32 (and once more in the original layout, bfloat16), the autoencoder float16.
"""
import math
import pathlib
import shutil

import torch
from diffusers import AutoencoderKLFlux2, Flux2KleinPipeline, Flux2Transformer2DModel, FlowMatchEulerDiscreteScheduler
from safetensors.torch import load_file, save_file
from transformers import Qwen3Config, Qwen3ForCausalLM

from vocabulary import tokenizer

HERE = pathlib.Path(__file__).parent
TINY = HERE / "fixtures" / "flux2-klein-tiny"


def randomize(module, seed):
    generator = torch.Generator().manual_seed(seed)
    normal = lambda tensor: torch.randn(tensor.shape, generator=generator)
    with torch.no_grad():
        for name, value in module.named_parameters():
            if value.ndim >= 2:
                value.copy_(normal(value) * (0.5 if "embed_tokens" in name else 1 / math.sqrt(value[0].numel())))
            elif "norm" in name and name.endswith("weight"):
                value.copy_(1 + 0.2 * normal(value))
            else:
                value.copy_(0.1 * normal(value))
        for name, value in module.named_buffers():
            if name.endswith("running_mean"):
                value.copy_(0.3 * normal(value))
            if name.endswith("running_var"):
                value.copy_(0.5 + torch.rand(value.shape, generator=generator))
    return module.eval()


def original_layout(state):
    """The denoiser's weights under the names of the original repository: fused projections, shift before scale."""
    fixed = {
        "x_embedder": "img_in", "context_embedder": "txt_in", "proj_out": "final_layer.linear",
        "time_guidance_embed.timestep_embedder.linear_1": "time_in.in_layer",
        "time_guidance_embed.timestep_embedder.linear_2": "time_in.out_layer",
        "double_stream_modulation_img.linear": "double_stream_modulation_img.lin",
        "double_stream_modulation_txt.linear": "double_stream_modulation_txt.lin",
        "single_stream_modulation.linear": "single_stream_modulation.lin",
    }
    out = {f"{new}.weight": state[f"{old}.weight"] for old, new in fixed.items()}
    scale, shift = state["norm_out.linear.weight"].chunk(2)
    out["final_layer.adaLN_modulation.1.weight"] = torch.cat([shift, scale])
    block = 0
    while f"transformer_blocks.{block}.attn.to_q.weight" in state:
        old, new = f"transformer_blocks.{block}.", f"double_blocks.{block}."
        fuse = lambda names: torch.cat([state[f"{old}attn.{n}.weight"] for n in names])
        out[new + "img_attn.qkv.weight"] = fuse(["to_q", "to_k", "to_v"])
        out[new + "txt_attn.qkv.weight"] = fuse(["add_q_proj", "add_k_proj", "add_v_proj"])
        for a, b in {
            "attn.to_out.0": "img_attn.proj", "attn.to_add_out": "txt_attn.proj", "ff.linear_in": "img_mlp.0", "ff.linear_out": "img_mlp.2",
            "ff_context.linear_in": "txt_mlp.0", "ff_context.linear_out": "txt_mlp.2"}.items():
            out[f"{new}{b}.weight"] = state[f"{old}{a}.weight"]
        for a, b in {
            "norm_q": "img_attn.norm.query_norm", "norm_k": "img_attn.norm.key_norm", "norm_added_q": "txt_attn.norm.query_norm",
            "norm_added_k": "txt_attn.norm.key_norm"}.items():
            out[f"{new}{b}.scale"] = state[f"{old}attn.{a}.weight"]
        block += 1
    block = 0
    while f"single_transformer_blocks.{block}.attn.to_out.weight" in state:
        old, new = f"single_transformer_blocks.{block}.attn.", f"single_blocks.{block}."
        out[new + "linear1.weight"] = state[old + "to_qkv_mlp_proj.weight"]
        out[new + "linear2.weight"] = state[old + "to_out.weight"]
        out[new + "norm.query_norm.scale"] = state[old + "norm_q.weight"]
        out[new + "norm.key_norm.scale"] = state[old + "norm_k.weight"]
        block += 1
    return {name: value.contiguous() for name, value in out.items()}


def make():
    from diffusers.loaders.single_file_utils import convert_flux2_transformer_checkpoint_to_diffusers
    shutil.rmtree(TINY, ignore_errors=True)
    words = tokenizer(1000)
    denoiser = randomize(Flux2Transformer2DModel(
        patch_size=1, in_channels=128, num_layers=2, num_single_layers=2, attention_head_dim=32, num_attention_heads=2,
        joint_attention_dim=96, timestep_guidance_channels=256, mlp_ratio=3.0, axes_dims_rope=(8, 8, 8, 8), rope_theta=2000, eps=1e-6,
        guidance_embeds=False), 1)
    encoder = randomize(Qwen3ForCausalLM(Qwen3Config(
        vocab_size=(len(words) + 63) // 64 * 64, hidden_size=32, intermediate_size=64, num_hidden_layers=28, num_attention_heads=4,
        num_key_value_heads=2, head_dim=16, max_position_embeddings=40960, rope_theta=1000000, rms_norm_eps=1e-6, tie_word_embeddings=True,
        eos_token_id=words.convert_tokens_to_ids("<|im_end|>"), bos_token_id=words.convert_tokens_to_ids("<|endoftext|>"))), 2)
    vae = randomize(AutoencoderKLFlux2(
        block_out_channels=(16, 24, 32, 32), layers_per_block=2, latent_channels=32, norm_num_groups=8, sample_size=1024, use_quant_conv=True,
        use_post_quant_conv=True, mid_block_add_attention=True), 3)
    scheduler = FlowMatchEulerDiscreteScheduler(
        num_train_timesteps=1000, shift=3.0, use_dynamic_shifting=True, time_shift_type="exponential", base_shift=0.5, max_shift=1.15,
        base_image_seq_len=256, max_image_seq_len=4096)
    pipe = Flux2KleinPipeline(
        scheduler=scheduler, vae=vae, text_encoder=encoder, tokenizer=words, transformer=denoiser, is_distilled=True)
    pipe.save_pretrained(TINY)
    encoder.to(torch.bfloat16).save_pretrained(TINY / "text_encoder", max_shard_size="500KB")
    for stale in (TINY / "text_encoder").glob("model.safetensors"):
        stale.unlink()
    vae.to(torch.float16).save_pretrained(TINY / "vae")

    state = load_file(TINY / "transformer/diffusion_pytorch_model.safetensors")
    original = original_layout(state)
    back = convert_flux2_transformer_checkpoint_to_diffusers(dict(original))
    assert set(back) == set(state), set(back) ^ set(state)
    for name, value in state.items():
        assert torch.equal(value, back[name]), name
    save_file({name: value.bfloat16() for name, value in original.items()}, HERE / "fixtures" / "flux2-klein-tiny-original.safetensors")
    small = randomize(AutoencoderKLFlux2(
        block_out_channels=(16, 24, 32, 32), decoder_block_out_channels=(8, 16, 24, 24), layers_per_block=1, latent_channels=32,
        norm_num_groups=8, sample_size=1024, use_quant_conv=True, use_post_quant_conv=True, mid_block_add_attention=True), 4)
    small.to(torch.bfloat16).save_pretrained(HERE / "fixtures" / "small-decoder-vae")
    return small


if __name__ == "__main__":
    make()
