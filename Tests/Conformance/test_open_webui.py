"""The requests that Open WebUI sends, as they are on the wire."""

from __future__ import annotations

import httpx
import pytest

from support.pictures import decoded, encoded, photo


def test_generation_asks_for_base64_at_512(http: httpx.Client) -> None:
    body = {"model": "easel-sketch-1", "prompt": "a red apple", "n": 1, "size": "512x512", "response_format": "b64_json"}
    answer = http.post("images/generations", json=body, headers={"authorization": "Bearer sk-x", "x-openwebui-user-name": "A B"})
    assert answer.status_code == 200, answer.text
    assert decoded(answer.json()["data"][0]["b64_json"]).size == (512, 512)


def test_gpt_image_names_come_without_response_format(http: httpx.Client) -> None:
    answer = http.post("images/generations", json={"model": "gpt-image-1", "prompt": "a red apple", "n": 1, "size": "1024x1024"})
    assert answer.status_code == 200 and answer.json()["data"][0]["b64_json"]


def test_a_url_can_be_followed(http: httpx.Client) -> None:
    body = {"model": "easel-sketch-1", "prompt": "a red apple", "response_format": "url", "size": "512x512"}
    item = http.post("images/generations", json=body).json()["data"][0]
    assert "b64_json" not in item or item["b64_json"] is None
    picture = httpx.get(item["url"])
    assert picture.status_code == 200 and picture.headers["content-type"] == "image/png"
    assert decoded(picture.content).size == (512, 512)


@pytest.mark.parametrize("field, count", [("image", 1), ("image[]", 1), ("image[]", 3)])
def test_edits(http: httpx.Client, field: str, count: int) -> None:
    files = [(field, (f"image_{n}.png", encoded(photo(seed=n)), "image/png")) for n in range(count)]
    form = {"model": "easel-sketch-1", "prompt": "add a cat", "n": "1", "size": "512x512", "response_format": "b64_json"}
    answer = http.post("images/edits", data=form, files=files)
    assert answer.status_code == 200, answer.text
    assert decoded(answer.json()["data"][0]["b64_json"]).size == (512, 512)
