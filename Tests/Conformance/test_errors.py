"""Errors: the right exception class, status, code and param, all four keys always, and nothing silently ignored."""

from __future__ import annotations

import io
from typing import Any

import httpx
import openai
import pytest
from openai import OpenAI
from PIL import Image

from support.pictures import encoded, mask, noise_png, photo, png_of_chunks
from support.server import Easel

KEYS = {"message", "type", "param", "code"}


def error_of(answer: httpx.Response) -> dict[str, Any]:
    """The error object, with its four keys."""
    assert answer.headers["content-type"].startswith("application/json"), answer.text[:200]
    error = answer.json()["error"]
    assert KEYS <= set(error), error
    assert isinstance(error["message"], str) and error["message"] and isinstance(error["type"], str)
    assert answer.headers.get("x-request-id")
    return dict(error)


BAD_FIELDS: list[tuple[dict[str, Any], str, str]] = [
    ({"quality": "standard"}, "quality", "invalid_value"),
    ({"size": "24x24"}, "size", "invalid_value"),
    ({"size": "big"}, "size", "invalid_value"),
    ({"background": "blue"}, "background", "invalid_value"),
    ({"output_format": "bmp"}, "output_format", "invalid_value"),
    ({"moderation": "none"}, "moderation", "invalid_value"),
    ({"n": 0}, "n", "integer_below_min_value"),
    ({"n": 11}, "n", "integer_above_max_value"),
    ({"n": "two"}, "n", "invalid_type"),
    ({"n": 1.5}, "n", "invalid_type"),
    ({"n": True}, "n", "invalid_type"),
    ({"prompt": 7}, "prompt", "invalid_type"),
    ({"prompt": ""}, "prompt", "empty_string"),
    ({"prompt": None}, "prompt", "missing_required_parameter"),
    ({"prompt": "x" * 32_001}, "prompt", "string_above_max_length"),
    ({"output_compression": 101, "output_format": "jpeg"}, "output_compression", "integer_above_max_value"),
    ({"output_compression": 50}, "output_compression", "invalid_png_output_compression"),
    ({"background": "transparent", "output_format": "jpeg"}, "background", "invalid_background_format"),
    ({"stream": "yes"}, "stream", "invalid_type"),
    ({"colour": "red"}, "colour", "unknown_parameter"),
    ({"style": "vivid"}, "style", "unknown_parameter"),
    ({"easel": {"sede": 1}}, "easel.sede", "unknown_parameter"),
    ({"easel": {"seed": -1}}, "easel.seed", "integer_below_min_value"),
    ({"easel": {"steps": 5}}, "easel.steps", "unsupported_parameter"),
    ({"model": "gpt-image-1", "response_format": "b64_json"}, "response_format", "unknown_parameter"),
    ({"model": "stub-image", "easel": {"seed": 1}}, "easel.seed", "unsupported_parameter"),
    ({"model": "stub-image", "size": "512x512"}, "size", "invalid_value"),
    ({"model": "pen", "model_": 1}, "model_", "unknown_parameter"),
]


@pytest.mark.parametrize("fields, param, code", BAD_FIELDS, ids=lambda value: str(value)[:40])
def test_bad_field(http: httpx.Client, fields: dict[str, Any], param: str, code: str) -> None:
    answer = http.post("images/generations", json={"prompt": "a cat", **fields})
    error = error_of(answer)
    assert (answer.status_code, error["param"], error["code"]) == (400, param, code), error
    assert error["type"] in ("invalid_request_error", "image_generation_user_error")


