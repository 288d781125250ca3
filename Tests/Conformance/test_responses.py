"""The Responses API through the unmodified client: text, tools, structured output, pictures that are drawn and edited, background, bad input."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator
from typing import Any

import httpx
import openai
import pytest
from openai import OpenAI
from pydantic import BaseModel

from conftest import STUB_KEY, client_of
from support.pictures import decoded, encoded, photo
from support.server import Easel
from support.narrator import COMPLETION_TOKENS, PROMPT_TOKENS, Narrator

TOOL: dict[str, Any] = {"type": "image_generation", "size": "128x128", "quality": "low", "easel": {"seed": 7}}
WEATHER: dict[str, Any] = {
    "type": "function",
    "name": "weather",
    "description": "Tells the weather.",
    "strict": True,
    "parameters": {
        "type": "object",
        "properties": {"city": {"type": "string"}},
        "required": ["city"],
        "additionalProperties": False,
    },
}


@pytest.fixture(scope="module")
def narrator() -> Iterator[Narrator]:
    """The text model's server."""
    with Narrator() as running:
        yield running


@pytest.fixture(scope="module")
def server(narrator: Narrator) -> Iterator[Easel]:
    """A server with the text model and the built-in image model."""
    models = [{"id": "talker", "upstream_id": "gpt-4.1-mini", "catalogue": "gpt-4.1-mini"}]
    config = {
        "aliases": {"gpt-image-1": "easel-sketch-1"},
        "upstreams": {"talk": {"base_url": narrator.base_url, "key_env": "STUB_KEY", "retries": 0, "models": models}},
    }
    with Easel(config, environment=STUB_KEY) as running:
        yield running


@pytest.fixture(scope="module")
def client(server: Easel) -> Iterator[OpenAI]:
    """The unmodified client with strict validation."""
    with client_of(server, max_retries=0) as running:
        yield running


def picture_of(response: Any) -> Any:
    """The one picture of a response."""
    calls = [item for item in response.output if item.type == "image_generation_call"]
    assert len(calls) == 1 and calls[0].status == "completed" and calls[0].result
    return calls[0]


def test_text(client: OpenAI) -> None:
    answer = client.responses.create(model="talker", input="hello there", instructions="Be brief.", metadata={"a": "b"})
    assert answer.status == "completed" and answer.output_text.strip() == "You said: hello there"
    assert answer.usage is not None
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (PROMPT_TOKENS, COMPLETION_TOKENS)
    assert answer.metadata == {"a": "b"} and answer.instructions == "Be brief." and answer.object == "response"
    cost = float(answer.model_dump()["easel"]["cost_usd"])
    assert cost == pytest.approx(PROMPT_TOKENS * 0.4e-6 + COMPLETION_TOKENS * 1.6e-6, abs=1e-9)


def test_hints_to_a_cache_change_no_answer(client: OpenAI) -> None:
    hints: Any = {"prompt_cache_key": "app", "prompt_cache_retention": "24h", "prompt_cache_options": {"mode": "explicit"}}
    part: Any = {"type": "input_text", "text": "hello", "prompt_cache_breakpoint": {"mode": "explicit"}}
    answer = client.responses.create(model="talker", input=[{"role": "user", "content": [part]}], **hints)
    assert answer.output_text.strip() == "You said: hello"


def test_text_is_streamed_and_kept(client: OpenAI) -> None:
    with client.responses.stream(model="talker", input="hello") as stream:
        events = list(stream)
        final = stream.get_final_response()
    assert [event.sequence_number for event in events if hasattr(event, "sequence_number")] == list(range(len(events)))
    assert events[0].type == "response.created" and events[-1].type == "response.completed"
    assert "".join(event.delta for event in events if event.type == "response.output_text.delta") == final.output_text
    assert client.responses.retrieve(final.id).output_text == final.output_text


def test_a_function_is_called_and_answered(client: OpenAI) -> None:
    first = client.responses.create(model="talker", input="the weather?", tools=[WEATHER])
    call = first.output[0]
    assert call.type == "function_call" and call.name == "weather" and call.arguments == '{"city": "Rome"}'
    output = {"type": "function_call_output", "call_id": call.call_id, "output": "sunny"}
    second = client.responses.create(model="talker", input=[output], previous_response_id=first.id, tools=[WEATHER])
    assert "sunny" in second.output_text
    # The same without the server's memory: the items go back as they came.
    items: list[Any] = [{"role": "user", "content": "the weather?"}, *first.output, output]
    third = client.responses.create(model="talker", input=items, tools=[WEATHER], store=False)
    assert third.output_text == second.output_text
    with pytest.raises(openai.NotFoundError):
        client.responses.retrieve(third.id)


class Animal(BaseModel):
    """What a structured output has to be."""

    name: str
    legs: int


