"""Chat Completions through the unmodified client, with a stand-in for the upstream behind the model."""

from __future__ import annotations

import base64
import json
import socket
import time
from typing import Any

import httpx
import openai
import pytest
from openai import AsyncOpenAI, OpenAI
from pydantic import BaseModel

from support.pictures import encoded, photo
from support.server import Easel
from support.upstream import Upstream

MODEL = "gpt-4.1-mini"
WEATHER = {
    "type": "function",
    "function": {
        "name": "weather",
        "description": "Tells the weather.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}, "days": {"type": "integer"}}},
    },
}
CLOCK = {"type": "function", "function": {"name": "clock"}}


def said(text: str) -> list[Any]:
    """A conversation of one message."""
    return [{"role": "user", "content": text}]


def test_an_answer_its_usage_and_its_cost(client: OpenAI) -> None:
    answer = client.chat.completions.create(model=MODEL, messages=said("hello there"))
    assert answer.choices[0].message.content == "You said: hello there "
    # As OpenAI does, the snapshot that answered is named.
    assert answer.choices[0].finish_reason == "stop" and answer.model == f"{MODEL}-2025-04-14"
    usage = answer.usage
    assert usage is not None and (usage.prompt_tokens, usage.completion_tokens) == (120, 40)
    assert usage.prompt_tokens_details is not None and usage.prompt_tokens_details.cached_tokens == 20
    cost = 100 * 0.40e-6 + 20 * 0.10e-6 + 40 * 1.60e-6
    assert float(answer.model_dump()["easel"]["cost_usd"]) == pytest.approx(cost, abs=1e-9)


def test_a_stream_with_usage(client: OpenAI) -> None:
    with client.chat.completions.create(
        model=MODEL, messages=said("hello there"), stream=True, stream_options={"include_usage": True}
    ) as stream:
        chunks = list(stream)
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(c.choices[0].delta.content or "" for c in chunks if c.choices) == "You said: hello there "
    assert [c.choices[0].finish_reason for c in chunks if c.choices][-1] == "stop"
    assert chunks[-1].choices == [] and chunks[-1].usage is not None and chunks[-1].usage.total_tokens == 160
    assert all(c.usage is None for c in chunks[:-1])


async def test_the_asynchronous_client_streams(aclient: AsyncOpenAI) -> None:
    stream = await aclient.chat.completions.create(model=MODEL, messages=said("hi"), stream=True)
    assert "".join([chunk.choices[0].delta.content or "" async for chunk in stream]) == "You said: hi "


def test_parallel_tools_and_their_answers(client: OpenAI) -> None:
    messages = said("weather and clock, please")
    answer = client.chat.completions.create(model=MODEL, messages=messages, tools=[WEATHER, CLOCK])  # type: ignore[list-item]
    message = answer.choices[0].message
    assert answer.choices[0].finish_reason == "tool_calls" and message.content is None and message.tool_calls is not None
    assert [call.function.name for call in message.tool_calls] == ["weather", "clock"]  # type: ignore[union-attr]
    assert json.loads(message.tool_calls[0].function.arguments) == {"city": "text", "days": 7}  # type: ignore[union-attr]
    messages += [message, *({"role": "tool", "tool_call_id": call.id, "content": "fine"} for call in message.tool_calls)]
    again = client.chat.completions.create(model=MODEL, messages=messages, tools=[WEATHER, CLOCK])  # type: ignore[list-item]
    assert again.choices[0].message.content == "You said: fine "


def test_streamed_tools(client: OpenAI) -> None:
    with client.chat.completions.stream(model=MODEL, messages=said("weather"), tools=[WEATHER]) as stream:  # type: ignore[list-item]
        for _ in stream:
            pass
        message = stream.get_final_completion().choices[0].message
    assert message.tool_calls and json.loads(message.tool_calls[0].function.arguments) == {"city": "text", "days": 7}


@pytest.mark.parametrize(
    ("choice", "names"),
    [("none", []), ("required", ["weather"]), ({"type": "function", "function": {"name": "clock"}}, ["clock"])],
    ids=["none", "required", "named"],
)
def test_tool_choice(client: OpenAI, choice: Any, names: list[str]) -> None:
    answer = client.chat.completions.create(model=MODEL, messages=said("x"), tools=[WEATHER, CLOCK], tool_choice=choice)  # type: ignore[list-item]
    assert [call.function.name for call in answer.choices[0].message.tool_calls or []] == names  # type: ignore[union-attr]


class Animal(BaseModel):
    """A structured output whose keys are in no alphabetical order."""

    species: str
    legs: int
    aliases: list[str]


def test_structured_outputs(client: OpenAI, upstream: Upstream) -> None:
    answer = client.chat.completions.parse(model=MODEL, messages=said("a cat"), response_format=Animal)
    assert answer.choices[0].message.parsed == Animal(species="text", legs=7, aliases=["text"])
    sent = upstream.received[-1].body["response_format"]["json_schema"]
    assert sent["strict"] and list(sent["schema"]["properties"]) == ["species", "legs", "aliases"]


def test_json_objects(client: OpenAI) -> None:
    answer = client.chat.completions.create(model=MODEL, messages=said("JSON"), response_format={"type": "json_object"})
    assert json.loads(answer.choices[0].message.content or "") == {"answer": 42}


