"""`images.edit` and `images.create_variation`: masks hold to the bit, and every shape in which clients send files works."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any

import httpx
import pytest
from openai import AsyncOpenAI, OpenAI
from PIL import Image, ImageChops

from support.pictures import data_url, decoded, encoded, mask, photo
from test_generate import check

PNG = encoded(photo())


def test_mask_leaves_everything_else_bit_for_bit(client: OpenAI) -> None:
    original = photo(320, 240)
    box = (80, 60, 240, 180)
    answer = client.images.edit(
        image=("photo.png", encoded(original), "image/png"),
        mask=("mask.png", mask(320, 240, box), "image/png"),
        prompt="a green cat",
        extra_body={"easel": {"seed": 4}},
    )
    check(answer)
    assert answer.size == "320x240"
    result = decoded(answer.data[0].b64_json).convert("RGB")
    outside = ImageChops.difference(result, original)
    outside.paste((0, 0, 0), box)
    assert outside.getbbox() is None, f"pixels outside the mask changed: {outside.getbbox()}"
    assert ImageChops.difference(result.crop(box), original.crop(box)).getbbox(), "nothing inside the mask changed"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
@pytest.mark.parametrize("claimed", ["right", "application/octet-stream", "image/png"])
def test_formats_are_sniffed_not_believed(client: OpenAI, kind: str, claimed: str) -> None:
    claimed = f"image/{kind.lower()}" if claimed == "right" else claimed
    answer = client.images.edit(image=("x.bin", encoded(photo(), kind), claimed), prompt="at night", quality="low")
    check(answer)


def shapes(folder: Path) -> dict[str, Any]:
    """A picture in every shape that the client takes."""
    path = folder / "photo.png"
    path.write_bytes(PNG)
    return {
        "bytes": PNG,
        "path": path,
        "tuple": ("photo.png", PNG),
        "typed tuple": ("photo.png", PNG, "image/png"),
        "file": path.open("rb"),
        "stream": io.BytesIO(PNG),
        "list of one": [PNG],
        "list": [PNG, encoded(photo(200, 300, seed=2), "JPEG")],
    }


@pytest.mark.parametrize("shape", ["bytes", "path", "tuple", "typed tuple", "file", "stream", "list of one", "list"])
def test_every_file_shape(client: OpenAI, tmp_path: Path, shape: str) -> None:
    check(client.images.edit(image=shapes(tmp_path)[shape], prompt="add a cat on the left", quality="low"))


def test_several_pictures(client: OpenAI) -> None:
    pictures = [("a.png", encoded(photo(128 + 16 * i, 128, seed=i)), "image/png") for i in range(16)]
    answer = client.images.edit(image=pictures, prompt="put them together", quality="low", size="1024x1024", n=2)
    check(answer, 2)
    assert decoded(answer.data[0].b64_json).size == (1024, 1024)


def test_editing_its_own_picture_edits_the_scene(client: OpenAI) -> None:
    first = client.images.generate(prompt="a red apple", quality="low", extra_body={"easel": {"seed": 2}})
    file = ("apple.png", base64.b64decode(first.data[0].b64_json or ""), "image/png")
    second = client.images.edit(image=file, prompt="make the apple green", quality="low")

    def share(data: str | None, channel: int) -> float:
        pixels = list(decoded(data).convert("RGB").resize((64, 64)).getdata())
        return sum(1 for p in pixels if p[channel] > 1.3 * max(p[i] for i in range(3) if i != channel)) / len(pixels)

    assert share(first.data[0].b64_json, 0) > 0.01 and share(second.data[0].b64_json, 0) < share(first.data[0].b64_json, 0)
    assert share(second.data[0].b64_json, 1) > share(first.data[0].b64_json, 1)


def test_json_with_data_urls_and_file_ids(client: OpenAI, http: httpx.Client) -> None:
    kept = client.files.create(file=("photo.png", PNG), purpose="vision")
    for reference in ({"image_url": data_url(PNG)}, {"file_id": kept.id}):
        body = {
            "prompt": "a cat",
            "images": [reference],
            "mask": {"image_url": data_url(mask(256, 256, (0, 0, 128, 128)))},
            "quality": "low",
        }
        answer = http.post("images/edits", json=body)
        assert answer.status_code == 200, answer.text
        result = decoded(answer.json()["data"][0]["b64_json"]).convert("RGB")
        assert ImageChops.difference(result.crop((128, 0, 256, 256)), photo().crop((128, 0, 256, 256))).getbbox() is None


def test_json_reference_has_exactly_one_key(http: httpx.Client) -> None:
    for reference in ({}, {"image_url": data_url(PNG), "file_id": "file-1"}, {"image_url": "ftp://x/y"}, {"file_id": "file-none"}):
        answer = http.post("images/edits", json={"prompt": "a cat", "images": [reference]})
        assert answer.status_code in (400, 404), (reference, answer.text)
        assert answer.json()["error"]["param"].startswith("images[0]"), answer.text


def test_orientation_is_honoured(client: OpenAI) -> None:
    picture = photo(300, 200)
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(out, "JPEG", exif=exif, quality=95)
    answer = client.images.edit(image=("turned.jpg", out.getvalue()), prompt="a cat", quality="low", size="auto")
    assert answer.size == "200x300"


@pytest.mark.parametrize("mode", ["L", "P", "1", "RGBA", "LA", "I;16"])
def test_every_kind_of_png(client: OpenAI, mode: str) -> None:
    picture = (
        photo(64, 64).convert("L").convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else photo(64, 64).convert(mode)
    )
    check(client.images.edit(image=("x.png", encoded(picture)), prompt="a cat", quality="low"))


def test_cmyk_jpeg(client: OpenAI) -> None:
    check(client.images.edit(image=("x.jpg", encoded(photo(64, 64).convert("CMYK"), "JPEG")), prompt="a cat", quality="low"))


def test_variation(client: OpenAI, sketch: dict[str, Any]) -> None:
    if not sketch["variations"]:
        pytest.skip("the model makes no variations")
    own = client.images.generate(prompt="a red apple", quality="low", size="512x512").data[0].b64_json
    answer = client.images.create_variation(image=("x.png", base64.b64decode(own or "")), n=2, response_format="b64_json")
    assert answer.data is not None and len({item.b64_json for item in answer.data}) == 2


async def test_async_edit(aclient: AsyncOpenAI) -> None:
    check(await aclient.images.edit(image=[("a.png", PNG), ("b.png", PNG)], prompt="a cat", quality="low"))