def test_structured_output(client: OpenAI, narrator: Narrator) -> None:
    answer = client.responses.parse(model="talker", input="an animal", text_format=Animal)
    assert answer.output_parsed == Animal(name="fox", legs=3)
    assert list(narrator.received[-1]["response_format"]["json_schema"]["schema"]["properties"]) == ["name", "legs"]


def test_a_picture_is_drawn_then_edited(client: OpenAI, narrator: Narrator) -> None:
    first = client.responses.create(model="talker", input="draw a red apple", tools=[TOOL])
    drawn = picture_of(first)
    assert decoded(drawn.result).size == (128, 128) and drawn.model_dump()["action"] == "generate"
    assert first.output[-1].type == "message" and first.usage is not None
    assert first.usage.input_tokens == 2 * PROMPT_TOKENS, "the text model spoke twice"
    assert first.tool_usage is not None and first.model_dump()["easel"]["pictures"][0]["id"] == drawn.id
    by_response = client.responses.create(
        model="talker", previous_response_id=first.id, input="change it: a green apple", tools=[TOOL]
    )
    edited = picture_of(by_response)
    assert edited.model_dump()["action"] == "edit" and edited.result != drawn.result
    by_id = client.responses.create(
        model="talker",
        input=[
            {"type": "image_generation_call", "id": drawn.id},  # type: ignore[list-item]
            {"role": "user", "content": "change it: a green apple"},
        ],
        tools=[TOOL],
    )
    assert picture_of(by_id).result == edited.result
    offered = narrator.received[-2]["tools"][0]["function"]
    assert offered["name"] == "image_generation" and "action" in offered["parameters"]["properties"]


def test_a_picture_that_the_user_sent_is_edited(client: OpenAI, narrator: Narrator) -> None:
    data = base64.b64encode(encoded(photo(96, 64))).decode()
    content = [
        {"type": "input_text", "text": "change it to night"},
        {"type": "input_image", "image_url": f"data:image/png;base64,{data}", "detail": "auto"},
    ]
    answer = client.responses.create(
        model="talker", input=[{"role": "user", "content": content}], tools=[{**TOOL, "size": "auto"}]  # type: ignore[list-item,misc]
    )
    assert picture_of(answer).model_dump()["action"] == "edit"
    items = client.responses.input_items.list(answer.id, include=["message.input_image.image_url"]).data
    assert items[0].content[1].image_url.endswith(data)  # type: ignore[union-attr]


def test_the_order_of_a_pictures_events(client: OpenAI) -> None:
    stream = client.responses.create(
        model="talker", input="draw a fox in the snow", tools=[{**TOOL, "partial_images": 2}], stream=True
    )
    events = list(stream)
    types = [event.type for event in events]
    head = [
        "response.created",
        "response.in_progress",
        "response.output_item.added",
        "response.image_generation_call.in_progress",
        "response.image_generation_call.generating",
        "response.image_generation_call.partial_image",
        "response.image_generation_call.partial_image",
        "response.image_generation_call.completed",
        "response.output_item.done",
        "response.output_item.added",
        "response.content_part.added",
    ]
    tail = ["response.output_text.done", "response.content_part.done", "response.output_item.done", "response.completed"]
    assert types[: len(head)] == head and types[-4:] == tail
    assert set(types[len(head) : -4]) == {"response.output_text.delta"}
    assert [event.sequence_number for event in events] == list(range(len(events)))
    partial = events[5]
    assert partial.type == "response.image_generation_call.partial_image" and decoded(partial.partial_image_b64).size == (128, 128)
    done = events[8]
    assert done.type == "response.output_item.done" and picture_of(events[-1].response).result == done.item.result  # type: ignore[union-attr]


@pytest.mark.parametrize("model", ["gpt-image-1", "easel-sketch-1"])
def test_an_image_model_answers_by_itself(client: OpenAI, model: str) -> None:
    answer = client.responses.create(model=model, input="a red apple", tools=[TOOL])
    assert picture_of(answer).model_dump()["revised_prompt"] == "a red apple"
    again = client.responses.create(model=model, input="a green one", previous_response_id=answer.id, tools=[TOOL])
    assert picture_of(again).model_dump()["action"] == "edit"


def test_a_forced_picture_asks_no_text_model(client: OpenAI, narrator: Narrator) -> None:
    before = len(narrator.received)
    answer = client.responses.create(model="talker", input="a red apple", tools=[TOOL], tool_choice={"type": "image_generation"})
    assert picture_of(answer) and len(narrator.received) == before


def waited(client: OpenAI, response: Any) -> Any:
    """The response once it has ended."""
    end = time.monotonic() + 30
    while response.status in ("queued", "in_progress"):
        assert time.monotonic() < end, "the response did not end"
        time.sleep(0.05)
        response = client.responses.retrieve(response.id)
    return response


def test_background(client: OpenAI) -> None:
    accepted = client.responses.create(model="talker", input="draw a red apple", tools=[TOOL], background=True)
    assert accepted.status in ("queued", "in_progress") and accepted.background
    assert picture_of(waited(client, accepted))


