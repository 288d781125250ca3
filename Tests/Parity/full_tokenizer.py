"""Writes the whole Qwen tokenizer to a folder, once as tokenizer.json and once as vocab.json and merges.txt."""
import json
import pathlib
import sys

from vocabulary import SPECIAL, TEXT, tokenizer, vocabulary

folder = pathlib.Path(sys.argv[1])
tokenizer().save_pretrained(folder / "json")
words, merges = vocabulary()
old = folder / "old"
old.mkdir(parents=True, exist_ok=True)
(old / "vocab.json").write_text(json.dumps(words, ensure_ascii=False))
(old / "merges.txt").write_text("#version: 0.2\n" + "".join(f"{a} {b}\n" for a, b in merges))
added = {str(len(words) + n): {"content": t, "special": t in SPECIAL, "normalized": False} for n, t in enumerate(SPECIAL + TEXT)}
(old / "tokenizer_config.json").write_text(json.dumps({"added_tokens_decoder": added}))
