#!/usr/bin/env python3
"""What llama.cpp (llama-cpp-python) does with the same file: one JSON object on the standard output.

  llama_peer.py MODEL.gguf THREADS TEXT REPEATS seconds|processors [plain]

`plain` leaves the weights as they lie in the file; on some virtual machines with AMX llama.cpp's repacked ones end it with an
illegal instruction.
"""
import ctypes, json, resource, sys, time

import llama_cpp as llama
import numpy

path, threads, repeats = sys.argv[1].encode(), int(sys.argv[2]), int(sys.argv[4])
now = time.process_time if sys.argv[5] == "processors" else time.perf_counter
llama.llama_log_set(quiet := llama.llama_log_callback(lambda *_: None), ctypes.c_void_p())
llama.llama_backend_init()
loading = llama.llama_model_default_params()
loading.use_extra_bufts = sys.argv[6:] != ["plain"]
model = llama.llama_model_load_from_file(path, loading)
vocabulary = llama.llama_model_get_vocab(model)
size = llama.llama_vocab_n_tokens(vocabulary)
batch = llama.llama_batch_init(2048, 0, 8)


def context(tokens, sequences):
    parameters = llama.llama_context_default_params()
    parameters.n_ctx, parameters.n_batch, parameters.n_ubatch, parameters.n_seq_max = tokens, 2048, 512, sequences
    parameters.n_threads = parameters.n_threads_batch = threads
    return llama.llama_init_from_model(model, parameters)


def decode(ctx, rows):
    """rows: (token, position, sequence, whether its scores are wanted)."""
    batch.n_tokens = len(rows)
    for i, (token, position, sequence, wanted) in enumerate(rows):
        batch.token[i], batch.pos[i], batch.n_seq_id[i], batch.logits[i] = token, position, 1, wanted
        batch.seq_id[i][0] = sequence
    assert llama.llama_decode(ctx, batch) == 0


def best_token(ctx, row):
    return int(numpy.ctypeslib.as_array(llama.llama_get_logits_ith(ctx, row), (size,)).argmax())


def read(ctx, tokens, sequence=0, start=0):
    decode(ctx, [(t, start + i, sequence, i == len(tokens) - 1) for i, t in enumerate(tokens)])
    return best_token(ctx, len(tokens) - 1)


def write(prompts, count):
    ctx = context(8192, len(prompts))
    last = [read(ctx, p, s) for s, p in enumerate(prompts)]
    start = now()
    for step in range(count):
        decode(ctx, [(last[s], len(p) + step, s, True) for s, p in enumerate(prompts)])
        last = [best_token(ctx, s) for s in range(len(prompts))]
    elapsed = now() - start
    llama.llama_free(ctx)
    return len(prompts) * count / elapsed


def prefill(tokens):
    ctx = context(8192, 1)
    start = now()
    read(ctx, tokens)
    elapsed = now() - start
    llama.llama_free(ctx)
    return elapsed


text = open(sys.argv[3], "rb").read()
buffer = (llama.llama_token * 4096)()
count = llama.llama_tokenize(vocabulary, text, len(text), buffer, 4096, False, False)
prompt = list(buffer[:count])[:2048]
read(ctx := context(1024, 1), prompt[:600])
llama.llama_free(ctx)
result = {
    "decode_1": max(write([prompt[:16]], 128) for _ in range(repeats)),
    "decode_8": max(write([prompt[16 * i : 16 * i + 16] for i in range(8)], 128) for _ in range(repeats)),
    "prefill_2048": 2048 / min(prefill(prompt) for _ in range(repeats)),
    "first_uncached_ms": 1000 * prefill(prompt[:2000]),
}
# A known beginning: everything but the last token stays where it is.
ctx = context(8192, 1)
read(ctx, prompt[:2000])
times = []
for _ in range(repeats):
    llama.llama_memory_seq_rm(llama.llama_get_memory(ctx), 0, 1999, -1)
    start = now()
    read(ctx, prompt[1999:2000], start=1999)
    times.append(1000 * (now() - start))
result["first_cached_ms"] = min(times)
result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(result))
