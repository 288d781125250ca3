"""Qwen's vocabulary (Apache-2.0), rebuilt from the ranks that the dashscope wheel carries."""
import base64
import io
import pathlib
import subprocess
import sys
import tempfile
import zipfile

SPECIAL = [
    "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|object_ref_start|>", "<|object_ref_end|>", "<|box_start|>", "<|box_end|>",
    "<|quad_start|>", "<|quad_end|>", "<|vision_start|>", "<|vision_end|>", "<|vision_pad|>", "<|image_pad|>", "<|video_pad|>",
]
TEXT = [
    "<tool_call>", "</tool_call>", "<|fim_prefix|>", "<|fim_middle|>", "<|fim_suffix|>", "<|fim_pad|>", "<|repo_name|>", "<|file_sep|>",
    "<tool_response>", "</tool_response>", "<think>", "</think>",
]
# For messages of text, as the published template treats them.
TEMPLATE = (
    "{%- for m in messages %}{{- '<|im_start|>' + m.role + '\\n' + (m.content if m.content is string else m.content[0].text)"
    " + '<|im_end|>\\n' }}{%- endfor %}"
    "{%- if add_generation_prompt %}{{- '<|im_start|>assistant\\n' }}"
    "{%- if enable_thinking is defined and enable_thinking is false %}{{- '<think>\\n\\n</think>\\n\\n' }}{%- endif %}{%- endif %}"
)


def ranks():
    """Token bytes in the order they were learned."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, "dashscope==2.0.2"], check=True)
        wheel = next(pathlib.Path(folder).glob("*.whl"))
        with zipfile.ZipFile(wheel) as archive:
            name = next(n for n in archive.namelist() if n.endswith("qwen.tiktoken"))
            lines = io.TextIOWrapper(archive.open(name)).read().splitlines()
    return {base64.b64decode(word): int(rank) for word, rank in (line.split() for line in lines if line)}


def alphabet():
    """The letters that stand for bytes."""
    printable = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    letters = {b: chr(b) for b in printable}
    for n, b in enumerate(b for b in range(256) if b not in letters):
        letters[b] = chr(256 + n)
    return letters


def parts(table, token, rank):
    """The two tokens that `token` was joined from."""
    pieces = [bytes([b]) for b in token]
    while len(pieces) > 2:
        pairs = [(table.get(a + b, rank), i) for i, (a, b) in enumerate(zip(pieces, pieces[1:]))]
        best, i = min(pairs)
        if best >= rank:
            break
        pieces[i:i + 2] = [pieces[i] + pieces[i + 1]]
    assert len(pieces) == 2, token
    return pieces


def vocabulary(merges=None):
    """vocab and merges as tokenizers wants them; the first `merges` merges, or all."""
    table = ranks()
    letters = alphabet()
    spell = lambda token: "".join(letters[b] for b in token)
    chosen = sorted(table.items(), key=lambda item: item[1])
    if merges is not None:
        chosen = chosen[:256 + merges]
    joined = [tuple(map(spell, parts(table, token, rank))) for token, rank in chosen if len(token) > 1]
    return {spell(token): rank for token, rank in chosen}, joined


def tokenizer(merges=None):
    """The Qwen2 tokenizer over the vocabulary."""
    from tokenizers import AddedToken
    from transformers import Qwen2Tokenizer
    words, joined = vocabulary(merges)
    made = Qwen2Tokenizer(
        vocab=words, merges=joined, unk_token="<|endoftext|>", eos_token="<|endoftext|>", pad_token="<|endoftext|>", model_max_length=131072)
    made.add_tokens(
        [AddedToken(t, special=True, normalized=False) for t in SPECIAL] + [AddedToken(t, special=False, normalized=False) for t in TEXT])
    made.eos_token = "<|im_end|>"
    made.chat_template = TEMPLATE
    return made
