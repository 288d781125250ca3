"""PyTorch's side of the kernel benchmark: the same pieces of work, as diffusers and transformers write them."""
import time

import torch
import torch.nn.functional as F


def random(*shape, dtype=torch.bfloat16, scale=1.0):
    return ((torch.rand(*shape) * 2 - 1) * scale).to(dtype)


def block(tokens):
    """diffusers' Flux2SingleTransformerBlock and its attention processor, without the module classes."""
    width, inner, heads, size = 3072, 9216, 24, 128
    x = random(1, tokens, width)
    into, back = random(3 * width + 2 * inner, width, scale=0.02), random(width, width + inner, scale=0.02)
    scale, shift, gate = (random(1, 1, width, scale=0.1) for _ in range(3))
    norm_q, norm_k = random(size), random(size)
    angles = torch.arange(tokens * size // 2).remainder(1009).div(100).reshape(tokens, size // 2).repeat_interleave(2, -1)
    cosine, sine = angles.cos()[None, :, None], angles.sin()[None, :, None]

    def turn(h):
        a, b = h.reshape(*h.shape[:-1], -1, 2).unbind(-1)
        return (h.float() * cosine + torch.stack([-b, a], -1).flatten(3).float() * sine).to(h.dtype)

    def run():
        h = (1 + scale) * F.layer_norm(x, (width,), eps=1e-6) + shift
        qkv, mlp = F.linear(h, into).split([3 * width, 2 * inner], -1)
        q, k, v = (part.unflatten(-1, (heads, size)) for part in qkv.chunk(3, -1))
        q, k = turn(F.rms_norm(q, (size,), norm_q, 1e-6)), turn(F.rms_norm(k, (size,), norm_k, 1e-6))
        attended = F.scaled_dot_product_attention(q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2)).transpose(1, 2).flatten(2)
        a, b = mlp.chunk(2, -1)
        return x + gate * F.linear(torch.cat([attended, F.silu(a) * b], -1), back)

    return run


def prepare(name):
    kind, sizes, rest = name.split(":")
    sizes = [int(s) for s in sizes.split("x")]
    dtype = torch.float32 if rest == "float32" else torch.bfloat16
    if kind == "product":
        rows, outputs, inputs = sizes
        x, w = random(rows, inputs, dtype=dtype), random(outputs, inputs, dtype=dtype, scale=0.02)
        return lambda: F.linear(x, w)
    if kind == "attention":
        tokens, heads, key_heads, size = sizes
        q, k, v = random(1, heads, tokens, size), random(1, key_heads, tokens, size), random(1, key_heads, tokens, size)
        return lambda: F.scaled_dot_product_attention(q, k, v, is_causal=rest == "causal", enable_gqa=heads != key_heads)
    if kind == "convolution":
        side, inputs, outputs, kernel = sizes
        x = random(1, inputs, side, side).to(memory_format=torch.channels_last)
        w = random(outputs, inputs, kernel, kernel, scale=0.02).to(memory_format=torch.channels_last)
        bias = random(outputs)
        return lambda: F.conv2d(x, w, bias, padding=kernel // 2)
    if kind == "layernorm":
        x, scale, shift = random(*sizes), random(sizes[1]), random(sizes[1])
        return lambda: (1 + scale) * F.layer_norm(x, (sizes[1],), eps=1e-6) + shift
    if kind == "swiglu":
        x = random(sizes[0], 2 * sizes[1])

        def run():
            a, b = x.chunk(2, -1)
            return F.silu(a) * b

        return run
    if kind == "groupnorm":
        side, channels = sizes
        x, w, b = random(1, channels, side, side).to(memory_format=torch.channels_last), random(channels), random(channels)
        return lambda: F.silu(F.group_norm(x, 32, w, b, 1e-6))
    if kind == "block":
        return block(sizes[0])
    raise ValueError(name)


def timed(work):
    with torch.inference_mode():
        start = time.perf_counter()
        work()
        return time.perf_counter() - start
