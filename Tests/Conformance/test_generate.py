"""`images.generate`: every parameter is honoured and reported as resolved, under the client's strict validation."""

from __future__ import annotations

from typing import Any

import pytest
from openai import AsyncOpenAI, OpenAI
from openai.types import ImagesResponse

from support.pictures import decoded

PROMPT = "two red apples left of a blue car"


def check(answer: ImagesResponse, count: int = 1) -> None:
    """What holds for every answer: pictures, resolved values, usage with both details."""
    assert answer.created > 1_700_000_000
    assert answer.data is not None and len(answer.data) == count
    assert answer.background in ("transparent", "opaque")
    assert answer.quality in ("low", "medium", "high")
    assert answer.output_format in ("png", "jpeg", "webp", "svg")
    assert answer.size and "x" in answer.size
    usage = answer.usage
    assert usage is not None and usage.output_tokens_details is not None
    assert usage.total_tokens == usage.input_tokens + usage.output_tokens
    assert usage.input_tokens == usage.input_tokens_details.text_tokens + usage.input_tokens_details.image_tokens
    assert usage.output_tokens == usage.output_tokens_details.text_tokens + usage.output_tokens_details.image_tokens


def test_prompt_alone_is_enough(client: OpenAI) -> None:
    answer = client.images.generate(prompt=PROMPT)
    check(answer)
    assert answer.size == "1024x1024" and answer.output_format == "png" and answer.background == "opaque"
    picture = decoded(answer.data[0].b64_json)
    assert picture.format == "PNG" and picture.size == (1024, 1024)
    assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 16, "the picture is nearly empty"


@pytest.mark.parametrize("size", ["1024x1024", "1536x1024", "1024x1536", "auto", "512x512", "1280x720"])
def test_size_is_the_pictures_size(client: OpenAI, size: str) -> None:
    answer = client.images.generate(prompt=PROMPT, size=size, quality="low", model="easel-sketch-1")
    check(answer)
    picture = decoded(answer.data[0].b64_json)
    assert f"{picture.width}x{picture.height}" == answer.size
    assert size in ("auto", answer.size)


def test_quality_is_real(client: OpenAI) -> None:
    sizes: dict[str, int] = {}
    for quality in ("low", "medium", "high"):
        answer = client.images.generate(prompt=PROMPT, quality=quality, extra_body={"easel": {"seed": 5}})
        check(answer)
        assert answer.quality == quality
        sizes[quality] = len(decoded(answer.data[0].b64_json).convert("RGB").getcolors(1 << 24) or [])
    assert sizes["low"] < sizes["medium"] < sizes["high"], f"colours by quality: {sizes}"
    assert client.images.generate(prompt=PROMPT, quality="auto").quality in ("low", "medium", "high")


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_output_format(client: OpenAI, kind: str) -> None:
    answer = client.images.generate(prompt=PROMPT, output_format=kind, quality="low")
    check(answer)
    assert answer.output_format == kind
    assert decoded(answer.data[0].b64_json).format == kind.upper()


def test_svg_is_the_drawing_itself(http: Any) -> None:
    # The client's strict types do not know svg yet, so this one goes without it.
    answer = http.post("images/generations", json={"prompt": PROMPT, "output_format": "svg", "quality": "low"})
    assert answer.status_code == 200, answer.text
    import base64
    from xml.etree import ElementTree

    root = ElementTree.fromstring(base64.b64decode(answer.json()["data"][0]["b64_json"]))
    assert root.tag == "{http://www.w3.org/2000/svg}svg" and answer.json()["output_format"] == "svg"


