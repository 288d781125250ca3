#!/usr/bin/env python3
"""Which tokens Easel and llama.cpp hold for the likeliest, with the same GGUF file.

  Benchmarks/text/run agreement
  Benchmarks/text/agreement.py MODEL.gguf [--texts PATH] [--python PATH]

`texts` is the package's product of that name (release); `--python` one that has llama-cpp-python (PyPI). The text is 1,000 tokens of README.md and
docs/statistics.md. llama.cpp runs without its repacked weights, which on some virtual machines with AMX end it with an illegal instruction.
"""
import argparse, json, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROMPTS = [
    "<|im_start|>user\nWhat is the capital of France?<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nWrite a short poem about a fox.<|im_end|>\n<|im_start|>assistant\n",
    "<|im_start|>user\nExplain what a hash table is in two sentences.<|im_end|>\n<|im_start|>assistant\n",
    "The quick brown fox", "Once upon a time, in a small village by the sea,", "def fibonacci(n):\n    ",
    "<|im_start|>user\nList three colours.<|im_end|>\n<|im_start|>assistant\n",
]


def llama(path, tokens, prompts):
    """llama.cpp's side, in a Python that has it."""
    import llama_cpp
    import llama_cpp.llama_cpp as bindings
    import numpy
    standard = bindings.llama_model_default_params

    def plain():
        parameters = standard()
        parameters.use_extra_bufts = False
        return parameters

    bindings.llama_model_default_params = plain
    model = llama_cpp.Llama(path, n_ctx=2048, n_batch=512, logits_all=True, verbose=False)
    model.eval(tokens)
    scores = numpy.array(model.scores[: len(tokens)])
    top = numpy.sort(scores, axis=1)[:, -2:]
    answers = []
    for prompt in prompts:
        model.reset()
        out = []
        for token in model.generate(prompt, temp=0.0, top_k=1, repeat_penalty=1.0):
            out.append(token)
            if len(out) == 64:
                break
        answers.append(out)
    return {"best": scores.argmax(1).tolist(), "margins": (top[:, 1] - top[:, 0]).tolist(), "answers": answers}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("model")
    parser.add_argument("--texts", default=str(ROOT / ".build/release/texts"))
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    text = "".join((ROOT / name).read_text() for name in ["README.md", "docs/statistics.md"])
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"text": text, "prompts": PROMPTS}, file)
        file.flush()
        ours = json.loads(subprocess.run([options.texts, options.model, "--likeliest", file.name], check=True, capture_output=True, text=True).stdout)
    asked = json.dumps({"tokens": ours["tokens"], "prompts": [a["prompt"] for a in ours["answers"]]})
    theirs = json.loads(subprocess.run([options.python, __file__, "--llama", options.model], input=asked, check=True, capture_output=True, text=True).stdout)

    def share(a, b):
        return sum(x == y for x, y in zip(a, b)) / len(a)

    print("| likeliest tokens after each of 1,000 | share that agrees |\n|---|---|")
    for label, a, b in [
        ("exact arithmetic (float32 of the unpacked weights) and Easel, reading a prompt", ours["exact"], ours["prompt"]),
        ("exact arithmetic and Easel, generating", ours["exact"], ours["generation"]),
        ("exact arithmetic and llama.cpp", ours["exact"], theirs["best"]),
        ("llama.cpp and Easel, reading a prompt", theirs["best"], ours["prompt"]),
        ("llama.cpp and Easel, generating", theirs["best"], ours["generation"]),
    ]:
        print(f"| {label} | {100 * share(a, b):.1f} % |")
    apart = [m for m, a, b in zip(theirs["margins"], theirs["best"], ours["prompt"]) if a != b]
    print(f"| where they differ, the largest lead of llama.cpp's choice over its second | {max(apart, default=0):.2f} |")
    same = [next((i for i, (x, y) in enumerate(zip(a["tokens"], b)) if x != y), 64) for a, b in zip(ours["answers"], theirs["answers"])]
    print(f"| likeliest answers of 64 tokens: tokens before the first that differs | {', '.join(map(str, same))} |")


if sys.argv[1:2] == ["--llama"]:
    request = json.load(sys.stdin)
    print(json.dumps(llama(sys.argv[2], request["tokens"], request["prompts"])))
else:
    main()