def test_hints_to_a_cache_change_no_answer(client: OpenAI) -> None:
    text: Any = {"type": "text", "text": "hi", "prompt_cache_breakpoint": {"mode": "explicit"}, "cache_control": {"type": "ephemeral"}}
    answer = client.chat.completions.create(
        model=MODEL,
        messages=[{"role": "user", "content": [text]}],
        prompt_cache_key="app",
        prompt_cache_options={"mode": "explicit"},
    )
    assert answer.choices[0].message.content == "You said: hi "


def test_pictures(client: OpenAI) -> None:
    picture = encoded(photo(48, 32))
    file = client.files.create(file=("cat.png", picture), purpose="vision")
    url = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    content: Any = [
        {"type": "text", "text": "What is it?"},
        {"type": "image_url", "image_url": {"url": url, "detail": "low"}},
        {"type": "file", "file": {"file_id": file.id}},
    ]
    answer = client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": content}])
    assert answer.choices[0].message.content == f"I see pictures of [{len(picture)}, {len(picture)}] bytes. "


def test_answers_tokens_predictions_and_refusals(client: OpenAI) -> None:
    answer = client.chat.completions.create(
        model=MODEL, messages=said("hi"), n=3, logprobs=True, top_logprobs=2, seed=1, stop=["x"], temperature=0.5,
        max_completion_tokens=50, presence_penalty=1, frequency_penalty=1, logit_bias={"5": 1},
    )
    assert [choice.index for choice in answer.choices] == [0, 1, 2]
    tokens = answer.choices[2].logprobs
    assert tokens is not None and tokens.content is not None
    assert "".join(token.token for token in tokens.content) == answer.choices[2].message.content
    assert len(tokens.content[0].top_logprobs) == 2 and tokens.content[0].logprob == -0.25
    predicted = client.chat.completions.create(
        model=MODEL, messages=said("again"), prediction={"type": "content", "content": "the same"})
    details = predicted.usage and predicted.usage.completion_tokens_details
    assert details and (details.accepted_prediction_tokens, details.rejected_prediction_tokens) == (3, 2)
    refused = client.chat.completions.create(model=MODEL, messages=said("REFUSE"))
    assert refused.choices[0].message.refusal == "I will not do that." and refused.choices[0].message.content is None


@pytest.mark.parametrize(
    ("fields", "param"),
    [
        ({"size": "1536x1024"}, "size"),
        ({"reasoning_effort": "low"}, "reasoning_effort"),
        ({"max_completion_tokens": 40_000}, "max_completion_tokens"),
        ({"tools": [{"type": "function", "function": {"name": "a b"}}]}, "tools[0].function.name"),
        ({"n": 200}, "n"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_is_a_400_that_names_it(client: OpenAI, fields: dict[str, Any], param: str) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.chat.completions.create(model=MODEL, messages=said("hi"), extra_body=fields)
    assert caught.value.param == param


def test_models_that_draw_do_not_converse(client: OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.chat.completions.create(model="easel-sketch-1", messages=said("hi"))
    assert caught.value.param == "model" and caught.value.code == "unsupported_model"
    with pytest.raises(openai.NotFoundError):
        client.chat.completions.create(model="nobody", messages=said("hi"))


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/a.png", "http://169.254.169.254/latest", "http://[::1]/a", "ftp://x/a", "http://localhost/"])
def test_hostile_addresses(client: OpenAI, url: str) -> None:
    content: Any = [{"type": "image_url", "image_url": {"url": url}}]
    with pytest.raises(openai.BadRequestError) as caught:
        client.chat.completions.create(model=MODEL, messages=[{"role": "user", "content": content}])
    assert caught.value.code == "invalid_image_url" and caught.value.param == "messages[0].content[0].image_url.url"


def test_deep_bodies(http: httpx.Client) -> None:
    deep = '{"model":"x","messages":' + "[" * 10_000 + "]" * 10_000 + "}"
    answer = http.post("chat/completions", content=deep, headers={"content-type": "application/json"})
    assert answer.status_code == 400 and set(answer.json()["error"]) == {"message", "type", "param", "code"}


def test_an_upstream_that_breaks_off_is_told_in_the_stream(client: OpenAI, upstream: Upstream) -> None:
    upstream.script.clear()
    # Every answer ended before the connection did: nothing is missing.
    answer = client.chat.completions.create(model=MODEL, messages=said("BREAK"))
    assert answer.choices[0].message.content == "You said: BREAK "


def test_who_leaves_ends_the_work_upstream(easel: Easel, upstream: Upstream) -> None:
    before = upstream.cancelled
    body = json.dumps({"model": MODEL, "stream": True, "messages": said("SLOW " * 200)}).encode()
    with socket.create_connection(("127.0.0.1", easel.port), timeout=10) as connection:
        head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        connection.sendall(head.encode() + body)
        assert b"200 OK" in connection.recv(4096)
        # Half of the connection is enough: no client that waits for an answer closes it.
        connection.shutdown(socket.SHUT_WR)
        deadline = time.monotonic() + 10
        while upstream.cancelled == before and time.monotonic() < deadline:
            time.sleep(0.05)
    assert upstream.cancelled > before
