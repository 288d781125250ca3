"""A language model that runs on this machine, through the unmodified client: the tiny Llama of `Tests/Parity`, whose random weights say nothing,
but in the form that is asked for."""

from __future__ import annotations

import json
import socket
import struct
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openai import BadRequestError, OpenAI

from conftest import client_of
from support.server import Easel
from test_local_model import command

TINY = Path(__file__).resolve().parent.parent / "Parity/fixtures/decoders/llama-chat.gguf"
MODEL = "tiny-llama"
SCHEMA = {
    "type": "object", "additionalProperties": False, "required": ["colour", "count"],
    "properties": {"colour": {"enum": ["red", "green"]}, "count": {"type": "integer", "minimum": 1, "maximum": 9}},
}  # fmt: skip


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Easel]:
    """A server with the tiny model installed: a context of a million tokens, and little memory for conversations, in int8."""
    key = struct.pack("<Q", 20) + b"llama.context_length" + struct.pack("<I", 4)
    file, weights = tmp_path_factory.mktemp("tiny") / "tiny.gguf", TINY.read_bytes()
    assert weights.count(key + struct.pack("<I", 256)) == 1
    file.write_bytes(weights.replace(key + struct.pack("<I", 256), key + struct.pack("<I", 1 << 20)))
    server = Easel({"engine": {"kv_cache": "int8", "kv_cache_gb": 0.01}})
    command(server, "models", "import", str(file), "--name", MODEL)
    with server:
        yield server


@pytest.fixture(scope="module")
def talker(local: Easel) -> Iterator[OpenAI]:
    """Its client."""
    with client_of(local, max_retries=0) as made:
        yield made


def said(text: str) -> list[Any]:
    return [{"role": "user", "content": text}]


def test_an_answer_and_its_stream_are_the_same(talker: OpenAI) -> None:
    asked: dict[str, Any] = {"model": MODEL, "messages": said("Name a colour."), "seed": 3, "max_completion_tokens": 20}
    answer = talker.chat.completions.create(**asked)
    assert answer.usage and answer.usage.completion_tokens == 20 and answer.choices[0].finish_reason == "length"
    parts = list(talker.chat.completions.create(**asked, stream=True, stream_options={"include_usage": True}))
    assert "".join(part.choices[0].delta.content or "" for part in parts if part.choices) == answer.choices[0].message.content
    assert parts[-1].usage and parts[-1].usage.completion_tokens == 20


def test_a_structured_output_and_a_tool(talker: OpenAI) -> None:
    form: Any = {"type": "json_schema", "json_schema": {"name": "things", "strict": True, "schema": SCHEMA}}
    answer = talker.chat.completions.create(model=MODEL, messages=said("What is there?"), response_format=form, max_completion_tokens=200)
    things = json.loads(answer.choices[0].message.content or "")
    assert things["colour"] in ("red", "green") and 1 <= things["count"] <= 9
    tool: Any = {"type": "function", "function": {"name": "paint", "strict": True, "parameters": SCHEMA}}
    answer = talker.chat.completions.create(model=MODEL, messages=said("Paint."), tools=[tool], tool_choice="required", max_completion_tokens=200)
    call = (answer.choices[0].message.tool_calls or [])[0]
    assert call.type == "function" and call.function.name == "paint" and json.loads(call.function.arguments)["count"] in range(1, 10)


def test_a_known_beginning_is_told_and_changes_nothing(talker: OpenAI) -> None:
    asked: dict[str, Any] = {"model": MODEL, "messages": said("the same long beginning " * 30), "seed": 5, "max_completion_tokens": 8}
    first, second = (talker.chat.completions.create(**asked) for _ in range(2))
    assert first.usage and second.usage and first.usage.prompt_tokens_details and second.usage.prompt_tokens_details
    assert first.usage.prompt_tokens_details.cached_tokens == 0 and second.usage.prompt_tokens_details.cached_tokens
    assert first.choices[0].message.content == second.choices[0].message.content


def test_what_can_never_fit_is_refused(talker: OpenAI) -> None:
    with pytest.raises(BadRequestError) as caught:
        talker.chat.completions.create(model=MODEL, messages=said("word " * 200_000))
    assert caught.value.code == "context_length_exceeded" and caught.value.param == "messages"
    assert "has memory for" in caught.value.message


def test_slow_readers_hold_nobody_up_and_little_memory(local: Easel, talker: OpenAI) -> None:
    talker.chat.completions.create(model=MODEL, messages=said("Hello"), max_completion_tokens=4)
    before = local.resident_mb
    body = json.dumps({"model": MODEL, "stream": True, "n": 4, "messages": said("Go on."), "max_completion_tokens": 400, "logprobs": True, "top_logprobs": 20}).encode()
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    readers = []
    for _ in range(8):
        reader = socket.socket()
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.connect(("127.0.0.1", local.port))
        reader.sendall(head.encode() + body)
        readers.append(reader)
    # All are being answered, and nobody reads.
    assert all(reader.recv(16) for reader in readers)
    began = time.monotonic()
    answer = talker.chat.completions.create(model=MODEL, messages=said("And I?"), max_completion_tokens=4)
    assert answer.usage and answer.usage.completion_tokens == 4 and time.monotonic() - began < 30
    assert local.resident_mb - before < 200
    for reader in readers:
        reader.close()
    answer = talker.chat.completions.create(model=MODEL, messages=said("the end " * 40), max_completion_tokens=4)
    assert answer.usage and answer.usage.completion_tokens == 4
