"""Streaming: the events' types, indexes, resolved values and usage, as the client's own types read them."""

from __future__ import annotations

import json

import httpx
import pytest
from openai import AsyncOpenAI, OpenAI

from support.pictures import decoded, encoded, photo


@pytest.mark.parametrize("partials", [0, 1, 2, 3])
def test_generate(client: OpenAI, partials: int) -> None:
    events = list(client.images.generate(prompt="a red apple", stream=True, partial_images=partials, quality="medium"))
    kinds = [event.type for event in events]
    assert kinds == ["image_generation.partial_image"] * partials + ["image_generation.completed"]
    for index, event in enumerate(events[:-1]):
        assert event.type == "image_generation.partial_image" and event.partial_image_index == index
        assert event.created_at > 1_700_000_000 and event.size == "1024x1024"
        assert event.quality == "medium" and event.background == "opaque" and event.output_format == "png"
        decoded(event.b64_json)
    last = events[-1]
    assert last.type == "image_generation.completed"
    assert decoded(last.b64_json).size == (1024, 1024)
    assert last.usage.total_tokens == last.usage.input_tokens + last.usage.output_tokens
    assert last.size == "1024x1024" and last.quality == "medium" and last.background == "opaque"


@pytest.mark.parametrize("partials", [0, 1, 2, 3])
def test_edit(client: OpenAI, partials: int) -> None:
    stream = client.images.edit(
        image=("x.png", encoded(photo())), prompt="add a cat", stream=True, partial_images=partials, quality="medium"
    )
    events = list(stream)
    assert [event.type for event in events] == ["image_edit.partial_image"] * partials + ["image_edit.completed"]
    assert [event.partial_image_index for event in events if event.type == "image_edit.partial_image"] == list(range(partials))


def test_the_streamed_picture_is_the_plain_one(client: OpenAI) -> None:
    options = {"prompt": "a blue car", "quality": "low", "extra_body": {"easel": {"seed": 6}}}
    plain = client.images.generate(**options)
    streamed = list(client.images.generate(stream=True, **options))
    assert decoded(streamed[-1].b64_json).tobytes() == decoded(plain.data[0].b64_json).tobytes()


def test_several_pictures_share_one_stream(client: OpenAI) -> None:
    events = list(client.images.generate(prompt="a blue car", n=3, stream=True, quality="low"))
    assert [event.type for event in events] == ["image_generation.completed"] * 3
    assert len({event.b64_json for event in events}) == 3


def test_wire_format(http: httpx.Client) -> None:
    with http.stream(
        "POST", "images/generations", json={"prompt": "a cat", "stream": True, "partial_images": 1, "quality": "low"}
    ) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/event-stream")
        frames = "".join(answer.iter_text()).strip().split("\n\n")
    for frame in frames:
        if frame == "data: [DONE]":
            continue
        name, data = frame.split("\n")
        assert name == f"event: {json.loads(data.removeprefix('data: '))['type']}"


def test_a_refusal_is_a_status_not_an_event(http: httpx.Client) -> None:
    answer = http.post("images/generations", json={"prompt": "a cat", "stream": True, "size": "7x7"})
    assert answer.status_code == 400 and answer.json()["error"]["param"] == "size"


def test_partials_outside_their_range(http: httpx.Client) -> None:
    for count in (-1, 4):
        answer = http.post("images/generations", json={"prompt": "a cat", "stream": True, "partial_images": count})
        assert answer.status_code == 400 and answer.json()["error"]["param"] == "partial_images"


def test_upstream_stream_is_passed_through(client: OpenAI) -> None:
    events = list(client.images.generate(model="stub-image", prompt="a cat", stream=True, partial_images=2, quality="low"))
    assert [event.type for event in events] == ["image_generation.partial_image"] * 2 + ["image_generation.completed"]
    assert events[-1].usage.output_tokens == 272 + 200


async def test_async(aclient: AsyncOpenAI) -> None:
    stream = await aclient.images.generate(prompt="a red apple", stream=True, partial_images=2, quality="low")
    assert [event.type async for event in stream][-1] == "image_generation.completed"