@pytest.mark.parametrize("kind", ["jpeg", "webp"])
def test_compression_makes_files_smaller(client: OpenAI, kind: str) -> None:
    def length(compression: int) -> int:
        answer = client.images.generate(
            prompt=PROMPT, output_format=kind, output_compression=compression, quality="medium", extra_body={"easel": {"seed": 5}}
        )
        return len(answer.data[0].b64_json or "")

    assert length(20) < length(60) < length(100)


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_transparent_background(client: OpenAI, kind: str) -> None:
    answer = client.images.generate(prompt="a red apple", background="transparent", output_format=kind, quality="low")
    check(answer)
    assert answer.background == "transparent"
    alpha = decoded(answer.data[0].b64_json).convert("RGBA").getchannel("A")
    assert alpha.getextrema() == (0, 255), "some of the picture has to be clear and some solid"
    assert alpha.getpixel((0, 0)) == 0


def test_opaque_background(client: OpenAI) -> None:
    answer = client.images.generate(prompt="a red apple", background="opaque", quality="low")
    assert decoded(answer.data[0].b64_json).convert("RGBA").getchannel("A").getextrema() == (255, 255)


@pytest.mark.parametrize("count", [1, 2, 10])
def test_n_pictures_differ(client: OpenAI, count: int) -> None:
    answer = client.images.generate(prompt=PROMPT, n=count, quality="low", size="512x512")
    check(answer, count)
    assert len({item.b64_json for item in answer.data or []}) == count


def test_harmless_parameters_are_taken(client: OpenAI) -> None:
    answer = client.images.generate(prompt=PROMPT, moderation="low", user="u-1", quality="low", extra_body={"safety_identifier": "s-1"})
    check(answer)


def test_seed_gives_the_same_bytes(client: OpenAI) -> None:
    def once(seed: int) -> str | None:
        return client.images.generate(prompt=PROMPT, quality="medium", extra_body={"easel": {"seed": seed}}).data[0].b64_json

    assert once(7) == once(7)
    assert once(7) != once(8)


def test_reported_seed_repeats_the_picture(client: OpenAI) -> None:
    first = client.images.generate(prompt=PROMPT, quality="low")
    facts = first.model_dump()["easel"]
    assert facts["model"] == "easel-sketch-1" and len(facts["seeds"]) == 1
    again = client.images.generate(prompt=PROMPT, quality="low", extra_body={"easel": {"seed": facts["seeds"][0]}})
    assert decoded(first.data[0].b64_json).tobytes() == decoded(again.data[0].b64_json).tobytes()


def test_negative_prompt_keeps_a_thing_out(client: OpenAI, sketch: dict[str, Any]) -> None:
    if not sketch["negative_prompt"]:
        pytest.skip("the model takes no negative prompt")
    plain = {"easel": {"seed": 3}}
    without = {"easel": {"seed": 3, "negative_prompt": "car"}}
    first = client.images.generate(prompt=PROMPT, quality="low", extra_body=plain)
    second = client.images.generate(prompt=PROMPT, quality="low", extra_body=without)
    assert first.data[0].b64_json != second.data[0].b64_json


def test_unknown_words_are_told(client: OpenAI) -> None:
    answer = client.images.generate(prompt="a red glorpazoid", quality="low")
    notes = answer.model_dump()["easel"].get("notes") or []
    assert any("glorpazoid" in note for note in notes), notes


def test_every_picture_has_its_recipe_and_the_ai_mark(client: OpenAI) -> None:
    for kind in ("png", "jpeg", "webp"):
        answer = client.images.generate(prompt=PROMPT, output_format=kind, quality="low")
        import base64

        data = base64.b64decode(answer.data[0].b64_json or "")
        assert b"trainedAlgorithmicMedia" in data, kind
    bare = client.images.generate(prompt="a purple xylophone", quality="low", extra_body={"easel": {"recipe": False}})
    data = base64.b64decode(bare.data[0].b64_json or "")
    assert b"trainedAlgorithmicMedia" in data and b"purple xylophone" not in data


async def test_async_client(aclient: AsyncOpenAI) -> None:
    check(await aclient.images.generate(prompt=PROMPT, quality="low", n=2), 2)
