"""Easel in front of others: retries, faults, a second Easel behind it, a text model that draws."""

from __future__ import annotations

import base64
import time
from collections.abc import Iterator

import openai
import pytest
from openai import OpenAI

from conftest import STUB_KEY, client_of, configuration
from support.pictures import decoded, encoded, photo
from support.server import Easel
from support.upstream import Fault, Upstream

PICTURE = {"model": "stub-image", "prompt": "a cat", "quality": "low"}


@pytest.fixture
def fronted(upstream: Upstream) -> Iterator[OpenAI]:
    """A server of its own for each test, so that one test's faults open no other's circuit breaker."""
    upstream.script.clear()
    with Easel(configuration(upstream), environment=STUB_KEY) as server, client_of(server, max_retries=0) as client:
        yield client
    upstream.script.clear()


def test_the_upstream_gets_what_it_knows_and_nothing_else(fronted: OpenAI, upstream: Upstream) -> None:
    fronted.images.generate(**PICTURE, n=2, background="opaque", size="1536x1024", user="u-1")
    got = upstream.received[-1]
    assert got.headers["authorization"] == f"Bearer {STUB_KEY['STUB_KEY']}"
    assert got.body["model"] == "gpt-image-1" and got.body["prompt"] == "a cat" and got.body["n"] == 2
    assert got.body["size"] == "1536x1024" and got.body["user"] == "u-1"
    assert "easel" not in got.body and "response_format" not in got.body


def test_edits_reach_the_upstream_bit_for_bit(fronted: OpenAI, upstream: Upstream) -> None:
    files = [encoded(photo(64, 64, seed=n)) for n in range(2)]
    fronted.images.edit(model="stub-image", image=[("a.png", files[0]), ("b.png", files[1])], prompt="a cat", quality="low")
    got = upstream.received[-1]
    assert got.path == "/v1/images/edits"
    assert [decoded(body).tobytes() for _, _, body in got.files] == [decoded(body).tobytes() for body in files]
    assert all(kind == "image/png" for _, kind, _ in got.files)


def test_the_picture_comes_back_whole(fronted: OpenAI, upstream: Upstream) -> None:
    answer = fronted.images.generate(**PICTURE)
    assert decoded(answer.data[0].b64_json).tobytes() == decoded(upstream.picture).tobytes()
    assert answer.usage is not None and answer.usage.output_tokens == 272
    assert float(answer.model_dump()["easel"]["cost_usd"]) == pytest.approx(272 * 40e-6 + 4 * 5e-6, abs=1e-9)


@pytest.mark.parametrize(
    "fault", [Fault(500), Fault(503), Fault(429), Fault(408), Fault(409), Fault(kind="cut")], ids=lambda f: f"{f.kind} {f.status}"
)
def test_passing_faults_are_tried_again(fronted: OpenAI, upstream: Upstream, fault: Fault) -> None:
    upstream.script.extend([fault, fault])
    before = len(upstream.received)
    assert fronted.images.generate(**PICTURE).data
    assert len(upstream.received) == before + 3
    assert [r.headers.get("x-stainless-retry-count", "0") for r in upstream.received[before:]] == ["0", "1", "2"]


def test_retry_after_ms_is_obeyed(fronted: OpenAI, upstream: Upstream) -> None:
    upstream.script.append(Fault(429, {"retry-after-ms": "1200"}))
    began = time.monotonic()
    assert fronted.images.generate(**PICTURE).data
    assert 1.2 <= time.monotonic() - began < 3


def test_x_should_retry_is_obeyed(fronted: OpenAI, upstream: Upstream) -> None:
    upstream.script.append(Fault(503, {"x-should-retry": "false"}))
    before = len(upstream.received)
    with pytest.raises(openai.InternalServerError):
        fronted.images.generate(**PICTURE)
    assert len(upstream.received) == before + 1


def test_an_upstreams_refusal_arrives_as_it_is(fronted: OpenAI, upstream: Upstream) -> None:
    details = {"moderation_stage": "input", "categories": ["violence"]}
    error = {
        "message": "Rejected.",
        "type": "image_generation_user_error",
        "param": None,
        "code": "moderation_blocked",
        "moderation_details": details,
    }
    upstream.script.append(Fault(400, error=error))
    with pytest.raises(openai.BadRequestError) as caught:
        fronted.images.generate(**PICTURE)
    assert caught.value.code == "moderation_blocked" and caught.value.type == "image_generation_user_error"
    assert caught.value.body["moderation_details"] == details  # type: ignore[index]


def test_a_limit_of_the_upstream_tells_the_client_when(fronted: OpenAI, upstream: Upstream) -> None:
    limit = {"message": "Slow down.", "type": "requests", "param": None, "code": "rate_limit_exceeded"}
    upstream.script.extend([Fault(429, {"retry-after-ms": "50"}, limit)] * 3)
    with pytest.raises(openai.RateLimitError) as caught:
        fronted.images.generate(**PICTURE)
    assert caught.value.code == "rate_limit_exceeded" and caught.value.response.headers["retry-after"]


def test_the_client_retries_easel_too(upstream: Upstream) -> None:
    upstream.script.clear()
    config = configuration(upstream)
    config["upstreams"]["stub"]["retries"] = 0
    with Easel(config, environment=STUB_KEY) as server, client_of(server, max_retries=2) as client:
        upstream.script.extend([Fault(500), Fault(429, {"retry-after-ms": "20"})])
        assert client.images.generate(**PICTURE).data, "the client's own retries did not get through"


