"""What diffusers and transformers compute from the tiny pipeline: `fixtures/flux2-klein-tiny-reference.safetensors`."""
import sys

import numpy as np
import torch
import diffusers.pipelines.flux2.pipeline_flux2_klein_inpaint as inpainting
from diffusers import AutoencoderKLFlux2, Flux2KleinInpaintPipeline, Flux2KleinPipeline, Flux2Transformer2DModel
from diffusers.pipelines.flux2.pipeline_flux2_klein import compute_empirical_mu
from PIL import Image
from safetensors.torch import load_file, save_file

from tiny import HERE, TINY

PROMPT = "a red fox in the snow, 35mm photo"


def noise(height, width, seed=7):
    """Drawn by numpy, so that it can be told apart from torch's."""
    return torch.from_numpy(np.random.default_rng(seed).standard_normal((1, 128, height // 16, width // 16), dtype=np.float32))


def picture(height, width, seed):
    """A smooth picture with some noise on it."""
    y, x = np.mgrid[0:height, 0:width]
    random = np.random.default_rng(seed)
    waves = [127 + 90 * np.sin(x / (5 + 3 * c) + seed) * np.cos(y / (7 + 2 * c)) for c in range(3)]
    return np.clip(np.stack(waves, -1) + random.normal(0, 12, (height, width, 3)), 0, 255).astype("uint8")


def blocks(model, out):
    """One block of each kind, on inputs of its own."""
    g = torch.Generator().manual_seed(11)
    draw = lambda *shape: torch.randn(shape, generator=g)
    dim = model.inner_dim
    image, text = draw(1, 6, dim), draw(1, 5, dim)
    ids = torch.stack([torch.arange(11) % 3, torch.arange(11), torch.arange(11) * 2, torch.arange(11) + 1], 1)
    rotary = model.pos_embed(ids)
    img, txt, one = draw(1, 6 * dim), draw(1, 6 * dim), draw(1, 3 * dim)
    out |= {"double.image_in": image, "double.text_in": text, "block.ids": ids.to(torch.int32), "double.image_mod": img, "double.text_mod": txt}
    t, i = model.transformer_blocks[0](
        hidden_states=image, encoder_hidden_states=text, temb_mod_img=img, temb_mod_txt=txt, image_rotary_emb=rotary)
    out |= {"double.image_out": i, "double.text_out": t}
    both = draw(1, 11, dim)
    out |= {"single.in": both, "single.mod": one}
    out["single.out"] = model.single_transformer_blocks[0](
        hidden_states=both, encoder_hidden_states=None, temb_mod=one, image_rotary_emb=rotary)
    image, text = draw(1, 6, 128), draw(1, 5, 96)
    out |= {"denoiser.image_in": image, "denoiser.text_in": text}
    out["denoiser.out"] = model(
        hidden_states=image, encoder_hidden_states=text, timestep=torch.tensor([0.7375]), img_ids=ids[None, 5:], txt_ids=ids[None, :5],
        return_dict=False)[0]


def autoencoder(vae, out, name):
    image = torch.from_numpy(picture(48, 80, 21)).permute(2, 0, 1)[None].float() / 127.5 - 1
    latent = vae.encode(image).latent_dist.mode()
    out |= {f"{name}.image": torch.from_numpy(picture(48, 80, 21)), f"{name}.latent": latent, f"{name}.decoded": vae.decode(latent).sample}


def schedules(pipe, out):
    for height, width in [(512, 512), (1024, 1024), (1024, 1536), (1536, 1024)]:
        for steps in [1, 4, 8, 50]:
            mu = compute_empirical_mu(image_seq_len=height * width // 256, num_steps=steps)
            pipe.scheduler.set_timesteps(sigmas=np.linspace(1.0, 1 / steps, steps), mu=mu)
            out[f"sigmas.{width}x{height}.{steps}"] = pipe.scheduler.sigmas.clone()


@torch.no_grad()
def make():
    torch.set_num_threads(2)
    out = {}
    pipe = Flux2KleinPipeline.from_pretrained(TINY, torch_dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    blocks(pipe.transformer, out)
    autoencoder(pipe.vae, out, "vae")
    autoencoder(AutoencoderKLFlux2.from_pretrained(HERE / "fixtures/small-decoder-vae", torch_dtype=torch.float32), out, "small")
    schedules(pipe, out)

    height, width = 64, 96
    start = noise(height, width)
    out["noise"] = start
    embeddings, _ = pipe.encode_prompt(PROMPT)
    text = pipe.tokenizer.apply_chat_template(
        [{"role": "user", "content": PROMPT}], tokenize=False, add_generation_prompt=True, enable_thinking=False)
    ids = pipe.tokenizer(text, padding="max_length", truncation=True, max_length=512)["input_ids"]
    # The first rows, the last of the text, and the padding: the rest repeats them.
    out |= {"prompt.ids": torch.tensor(ids, dtype=torch.int32), "prompt.embeddings": embeddings[0, :40].contiguous(), "prompt.padding": embeddings[0, 500:].contiguous()}

    steps = []
    keep = lambda _, i, t, state: (steps.append(state["latents"].clone()), state)[1]
    common = dict(prompt=PROMPT, num_inference_steps=4, guidance_scale=1.0, height=height, width=width, output_type="pt")
    out["text.image"] = pipe(latents=start.clone(), callback_on_step_end=keep, **common).images
    for i, value in enumerate(steps):
        out[f"text.step{i}"] = value
    first, second = picture(83, 117, 1), picture(64, 64, 2)
    out |= {"reference1": torch.from_numpy(first), "reference2": torch.from_numpy(second)}
    one = [Image.fromarray(first)]
    out["edit1.image"] = pipe(image=one, latents=start.clone(), **common).images
    out["edit2.image"] = pipe(image=one + [Image.fromarray(second)], latents=start.clone(), **common).images

    inpaint = Flux2KleinInpaintPipeline(**pipe.components, is_distilled=True)
    inpaint.set_progress_bar_config(disable=True)
    # The noise of a run without given latents is ours too.
    inpainting.randn_tensor = lambda shape, **_: start.clone()
    mask = np.zeros((height, width), "uint8")
    mask[16:44, 32:64] = 255
    source = picture(height, width, 3)
    out |= {"inpaint.source": torch.from_numpy(source), "inpaint.mask": torch.from_numpy(mask)}
    arguments = dict(
        prompt="a red fox", image=Image.fromarray(source), mask_image=Image.fromarray(mask), num_inference_steps=4, guidance_scale=1.0,
        output_type="pt")
    out["inpaint.full"] = inpaint(strength=1.0, **arguments).images
    out["inpaint.part"] = inpaint(strength=0.75, image_reference=Image.fromarray(second), **arguments).images

    base = Flux2KleinPipeline(**pipe.components, is_distilled=False)
    base.set_progress_bar_config(disable=True)
    out["guided.image"] = base(latents=start.clone(), **(common | {"guidance_scale": 4.0})).images
    original = Flux2Transformer2DModel.from_pretrained(TINY / "transformer", torch_dtype=torch.bfloat16)
    half = Flux2KleinPipeline.from_pretrained(TINY, transformer=original, torch_dtype=torch.bfloat16)
    half.set_progress_bar_config(disable=True)
    out["bfloat16.image"] = half(latents=start.clone().bfloat16(), **common).images.float()

    large = Image.fromarray(picture(1100, 1500, 9))
    # Row 400 of the scaled picture, and the rows that it is made from.
    resized = pipe.image_processor._resize_to_target_area(large, 1024 * 1024)
    out["lanczos.size"] = torch.tensor(resized.size, dtype=torch.int32)
    out["lanczos.row"] = torch.from_numpy(np.array(resized)[400].copy())
    out["lanczos.from"] = torch.from_numpy(np.array(large)[490:515].copy())
    return {name: value.contiguous() for name, value in out.items()}


def compare(made, kept):
    """The largest difference of each tensor from the committed one."""
    faults = [f"{name}: only one of the two has it" for name in made.keys() ^ kept.keys()]
    for name in made.keys() & kept.keys():
        a, b = made[name].float(), kept[name].float()
        worst = (a - b).abs().max().item() if a.shape == b.shape else float("inf")
        # bfloat16 rounds differently from processor to processor.
        if worst > (0.05 if name.startswith("bfloat16") else 2e-5 * max(1, b.abs().max().item())):
            faults.append(f"{name}: differs by {worst}")
    return faults


if __name__ == "__main__":
    path = HERE / "fixtures" / "flux2-klein-tiny-reference.safetensors"
    made = make()
    if "--check" in sys.argv:
        faults = compare(made, load_file(path))
        print("\n".join(faults))
        print(f"{len(made) - len(faults)} reference tensors are what diffusers computes, {len(faults)} are not")
        sys.exit(bool(faults))
    save_file(made, path)