def test_a_background_stream_is_taken_up_again(client: OpenAI) -> None:
    stream = client.responses.create(model="talker", input="draw a red apple", tools=[TOOL], background=True, stream=True)
    heard = []
    for event in stream:
        heard.append(event)
        if event.type == "response.image_generation_call.generating":
            break
    stream.close()
    identity = heard[0].response.id  # type: ignore[union-attr]
    rest = list(client.responses.retrieve(identity, stream=True, starting_after=heard[-1].sequence_number))
    numbers = [event.sequence_number for event in [*heard, *rest]]
    assert numbers == list(range(len(numbers))) and rest[-1].type == "response.completed"
    assert picture_of(rest[-1].response)


def test_background_is_cancelled_upstream_too(client: OpenAI, narrator: Narrator) -> None:
    accepted = client.responses.create(model="talker", input="hang on", background=True)
    end = time.monotonic() + 10
    while client.responses.retrieve(accepted.id).status == "queued" and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.2)
    before = narrator.cancelled
    assert client.responses.cancel(accepted.id).status == "cancelled"
    while narrator.cancelled == before and time.monotonic() < end:
        time.sleep(0.02)
    assert narrator.cancelled == before + 1


def test_stored_and_deleted(client: OpenAI) -> None:
    answer = client.responses.create(model="talker", input="hello")
    assert client.responses.input_items.list(answer.id).data[0].type == "message"
    client.responses.delete(answer.id)
    for again in (client.responses.retrieve, client.responses.delete, client.responses.input_items.list):
        with pytest.raises(openai.NotFoundError):
            again(answer.id)
    with pytest.raises(openai.BadRequestError) as caught:
        client.responses.create(model="talker", input="and?", previous_response_id=answer.id)
    assert caught.value.code == "previous_response_not_found" and caught.value.param == "previous_response_id"


def test_incomplete(client: OpenAI) -> None:
    answer = client.responses.create(model="talker", input="cut", max_output_tokens=20)
    assert answer.status == "incomplete" and answer.incomplete_details is not None
    assert answer.incomplete_details.reason == "max_output_tokens" and answer.output_text.strip() == "This is not the"


def test_a_response_survives_a_kill(narrator: Narrator) -> None:
    models = [{"id": "talker", "upstream_id": "gpt-4.1-mini", "catalogue": "gpt-4.1-mini"}]
    upstreams = {"talk": {"base_url": narrator.base_url, "key_env": "STUB_KEY", "retries": 0, "models": models}}
    with Easel({"upstreams": upstreams}, environment=STUB_KEY) as server, client_of(server, max_retries=0) as client:
        kept = client.responses.create(model="talker", input="draw a red apple", tools=[TOOL])
        running = client.responses.create(model="talker", input="hang on", background=True)
        end = time.monotonic() + 10
        while client.responses.retrieve(running.id).status != "in_progress" and time.monotonic() < end:
            time.sleep(0.02)
        server.kill()
        server.start()
        asked = len(narrator.received)
        assert picture_of(client.responses.retrieve(kept.id)).result == picture_of(kept).result
        failed = waited(client, running)
        assert failed.status == "failed" and failed.error is not None and failed.error.code == "server_error"
        time.sleep(0.3)
        assert len(narrator.received) == asked, "it was begun again"


@pytest.mark.parametrize(
    ("change", "param"),
    [
        ({"tools": [{"type": "image_generation", "n": 2}]}, "tools[0].n"),
        ({"tools": [{"type": "image_generation", "size": "17x17"}]}, "tools[0].size"),
        ({"tools": [{"type": "image_generation", "partial_images": 4}]}, "tools[0].partial_images"),
        ({"tools": [{"type": "code_interpreter"}]}, "tools[0].type"),
        ({"input": [{"type": "image_generation_call", "id": "ig_nobody"}]}, "input[0]"),
        ({"input": [{"type": "item_reference", "id": "msg_nobody"}]}, "input[0]"),
        ({"input": [{"type": "function_call_output", "call_id": "call_x", "output": "y"}]}, "input"),
        ({"previous_response_id": "resp_nobody"}, "previous_response_id"),
        ({"top_p": 2}, "top_p"),
        ({"unheard": 1}, "unheard"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_bad_input_is_refused_by_name(client: OpenAI, narrator: Narrator, change: dict[str, Any], param: str) -> None:
    before = len(narrator.received)
    with pytest.raises((openai.BadRequestError, openai.NotFoundError)) as caught:
        client.post("/responses", cast_to=object, body={"model": "talker", "input": "hello", **change})
    assert caught.value.param == param and len(narrator.received) == before


def test_deep_json_is_refused(server: Easel) -> None:
    body = b'{"model": "talker", "input": ' + b"[" * 10_000 + b"]" * 10_000 + b"}"
    answer = httpx.post(f"{server.base_url}/responses", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == 400 and answer.json()["error"]["code"] == "invalid_body"