def test_nonsense_is_a_bad_gateway(fronted: OpenAI, upstream: Upstream) -> None:
    upstream.script.append(Fault(kind="not json"))
    with pytest.raises(openai.InternalServerError) as caught:
        fronted.images.generate(**PICTURE)
    assert caught.value.status_code == 502 and caught.value.code == "upstream_error"


def test_a_refused_key_is_the_operators_matter(fronted: OpenAI, upstream: Upstream) -> None:
    upstream.script.append(
        Fault(
            401,
            error={"message": f"Incorrect API key provided: {STUB_KEY['STUB_KEY']}", "type": "x", "param": None, "code": "invalid_api_key"},
        )
    )
    with pytest.raises(openai.InternalServerError) as caught:
        fronted.images.generate(**PICTURE)
    assert caught.value.status_code == 502 and STUB_KEY["STUB_KEY"] not in caught.value.message


def test_a_dead_upstream_is_left_alone(fronted: OpenAI, upstream: Upstream) -> None:
    upstream.script.extend([Fault(500, {"x-should-retry": "false"})] * 5)
    for _ in range(5):
        with pytest.raises(openai.InternalServerError):
            fronted.images.generate(**PICTURE)
    before = len(upstream.received)
    with pytest.raises(openai.InternalServerError) as caught:
        fronted.images.generate(**PICTURE)
    assert caught.value.status_code == 503 and len(upstream.received) == before
    assert float(caught.value.response.headers["retry-after"]) > 0
    assert fronted.images.generate(prompt="a cat", quality="low", model="easel-sketch-1").data, "other models go on"


def test_a_client_that_leaves_stops_the_upstream(fronted: OpenAI, upstream: Upstream) -> None:
    upstream.delay = 10
    before = upstream.cancelled
    try:
        with pytest.raises(openai.APITimeoutError):
            fronted.with_options(timeout=0.7).images.generate(**PICTURE)
        time.sleep(1)
        assert upstream.cancelled == before + 1
    finally:
        upstream.delay = 0


def test_a_chain_of_two(easel: Easel) -> None:
    chained = {"id": "far-sketch", "upstream_id": "easel-sketch-1", "qualities": ["low", "medium", "high"], "masks": True, "references": 16}
    config = {"upstreams": {"far": {"base_url": easel.base_url, "models": [chained]}}, "default_model": "far-sketch"}
    with Easel(config) as near, client_of(near) as client:
        answer = client.images.generate(prompt="two red apples", quality="low", size="512x512", n=2)
        assert answer.size == "512x512" and len(answer.data or []) == 2
        assert decoded(answer.data[0].b64_json).size == (512, 512)
        events = list(client.images.generate(prompt="a cat", stream=True, partial_images=1))
        assert [event.type for event in events] == ["image_generation.partial_image", "image_generation.completed"]
        edited = client.images.edit(image=("x.png", encoded(photo())), prompt="a cat", quality="low")
        assert edited.data
        with pytest.raises(openai.BadRequestError) as caught:
            client.images.generate(prompt="a cat", size="24x24")
        assert caught.value.param == "size"


@pytest.mark.parametrize("quality", ["low", "medium", "high"])
def test_a_text_model_draws(fronted: OpenAI, upstream: Upstream, quality: str) -> None:
    before = len(upstream.received)
    answer = fronted.images.generate(model="pen", prompt="a red ball", quality=quality, size="1024x1024")
    picture = decoded(answer.data[0].b64_json).convert("RGB")
    assert (
        picture.size == (1024, 1024)
        and picture.getpixel((512, 512)) == (0xDD, 0x22, 0x22)
        and picture.getpixel((5, 5)) == (0xCC, 0xDD, 0xEE)
    )
    asked = len(upstream.received) - before
    assert asked == {"low": 1, "medium": 2, "high": 3}[quality]
    assert answer.usage is not None and answer.usage.output_tokens == 340 * asked and answer.usage.input_tokens == 120 * asked
    assert answer.usage.output_tokens_details is not None and answer.usage.output_tokens_details.image_tokens == 0


def test_a_faulty_drawing_is_mended(fronted: OpenAI, upstream: Upstream) -> None:
    before = len(upstream.received)
    answer = fronted.images.generate(model="pen", prompt="a faulty red ball", quality="low", size="1024x1024")
    assert len(upstream.received) - before == 2
    assert decoded(answer.data[0].b64_json).convert("RGB").getpixel((512, 512)) == (0xDD, 0x22, 0x22)


def test_a_model_that_cannot_draw(fronted: OpenAI) -> None:
    with pytest.raises(openai.InternalServerError) as caught:
        fronted.images.generate(model="pen", prompt="a hopeless ball", quality="low")
    assert caught.value.status_code == 502 and caught.value.code == "no_drawing"


def test_a_drawing_as_svg_is_sanitised(fronted: OpenAI, upstream: Upstream) -> None:
    raw = fronted.post(
        "/images/generations", cast_to=object, body={"model": "pen", "prompt": "a red ball", "quality": "low", "output_format": "svg"}
    )
    text = base64.b64decode(raw["data"][0]["b64_json"])  # type: ignore[index]
    assert b"<circle" in text and b"<script" not in text.lower()
