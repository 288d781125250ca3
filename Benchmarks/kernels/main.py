"""Measure the engine's kernels beside PyTorch's, in turns, and print Markdown."""
import argparse, statistics, subprocess

import torch
import torch_work

# Name, operations in GF (None: no product), and how often in a full run.
WORKS = [
    ("product:4096x640x640:bfloat16", 9), ("product:1024x1280x5120:bfloat16", 9), ("product:4096x3072x3072:bfloat16", 7),
    ("product:4608x27648x3072:bfloat16", 3), ("product:4608x3072x12288:bfloat16", 3), ("product:512x9728x2560:bfloat16", 9),
    ("product:4096x3072x3072:int8", 7), ("product:4608x27648x3072:int8", 3), ("product:4608x3072x12288:int8", 3),
    ("product:1024x3072x3072:float32", 5),
    ("attention:4096x24x24x128:full", 5), ("attention:1536x24x24x128:full", 7), ("attention:512x32x8x128:causal", 9),
    ("attention:4096x8x8x40:full", 7), ("attention:4096x1x1x512:full", 7),
    ("convolution:64x320x320x3:bfloat16", 9), ("convolution:128x512x512x3:bfloat16", 5), ("convolution:256x256x256x3:bfloat16", 5),
    ("convolution:512x128x128x3:bfloat16", 5),
    ("layernorm:4608x3072:bfloat16", 9), ("swiglu:4608x9216:bfloat16", 9), ("groupnorm:512x128:bfloat16", 9),
    ("block:1536:bfloat16", 5), ("block:1536:int8", 5), ("block:4608:bfloat16", 3), ("block:4608:int8", 3),
]


def operations(name):
    kind, sizes, rest = name.split(":")
    s = [int(n) for n in sizes.split("x")]
    match kind:
        case "product": return 2e-9 * s[0] * s[1] * s[2]
        case "attention": return 4e-9 * s[0] * s[0] * s[1] * s[3] * (0.5 if rest == "causal" else 1)
        case "convolution": return 2e-9 * s[0] * s[0] * s[1] * s[2] * s[3] * s[3]
        case "block": return 2e-9 * s[0] * 3072 * (27648 + 12288) + 4e-9 * s[0] * s[0] * 3072
    return None


class Engine:
    def __init__(self, binary, threads):
        self.process = subprocess.Popen([binary, str(threads)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.title = self.process.stdout.readline().strip()

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()


parser = argparse.ArgumentParser()
parser.add_argument("binary")
parser.add_argument("--threads", type=int, default=2)
parser.add_argument("--rounds", type=float, default=1, help="how often each work is measured, as a factor")
parser.add_argument("--only", default="", help="works whose name contains this")
options = parser.parse_args()
torch.set_num_threads(options.threads)
torch.set_float32_matmul_precision("highest")
engine = Engine(options.binary, options.threads)
print(f"{engine.title}; PyTorch {torch.__version__} bfloat16 (float32 where stated)\n")
print("Share: of what the tiles could do in the same moment (bfloat16's rate, twice that for int8), from a loop of products in the first cache before and after each turn.\n")
print("| work | Easel ms | GF/s | share | PyTorch ms | GF/s | share | ratio (least, most) |\n|---|---|---|---|---|---|---|---|")
for name, times in WORKS:
    if options.only not in name:
        continue
    peer = torch_work.prepare(name)
    engine.ask(name), torch_work.timed(peer)
    ours, theirs, peaks = [], [], [float(engine.ask("peak"))]
    for _ in range(max(3, round(times * options.rounds))):
        ours.append(float(engine.ask(name)))
        peaks.append(float(engine.ask("peak")))
        theirs.append(torch_work.timed(peer))
        peaks.append(float(engine.ask("peak")))
    engine.ask("forget")
    ratios = sorted(t / o for o, t in zip(ours, theirs))
    a, b, gf = statistics.median(ours), statistics.median(theirs), operations(name)
    rate = lambda t: f"{gf / t:.0f}" if gf else "-"
    # The turns of one side: every second of the gaps between peaks.
    def share(times, first, factor):
        if not gf or peaks[0] == 0:
            return "-"
        return f"{statistics.median(gf * 2e9 / t / factor / (peaks[first + 2 * i] + peaks[first + 2 * i + 1]) for i, t in enumerate(times)):.2f}"
    print(f"| {name} | {a * 1e3:.1f} | {rate(a)} | {share(ours, 0, 2 if 'int8' in name else 1)} | {b * 1e3:.1f} | {rate(b)} | {share(theirs, 1, 1)} | {statistics.median(ratios):.2f} ({ratios[0]:.2f}, {ratios[-1]:.2f}) |", flush=True)
