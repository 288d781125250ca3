"""Broken HTTP and broken JSON: heads, lengths, chunks, deep and huge bodies, slow and vanishing clients."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

from wire import Attempt, request

PATHS = ["/v1/images/generations", "/v1/images/edits", "/v1/images/variations", "/v1/files", "/v1/jobs", "/v1/models", "/", "/healthz"]
GENERATE = "/v1/images/generations"
BODY: dict[str, object] = {"prompt": "a red apple", "quality": "low", "size": "256x256", "n": 1}
VALUES: list[object] = [
    None, True, False, 0, -1, 1.5, 1e308, 2**63, -(2**63) - 1, "", " ", "\0", "a" * 40_000, "\ud83d\ude00" * 9, "\u202e", [], {}, [[]],
    {"a": {}}, "auto", "NaN", "1024x", "x1024", "0x0", "-1x-1", "99999999999x1", "１０２４x１０２４", "1024X1024", "../../etc/passwd", "%00",
]  # fmt: skip
NAMES = ["prompt", "model", "n", "size", "quality", "background", "output_format", "output_compression", "moderation", "stream",
         "partial_images", "response_format", "style", "user", "safety_identifier", "easel", "", "__proto__", "prompt\0"]  # fmt: skip


def wrong_value(rng: random.Random) -> Attempt:
    body = dict(BODY)
    for _ in range(rng.randint(1, 3)):
        body[rng.choice(NAMES)] = rng.choice(VALUES)
    if body.get("stream") is True:
        body["stream"] = False
    return Attempt("wrong values", request("POST", GENERATE, json.dumps(body).encode()))


def wrong_extension(rng: random.Random) -> Attempt:
    names = ["seed", "steps", "negative_prompt", "recipe", "strength", "x"]
    body = {**BODY, "easel": {rng.choice(names): rng.choice(VALUES) for _ in range(2)}}
    return Attempt("wrong extensions", request("POST", GENERATE, json.dumps(body).encode()))


def torn_json(rng: random.Random) -> Attempt:
    text = bytearray(json.dumps({**BODY, "easel": {"seed": 1}}).encode())
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(len(text))
        match rng.randrange(4):
            case 0:
                del text[at:]
            case 1:
                text[at] = rng.randrange(256)
            case 2:
                text[at:at] = rng.randbytes(rng.randint(1, 9))
            case _:
                del text[at : at + rng.randint(1, 9)]
        if not text:
            break
    return Attempt("torn JSON", request("POST", GENERATE, bytes(text)))


def deep_json(rng: random.Random) -> Attempt:
    depth = rng.choice([100, 600, 10_000, 200_000])
    opening, closing = rng.choice([(b"[", b"]"), (b'{"a":', b"}")])
    end = closing * depth if rng.random() < 0.5 else b""
    return Attempt("deep JSON", request("POST", GENERATE, opening * depth + b"1" * bool(end) + end), must_fail=True)


def odd_json(rng: random.Random) -> Attempt:
    bodies = [
        b'{"prompt":"a","prompt":"b"}x', b'{"prompt":"\\ud800"}', b'{"prompt":"\xff\xfe"}', b'\xef\xbb\xbf{"prompt":1}', b"nul", b"1e999999", b'"',
        b'{"n":' + b"9" * 5000 + b"}", b'{"prompt":"a","n":1e0}', b'{"prompt":"a","n":0x1}', b"{}", b"[]", b"null", b"true", b'{"prompt":NaN}',
        b'{"a":1,}', b"{'prompt':'a'}", b'{"prompt":"a"}' * 3, b"\0" * 100, b'{"prompt":"a","n":-0}', "{\"prompt\":\"a\"}".encode("utf-16"),
    ]  # fmt: skip
    return Attempt("odd JSON", request("POST", GENERATE, rng.choice(bodies)), must_fail=False)


def wrong_type(rng: random.Random) -> Attempt:
    kinds = [None, "", "text/plain", "application/json; charset=utf-16", "multipart/form-data", "multipart/form-data; boundary=", "application/xml",
             "multipart/form-data; boundary=" + "x" * 300, "a" * 5000, "application/x-www-form-urlencoded", "application/json, text/html", ";;;", "\x01"]  # fmt: skip
    return Attempt(
        "wrong content type", request("POST", rng.choice(PATHS[:4]), json.dumps(BODY).encode(), rng.choice(kinds)), may_be_bare=True
    )


def wrong_method(rng: random.Random) -> Attempt:
    method = rng.choice(["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "CONNECT", "get", "G" * 500])
    return Attempt("wrong method", request(method, rng.choice(PATHS), content_type=None), may_be_bare=True)


def odd_path(rng: random.Random) -> Attempt:
    pieces = [
        "..",
        "%2e%2e",
        "%00",
        "%ff",
        "v1",
        "files",
        "jobs",
        "pictures",
        "models",
        "content",
        "events",
        "a" * 3000,
        "file-x",
        "'--",
        "\u00e9",
    ]
    path = (
        "/"
        + "/".join(rng.choice(pieces) for _ in range(rng.randint(1, 6)))
        + rng.choice(["", "?", "?a=b", "?limit=99999999999999999999", "?after=%00", "?limit=1&limit=2"])
    )
    return Attempt("odd path", request(rng.choice(["GET", "DELETE"]), path.encode().decode("latin-1"), content_type=None), may_be_bare=True)


def odd_query(rng: random.Random) -> Attempt:
    path = rng.choice(["/v1/files", "/v1/jobs", "/v1/usage"])
    name = rng.choice(["limit", "after", "purpose", "status", "order", "by", "since", "until", "x"])
    value = rng.choice(["0", "-1", "x", "", "%00", "1" * 30, "model,key,day", "model,,", "2026-13-45", "%ff", "job-" + "9" * 200])
    return Attempt("odd query", request("GET", f"{path}?{name}={value}", content_type=None))


def odd_header(rng: random.Random) -> Attempt:
    header = rng.choice([
        "X: " + "y" * 100_000, "".join(f"X-{n}: y\r\n" for n in range(3000)).rstrip(), "Authorization: Bearer", "Authorization: " + "z" * 9000,
        "Authorization: Basic YTpi", "Authorization: Bearer \xff\xfe", "Idempotency-Key: " + "k" * 300, "Prefer: respond-async, , wait=1",
        "Expect: 100-continue", "Expect: nonsense", "Host: evil.example", "Origin: https://evil.example", "No-Colon", ": empty", "Bad Name: x",
        "Content-Encoding: gzip", "Accept: image/gif;q=0", "Accept-Encoding: \x7f", "Connection: upgrade\r\nUpgrade: websocket", "X: a\x00b",
    ])  # fmt: skip
    return Attempt(
        "odd header", request("POST", GENERATE, json.dumps(BODY).encode(), headers=header + "\r\n"), must_answer=False, may_be_bare=True
    )


def odd_length(rng: random.Random) -> Attempt:
    body = json.dumps(BODY).encode()
    length = rng.choice(
        ["-1", "x", "99999999999999999999999", "", "1,1", "+5", "0x10", str(len(body) + 100), str(len(body) - 3), "5\r\nContent-Length: 6"]
    )
    head = f"POST {GENERATE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
    return Attempt("odd length", head.encode() + body, then=rng.choice(["half close", "close"]), must_answer=False, may_be_bare=True)


def odd_chunks(rng: random.Random) -> Attempt:
    body = json.dumps(BODY).encode()
    whole = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    chunks = rng.choice([
        whole, whole[:-5], whole[:20], b"zz\r\n" + whole, b"FFFFFFFFFFFFFFFFF\r\n" + body, b"-1\r\n\r\n", b"%x;%s\r\n" % (len(body), b"e" * 20_000) + body,
        b"".join(b"1\r\n%c\r\n" % byte for byte in body) + b"0\r\n\r\n", whole[:-2] + b"X-Trailer: y\r\n\r\n", b"5\r\nabc\r\n0\r\n\r\n", b"0\r\n\r\n",
    ])  # fmt: skip
    head = f"POST {GENERATE} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    return Attempt("odd chunks", head + chunks, then="half close", must_answer=False, may_be_bare=True)


def not_http(rng: random.Random) -> Attempt:
    sent = rng.choice([
        rng.randbytes(rng.randint(1, 4000)), b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + rng.randbytes(200), b"GET / HTTP/9.9\r\n\r\n", b"GET /\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"\r\n\r\n\r\n", b"POST " + b"/" * 70_000, b"GET / HTTP/1.1\r\n" + b" folded\r\n\r\n", b"GET  /  HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n" * 50, b"GET / HTTP/1.1\nHost: x\n\n", b"GET / HTTP/1.0\r\n\r\n",
    ])  # fmt: skip
    return Attempt("no HTTP", sent, then="half close", must_answer=False, may_be_bare=True)


def slow_or_gone(rng: random.Random) -> Attempt:
    sent = request("POST", GENERATE, json.dumps(BODY).encode())
    cut = sent[: rng.randrange(1, len(sent))]
    match rng.randrange(6):
        case 0:
            return Attempt("drips", sent, pace=(max(1, len(sent) // 10), 0.02))
        case 1:
            return Attempt("drips and goes", cut, pace=(max(1, len(cut) // 5), 0.01), then="close", must_answer=False)
        case 2:
            return Attempt("goes before the answer", sent, then="close", must_answer=False)
        case _:
            return Attempt("half closes in the middle", cut, then="half close", must_answer=False, may_be_bare=True)


MAKERS: list[tuple[Callable[[random.Random], Attempt], int]] = [
    (wrong_value, 20), (wrong_extension, 5), (torn_json, 20), (deep_json, 2), (odd_json, 6), (wrong_type, 6), (wrong_method, 6), (odd_path, 8),
    (odd_query, 6), (odd_header, 6), (odd_length, 5), (odd_chunks, 5), (not_http, 5), (slow_or_gone, 6),
]  # fmt: skip


def attempts(rng: random.Random) -> Iterator[Attempt]:
    """Attempts without end, the same for the same seed."""
    makers, weights = zip(*MAKERS, strict=True)
    while True:
        yield rng.choices(makers, weights)[0](rng)
