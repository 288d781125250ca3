"""Keys: what is refused without one, allow-lists, requests per minute, budgets that say what is left."""

from __future__ import annotations


import httpx
import openai
import pytest

from conftest import client_of
from support.server import Easel


def test_no_key_and_a_wrong_key(keyed: Easel) -> None:
    assert httpx.get(keyed.base_url + "/models").status_code == 401
    for path in ("/readyz", "/healthz", "/openapi.yaml"):
        assert httpx.get(keyed.origin + path).status_code == 200
    with pytest.raises(openai.AuthenticationError) as caught:
        client_of(keyed, "sk-easel-wrong").models.list()
    assert caught.value.code == "invalid_api_key" and caught.value.type == "invalid_request_error"


def test_created_used_revoked(keyed: Easel) -> None:
    secret = keyed.create_key("short-lived")
    with client_of(keyed, secret, max_retries=0) as client:
        assert client.images.generate(prompt="a cat", quality="low").data
        listed = keyed.run("keys", "list").stdout
        assert "short-lived" in listed and secret not in listed
        keyed.run("keys", "revoke", "short-lived")
        with pytest.raises(openai.AuthenticationError):
            client.models.list()


def test_the_secret_is_nowhere_on_disk(keyed: Easel) -> None:
    secret = keyed.create_key("hidden")
    client_of(keyed, secret).models.list()
    for path in [p for p in keyed.data.rglob("*") if p.is_file()] + [keyed.log]:
        assert secret.encode() not in path.read_bytes(), path


def test_allow_list(keyed: Easel) -> None:
    with client_of(keyed, keyed.create_key("narrow", "--models", "easel-sketch-1"), max_retries=0) as client:
        assert client.images.generate(prompt="a cat", quality="low", model="easel-sketch-1").data
        with pytest.raises(openai.PermissionDeniedError) as caught:
            client.images.generate(prompt="a cat", model="stub-image")
        assert caught.value.param == "model"


def test_requests_per_minute(keyed: Easel) -> None:
    with client_of(keyed, keyed.create_key("slow", "--rpm", "3"), max_retries=0) as client:
        seen = [client.models.with_raw_response.list().headers for _ in range(3)]
        assert [h["x-ratelimit-limit-requests"] for h in seen] == ["3"] * 3
        assert [h["x-ratelimit-remaining-requests"] for h in seen] == ["2", "1", "0"]
        assert all(h["x-ratelimit-reset-requests"] for h in seen)
        with pytest.raises(openai.RateLimitError) as caught:
            client.models.list()
    assert caught.value.code == "rate_limit_exceeded"
    assert float(caught.value.response.headers["retry-after"]) > 0


def test_budget(keyed: Easel) -> None:
    """gpt-image-1 at high costs 0.167 dollars: a budget of 0.30 covers one and not two."""
    with client_of(keyed, keyed.create_key("poor", "--budget", "0.30usd"), max_retries=0) as client:
        first = client.images.generate(prompt="a cat", model="stub-image", quality="high", size="1024x1024")
        assert float(first.model_dump()["easel"]["cost_usd"]) == pytest.approx(4160 * 40e-6 + 4 * 5e-6, abs=1e-9)
        with pytest.raises(openai.RateLimitError) as caught:
            client.images.generate(prompt="a cat", model="stub-image", quality="high", size="1024x1024")
        assert caught.value.code == "insufficient_quota" and caught.value.type == "insufficient_quota"
        message = caught.value.message.lower()
        assert "0.13" in message and "reset" in message, message
        assert client.images.generate(prompt="a cat", model="stub-image", quality="low", size="1024x1024").data
        assert client.images.generate(prompt="a cat", model="easel-sketch-1", quality="low").data, "what is free needs no budget"


def test_a_refused_budget_is_not_retried(keyed: Easel) -> None:
    """The SDK would wait and ask again for nothing; `x-should-retry: false` says so."""
    with client_of(keyed, keyed.create_key("poorer", "--budget", "0.01usd"), max_retries=0) as client:
        with pytest.raises(openai.RateLimitError) as caught:
            client.images.generate(prompt="a cat", model="stub-image", quality="high")
        assert caught.value.response.headers.get("x-should-retry") == "false"


def test_usage_by_key(keyed: Easel) -> None:
    with client_of(keyed, keyed.create_key("counted")) as client:
        for _ in range(2):
            client.images.generate(prompt="a cat", model="stub-image", quality="low", size="1024x1024")
    rows = [row for row in keyed.usage("key") if row.get("key_name") == "counted"]
    assert len(rows) == 1 and rows[0]["images"] == 2
    assert float(rows[0]["cost_usd"]) == pytest.approx(2 * (272 * 40e-6 + 4 * 5e-6), abs=1e-9)


def test_keys_see_their_own_only(keyed: Easel) -> None:
    with client_of(keyed, keyed.create_key("mine")) as mine, client_of(keyed, keyed.create_key("yours")) as yours:
        file = mine.files.create(file=("a.txt", b"secret"), purpose="user_data")
        with pytest.raises(openai.NotFoundError):
            yours.files.content(file.id)
        assert [f.id for f in yours.files.list()] == []
