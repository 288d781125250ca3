"""Small byte-level tokenizers of each way of cutting text, as tokenizer.json and in GGUF, and what the reference makes of 10,000 strings.

fixtures/tokenizers/NAME.{json,gguf,bin}. --check makes the hashes anew from the committed tokenizers and compares; with GGUF=FILE it writes the
hashes of that file's own vocabulary to OUT instead.
"""
import json
import os
import pathlib
import sys

from gguf import GGUFReader, GGUFWriter, TokenType
from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from strings import fnv, strings

HERE = pathlib.Path(__file__).parent
FOLDER = HERE / "fixtures/tokenizers"
SPECIAL = ["<|endoftext|>", "<|im_start|>", "<|im_end|>", "<think>"]
QWEN = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}%s| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)


def split(pattern):
    return pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(pattern), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])


def kinds():
    """name -> pre-tokenizer, normalizer, ignore_merges."""
    return {
        "qwen2": (split(QWEN % ""), normalizers.NFC(), False),
        "llama-bpe": (split(QWEN % "{1,3}"), None, True),
        "smollm": (
            pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]),
            None, False,
        ),
    }


def build(name, model):
    cut, form, whole = kinds()[name]
    tokenizer = Tokenizer(model)
    tokenizer.pre_tokenizer = cut
    if form:
        tokenizer.normalizer = form
    if whole:
        tokenizer.model.ignore_merges = True
    return tokenizer


def corpus():
    for path in sorted(HERE.parent.parent.glob("docs/*.md")):
        yield path.read_text()
    yield "123 4567 89 2026 1st 'S 's 't it's we'll I've \n\n  \t x  y\r\n " * 50
    yield "Füchslein – 狐狸 🦊 каждый день ἀνήρ café naïve 日本語の文章 한국어 ١٢٣ " * 50


def write():
    FOLDER.mkdir(exist_ok=True)
    for name in kinds():
        tokenizer = build(name, models.BPE())
        trainer = trainers.BpeTrainer(
            vocab_size=700, special_tokens=SPECIAL[:3], initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), show_progress=False)
        tokenizer.train_from_iterator(corpus(), trainer)
        tokenizer.add_tokens([AddedToken(SPECIAL[3], special=False, normalized=False)])
        if name == "llama-bpe":
            # A token that no merges lead to: pieces that are tokens stay whole.
            form = json.loads(tokenizer.to_str())
            vocabulary, merges = form["model"]["vocab"], form["model"]["merges"]
            kept = [m for m in merges if "".join(m) != "Ġthe"]
            assert len(kept) == len(merges) - 1 and "Ġthe" in vocabulary
            form["model"]["merges"] = [m for m in kept if "Ġthe" not in m]
            form["post_processor"] = {
                "type": "TemplateProcessing", "single": [{"SpecialToken": {"id": SPECIAL[0], "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}],
                "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}],
                "special_tokens": {SPECIAL[0]: {"id": SPECIAL[0], "ids": [0], "tokens": [SPECIAL[0]]}},
            }
            tokenizer = Tokenizer.from_str(json.dumps(form))
        tokenizer.save(str(FOLDER / f"{name}.json"), pretty=False)
        pack(name, tokenizer)
        (FOLDER / f"{name}.bin").write_bytes(hashes(tokenizer))


def pack(name, tokenizer):
    form = json.loads(tokenizer.to_str())
    words = {i: w for w, i in form["model"]["vocab"].items()} | {t["id"]: t["content"] for t in form["added_tokens"]}
    special = {t["id"]: t["special"] for t in form["added_tokens"]}
    # A vocabulary is often padded with numbers that nothing leads to.
    words[len(words)] = "[PAD]"
    last = len(words) - 1
    types = [TokenType.UNUSED if i == last else TokenType.CONTROL if special.get(i) else TokenType.USER_DEFINED if i in special else TokenType.NORMAL for i in range(len(words))]
    writer = GGUFWriter(FOLDER / f"{name}.gguf", "llama")
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(name)
    writer.add_token_list([words[i] for i in range(len(words))])
    writer.add_token_types(types)
    writer.add_token_merges([" ".join(m) for m in form["model"]["merges"]])
    writer.add_bos_token_id(0)
    if name != "llama-bpe":
        writer.add_add_bos_token(False)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def hashes(tokenizer):
    return b"".join(fnv(tokenizer.encode(text, add_special_tokens=False).ids).to_bytes(4, "little") for text in strings())


def unpacked(path):
    """The tokenizer of a GGUF file, by the reference."""
    fields = GGUFReader(path).fields
    words = fields["tokenizer.ggml.tokens"].contents()
    types = fields["tokenizer.ggml.token_type"].contents()
    merges = [tuple(m.split(" ")) for m in fields["tokenizer.ggml.merges"].contents()]
    vocabulary = {w: i for i, w in enumerate(words)}
    tokenizer = build(fields["tokenizer.ggml.pre"].contents(), models.BPE(vocabulary, merges))
    for word, kind in zip(words, types):
        if kind == TokenType.CONTROL:
            tokenizer.add_special_tokens([AddedToken(word, special=True, normalized=False)])
        if kind == TokenType.USER_DEFINED:
            tokenizer.add_tokens([AddedToken(word, normalized=False)])
    return tokenizer


if "GGUF" in os.environ:
    pathlib.Path(os.environ["OUT"]).write_bytes(hashes(unpacked(os.environ["GGUF"])))
elif "--check" in sys.argv:
    for name in kinds():
        made = hashes(Tokenizer.from_file(str(FOLDER / f"{name}.json")))
        assert made == (FOLDER / f"{name}.bin").read_bytes(), f"the tokens of {name} differ"
        assert made == hashes(unpacked(FOLDER / f"{name}.gguf")), f"the tokens of {name}.gguf differ"
else:
    write()
