"""Realtime with the unmodified client: text, functions, pictures, cancelling, and what is refused."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from typing import Any

import pytest
from openai import OpenAI
from PIL import Image
from websockets.exceptions import InvalidStatus

from support.pictures import encoded, photo
from support.server import Easel
from support.speaker import Speaker

WEATHER = {
    "type": "function",
    "name": "weather",
    "description": "Tells the weather.",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
}
DRAWING = {"type": "image_generation", "model": "easel-sketch-1", "size": "256x256", "quality": "low", "partial_images": 1}
PRICES = {"text_in": "1", "text_out": "10"}


@pytest.fixture(scope="module")
def talker() -> Iterator[Speaker]:
    with Speaker() as running:
        yield running


@pytest.fixture(scope="module")
def server(talker: Speaker) -> Iterator[Easel]:
    model = {"id": "gpt-4.1-mini", "upstream_id": "talker", "chat": True, "vision": True, "prices": PRICES}
    with Easel({"upstreams": {"talk": {"base_url": talker.base_url, "models": [model]}}}) as running:
        yield running


@pytest.fixture
def client(server: Easel) -> Iterator[OpenAI]:
    with OpenAI(base_url=server.base_url, api_key="none", timeout=60, max_retries=0) as made:
        yield made


def until(connection: Any, kind: str) -> list[Any]:
    """The events up to and with the first of a kind."""
    events = []
    for event in connection:
        events.append(event)
        assert event.type != "error" or kind == "error", event
        if event.type == kind:
            break
    return events


def say(connection: Any, text: str) -> None:
    """Adds a user's words to the conversation."""
    connection.conversation.item.create(item={"type": "message", "role": "user", "content": [{"type": "input_text", "text": text}]})


def test_text_is_streamed_and_paid_for(client: OpenAI) -> None:
    with client.realtime.connect(model="gpt-4.1-mini") as connection:
        created = until(connection, "session.created")[-1]
        assert created.session.model == "gpt-4.1-mini" and created.session.output_modalities == ["text"]
        connection.session.update(session={"type": "realtime", "output_modalities": ["text"], "instructions": "Be brief."})
        assert until(connection, "session.updated")[-1].session.instructions == "Be brief."
        say(connection, "hello")
        connection.response.create()
        events = until(connection, "response.done")
        assert "".join(event.delta for event in events if event.type == "response.output_text.delta") == "You said: hello (0 pictures)"
        response = events[-1].response
        assert response.status == "completed" and response.output[0].content[0].text == "You said: hello (0 pictures)"
        assert response.usage.input_tokens == 20 and response.usage.output_tokens == 3 and response.usage.total_tokens == 23
        assert response.model_dump()["easel"] == {"cost_usd": "0.00005", "exact": True}
        kinds = [event.type for event in events if not event.type.startswith("conversation.")]
        assert kinds[:4] == ["response.created", "rate_limits.updated", "response.output_item.added", "response.content_part.added"]
        assert kinds[-4:] == ["response.output_text.done", "response.content_part.done", "response.output_item.done", "response.done"]


def test_functions_are_called_and_answered(client: OpenAI) -> None:
    with client.realtime.connect(model="gpt-4.1-mini") as connection:
        connection.session.update(session={"type": "realtime", "tools": [WEATHER], "tool_choice": "auto"})
        say(connection, "how is the weather")
        connection.response.create()
        events = until(connection, "response.done")
        done = next(event for event in events if event.type == "response.function_call_arguments.done")
        assert (done.name, done.arguments) == ("weather", '{"city": "Oslo"}')
        output = {"type": "function_call_output", "call_id": done.call_id, "output": "rain"}
        connection.conversation.item.create(item=output)
        connection.response.create()
        assert until(connection, "response.done")[-1].response.output[0].content[0].text == "The tool says: rain"


def test_pictures_are_drawn_and_seen(client: OpenAI) -> None:
    with client.realtime.connect(model="gpt-4.1-mini") as connection:
        connection.session.update(session={"type": "realtime", "tools": [DRAWING]})
        say(connection, "draw an apple")
        connection.response.create()
        events = until(connection, "response.done")
        kinds = [event.type for event in events]
        assert "response.image_generation_call.partial_image" in kinds and "response.image_generation_call.completed" in kinds
        drawn = next(event.item for event in events if event.type == "response.output_item.done")
        assert Image.open(io.BytesIO(base64.b64decode(drawn.result))).size == (256, 256)
        assert [item.type for item in events[-1].response.output] == ["image_generation_call", "message"]
        url = "data:image/png;base64," + base64.b64encode(encoded(photo(64, 64))).decode()
        content = [{"type": "input_text", "text": "what is this"}, {"type": "input_image", "image_url": url}]
        connection.conversation.item.create(item={"type": "message", "role": "user", "content": content})
        connection.response.create()
        assert until(connection, "response.done")[-1].response.output[0].content[0].text.endswith("(1 pictures)")


def test_an_answer_is_cancelled(client: OpenAI, talker: Speaker) -> None:
    before = talker.cancelled
    with client.realtime.connect(model="gpt-4.1-mini") as connection:
        say(connection, "long")
        connection.response.create()
        until(connection, "response.output_text.delta")
        connection.response.cancel()
        response = until(connection, "response.done")[-1].response
        assert response.status == "cancelled" and response.status_details.reason == "client_cancelled"
        say(connection, "hello")
        connection.response.create(response={"conversation": "none", "metadata": {"topic": "x"}})
        aside = until(connection, "response.done")[-1].response
        assert aside.status == "completed" and aside.metadata == {"topic": "x"} and aside.conversation_id is None
    assert talker.cancelled == before + 1


def test_what_cannot_be_is_an_error_event(client: OpenAI) -> None:
    with client.realtime.connect(model="gpt-4.1-mini") as connection:
        connection.session.update(session={"type": "realtime", "output_modalities": ["audio"]}, event_id="mine")
        error = until(connection, "error")[-1].error
        assert error.param == "session.output_modalities" and error.event_id == "mine" and "text" in error.message
        connection.response.create(response={"max_output_tokens": 0})
        assert until(connection, "error")[-1].error.param == "response.max_output_tokens"
        say(connection, "hello")
        connection.response.create()
        assert until(connection, "response.done")[-1].response.status == "completed"


def test_models_that_do_not_converse_open_nothing(client: OpenAI) -> None:
    for model, status in (("easel-sketch-1", 400), ("nobody", 404)):
        with pytest.raises(InvalidStatus) as refused, client.realtime.connect(model=model):
            pass
        assert refused.value.response.status_code == status
