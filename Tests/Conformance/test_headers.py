"""Response headers that clients and people who look for a request in a log rely on."""

from __future__ import annotations

from openai import OpenAI


def test_request_id_and_time(client: OpenAI) -> None:
    raw = client.images.with_raw_response.generate(prompt="a cat", quality="low")
    assert raw.headers["x-request-id"] and raw.request_id == raw.headers["x-request-id"]
    assert int(raw.headers["openai-processing-ms"]) >= 0
    parsed = raw.parse()
    assert parsed._request_id == raw.request_id
    again = client.images.with_raw_response.generate(prompt="a cat", quality="low")
    assert again.headers["x-request-id"] != raw.headers["x-request-id"]


def test_streamed_answers_have_them_too(client: OpenAI) -> None:
    with client.images.with_streaming_response.generate(prompt="a cat", quality="low") as raw:
        assert raw.headers["x-request-id"] and raw.headers["openai-processing-ms"]
        raw.read()


def test_errors_have_them_too(client: OpenAI) -> None:
    import openai
    import pytest

    with pytest.raises(openai.BadRequestError) as caught:
        client.images.generate(prompt="")
    assert caught.value.request_id == caught.value.response.headers["x-request-id"]
