#!/usr/bin/env python3
"""Language models beside llama.cpp on the same GGUF file, in one run, turn by turn.

  Benchmarks/text/run speed
  Benchmarks/text/main.py MODEL.gguf [--threads 2] [--rounds 2] [--repeats 5] [--processors] [--texts PATH] [--python PATH]

`texts` is the package's product of that name, built with `swift build -c release --product texts`; `--python` one that has
llama-cpp-python (PyPI). `--processors` counts the processors' seconds of one thread, for a machine that others use too. Prints a table for PERFORMANCE.md: the better of the rounds, and what is asked for.
"""
import argparse, json, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
parser = argparse.ArgumentParser()
parser.add_argument("model")
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--rounds", type=int, default=2)
parser.add_argument("--repeats", type=int, default=5)
parser.add_argument("--processors", action="store_true")
parser.add_argument("--texts", default=str(ROOT / ".build/release/texts"))
parser.add_argument("--python", default=sys.executable)
options = parser.parse_args()
if options.processors:
    options.threads = 1

story = tempfile.NamedTemporaryFile("w", suffix=".txt")
subprocess.run([options.texts, "--story"], check=True, stdout=story)
runs = {"Easel": [options.texts, options.model, "--threads", str(options.threads), "--repeats", str(options.repeats)]
        + ["--processors"] * options.processors,
        "llama.cpp": [options.python, str(ROOT / "Benchmarks/text/llama_peer.py"), options.model, str(options.threads), story.name,
                      str(options.repeats), "processors" if options.processors else "seconds"]}
found = {name: [] for name in runs}
for _ in range(options.rounds):
    for name, command in runs.items():
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode < 0 and name == "llama.cpp" and command[-1] != "plain":
            print(f"llama.cpp ended by signal {-done.returncode} with repacked weights; it runs without", file=sys.stderr)
            command.append("plain")
            done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr)
        found[name].append(json.loads(done.stdout))


def best(name, key):
    values = [run[key] for run in found[name] if key in run]
    return (min if key.endswith(("_ms", "_s", "_mb")) else max)(values) if values else None


ours = {key: best("Easel", key) for key in found["Easel"][0]}
theirs = {key: best("llama.cpp", key) for key in found["llama.cpp"][0]}
rows = [
    ("decoding, 1 stream, tokens/s", "decode_1", lambda: (ours["decode_1"] / theirs["decode_1"], 1, "at least equal")),
    ("decoding, 8 streams, tokens/s", "decode_8", lambda: (ours["decode_8"] / theirs["decode_8"], 3, "3 times")),
    ("reading 2,048 tokens, tokens/s", "prefill_2048", lambda: (ours["prefill_2048"] / theirs["prefill_2048"], 2, "2 times")),
    ("first token after 2,000, ms", "first_uncached_ms", None),
    ("the same, known already, ms", "first_cached_ms",
     lambda: (0.05 / (ours["first_cached_ms"] / ours["first_uncached_ms"]), 1, "under 5 % of the unknown")),
    ("peak memory, MB", "peak_mb", lambda: (theirs["peak_mb"] / ours["peak_mb"], 1, "no higher")),
    ("500 tokens, 5 changed, s", "rewrite_plain_s", None),
    ("the same, predicted, s", "rewrite_predicted_s",
     lambda: (ours["rewrite_plain_s"] / ours["rewrite_predicted_s"], 2, "2 times as fast")),
]
print("| | Easel | llama.cpp | asked for | |\n|---|---|---|---|---|")
for label, key, ask in rows:
    ratio, least, words = ask() if ask else (None, None, "")
    verdict = "" if ratio is None else f"met, {ratio:.2f}" if ratio >= least else f"missed, {ratio:.2f} of {least}"
    other = f"{theirs[key]:.1f}" if key in theirs else ""
    print(f"| {label} | {ours[key]:.1f} | {other} | {words} | {verdict} |")