def test_the_wording_that_clients_match(client: OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(prompt="a cat", quality="standard")
    assert caught.value.status_code == 400 and caught.value.code == "invalid_value"
    assert caught.value.type == "invalid_request_error" and caught.value.request_id
    assert "Invalid value: 'standard'. Supported values are: 'low', 'medium', 'high', and 'auto'." in caught.value.message


def test_response_format_for_other_names(http: httpx.Client) -> None:
    answer = http.post(
        "images/generations", json={"prompt": "a cat", "response_format": "b64_json", "model": "easel-sketch-1", "quality": "low"}
    )
    assert answer.status_code == 200 and answer.json()["data"][0]["b64_json"]


def animated(kind: str) -> bytes:
    out = io.BytesIO()
    photo(64, 64).save(out, kind, save_all=True, append_images=[photo(64, 64, seed=9)], duration=100)
    return out.getvalue()


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


BAD_FILES: list[tuple[str, bytes, str]] = [
    ("text", b"Example data", "unsupported_file_mimetype"),
    ("empty", b"", "invalid_image_file"),
    ("gif", encoded(photo(16, 16).convert("P"), "GIF"), "unsupported_file_mimetype"),
    ("bmp", encoded(photo(16, 16), "BMP"), "unsupported_file_mimetype"),
    ("svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "unsupported_file_mimetype"),
    ("html", b"<html></html>", "unsupported_file_mimetype"),
    ("cut png", half(encoded(photo())), "invalid_image_file"),
    ("cut jpeg", half(encoded(photo(), "JPEG")), "invalid_image_file"),
    ("cut webp", half(encoded(photo(), "WEBP")), "invalid_image_file"),
    ("png header alone", png_of_chunks(("IHDR", b"\0\0\1\0\0\0\1\0\x08\2\0\0\0")), "invalid_image_file"),
    (
        "over 64 megapixels",
        png_of_chunks(("IHDR", b"\0\0\x40\0\0\0\x40\0\x08\2\0\0\0"), ("IDAT", b"x"), ("IEND", b"")),
        "invalid_image_file",
    ),
    ("zero wide", png_of_chunks(("IHDR", b"\0\0\0\0\0\0\1\0\x08\2\0\0\0"), ("IEND", b"")), "invalid_image_file"),
    ("animated png", animated("PNG"), "invalid_image_file"),
    ("animated webp", animated("WEBP"), "invalid_image_file"),
]


@pytest.mark.parametrize("name, content, code", BAD_FILES, ids=[row[0] for row in BAD_FILES])
def test_bad_file(client: OpenAI, name: str, content: bytes, code: str) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(image=[("x.png", content, "image/png")], prompt="a cat")
    assert caught.value.code == code, caught.value
    assert caught.value.param == "image[0]" and KEYS <= set(caught.value.body)  # type: ignore[arg-type]


def test_mimetype_message(client: OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(image=[("x.png", b"Example data", "image/png")], prompt="a cat")
    assert "Supported file formats are 'image/jpeg', 'image/png', and 'image/webp'." in caught.value.message
    assert "Invalid file 'image[0]': unsupported mimetype ('" in caught.value.message


def test_mask_of_another_size(client: OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(image=("x.png", encoded(photo())), mask=("m.png", mask(64, 64, (0, 0, 9, 9))), prompt="a cat")
    assert caught.value.param == "mask"


def test_file_over_50_megabytes(client: OpenAI) -> None:
    with pytest.raises(openai.APIStatusError) as caught:
        client.images.edit(image=("x.png", noise_png(53 << 20)), prompt="a cat")
    assert caught.value.status_code == 413 and caught.value.param == "image", caught.value


@pytest.mark.parametrize("connection", ["keep-alive", "close"])
@pytest.mark.parametrize("path", ["images/edits", "files"])
def test_an_upload_refused_at_its_beginning_is_answered(easel: Easel, path: str, connection: str) -> None:
    """Clients send everything before they read: the rest has to be taken or the connection closed, not left to stall."""
    content = {"other": ("x.png", bytes(40 << 20), "image/png")}
    form = {"prompt": "a cat", "purpose": "vision"}
    answer = httpx.post(f"{easel.base_url}/{path}", files=content, data=form, headers={"connection": connection}, timeout=15)
    assert error_of(answer)["param"] == "other" and answer.status_code == 400


def test_seventeen_files(client: OpenAI) -> None:
    small = encoded(Image.new("RGB", (16, 16)))
    with pytest.raises(openai.BadRequestError) as caught:
        client.images.edit(image=[("x.png", small)] * 17, prompt="a cat")
    assert caught.value.param == "image"


def test_model_not_found(client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as caught:
        client.images.generate(prompt="a cat", model="dall-e-3")
    assert (caught.value.code, caught.value.param) == ("model_not_found", "model")


RAW: list[tuple[str, str, dict[str, Any], int]] = [
    ("POST", "images/generations", {"content": b"{", "headers": {"content-type": "application/json"}}, 400),
    ("POST", "images/generations", {"content": b"[]", "headers": {"content-type": "application/json"}}, 400),
    ("POST", "images/generations", {"content": b"", "headers": {"content-type": "application/json"}}, 400),
    ("POST", "images/generations", {"content": b"\xff\xfe{", "headers": {"content-type": "application/json"}}, 400),
    ("POST", "images/generations", {"content": b"a=b", "headers": {"content-type": "application/x-www-form-urlencoded"}}, 415),
    ("POST", "images/edits", {"json": {"prompt": "x"}}, 400),
    ("POST", "images/edits", {"content": b"x", "headers": {"content-type": "multipart/form-data"}}, 400),
    ("POST", "images/edits", {"data": {"prompt": "x"}, "files": {"other": b"x"}}, 400),
    ("GET", "images/generations", {}, 405),
    ("DELETE", "models", {}, 405),
    ("GET", "nothing/here", {}, 404),
    ("GET", "jobs/job-none", {}, 404),
    ("DELETE", "jobs/job-none", {}, 404),
    ("GET", "files?limit=0", {}, 400),
    ("GET", "files?colour=red", {}, 400),
]


@pytest.mark.parametrize("method, path, options, status", RAW, ids=[f"{row[0]} {row[1]} {n}" for n, row in enumerate(RAW)])
def test_raw_request(http: httpx.Client, method: str, path: str, options: dict[str, Any], status: int) -> None:
    answer = http.request(method, path, **options)
    error_of(answer)
    assert answer.status_code == status, answer.text


def test_every_class_of_the_client(http: httpx.Client, client: OpenAI) -> None:
    """What the client raises follows from the status; here for those that one server can give at will."""
    with pytest.raises(openai.BadRequestError):
        client.images.generate(prompt="")
    with pytest.raises(openai.NotFoundError):
        client.files.retrieve("file-none")
    with pytest.raises(openai.APIStatusError) as caught:
        client.post("/images/generations", cast_to=object, body=None, options={"headers": {"content-type": "text/plain"}})
    assert caught.value.status_code == 415
