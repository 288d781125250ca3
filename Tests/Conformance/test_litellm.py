"""LiteLLM as a client: it generates, edits, and its own price list makes the same cost as Easel's ledger."""

from __future__ import annotations

import io
import os
from typing import Any

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"

import litellm  # noqa: E402
import pytest  # noqa: E402

from support.pictures import decoded, encoded, photo  # noqa: E402
from support.server import Easel  # noqa: E402


def options(easel: Easel, model: str) -> dict[str, Any]:
    return {"model": f"openai/{model}", "api_base": easel.base_url, "api_key": "sk-anything", "prompt": "a red apple"}


def test_generate(easel: Easel) -> None:
    answer = litellm.image_generation(**options(easel, "gpt-image-1"), quality="low", size="1024x1024")
    assert decoded(answer.data[0].b64_json).size == (1024, 1024)
    assert answer.usage.total_tokens == answer.usage.input_tokens + answer.usage.output_tokens


async def test_generate_async(easel: Easel) -> None:
    answer = await litellm.aimage_generation(**options(easel, "gpt-image-1"), quality="low", n=2)
    assert len(answer.data) == 2


def test_edit(easel: Easel) -> None:
    answer = litellm.image_edit(image=[io.BytesIO(encoded(photo()))], **options(easel, "gpt-image-1"), quality="low")
    assert decoded(answer.data[0].b64_json)


def test_edit_of_several(easel: Easel) -> None:
    files = [io.BytesIO(encoded(photo(seed=seed))) for seed in (1, 2)]
    assert litellm.image_edit(image=files, **options(easel, "gpt-image-1"), quality="low").data


@pytest.mark.parametrize("quality", ["low", "medium", "high"])
def test_its_cost_is_the_ledgers(easel: Easel, quality: str) -> None:
    """`stub-image` is gpt-image-1 at an upstream: LiteLLM prices the usage that Easel passed on by its own list."""
    answer = litellm.image_generation(**options(easel, "stub-image"), quality=quality, size="1024x1024")
    theirs = litellm.completion_cost(
        completion_response=answer, model="gpt-image-1", custom_llm_provider="openai", call_type="image_generation"
    )
    tokens = {"low": 272, "medium": 1056, "high": 4160}[quality]
    assert answer.usage.output_tokens == tokens
    assert theirs == pytest.approx(tokens * 40e-6 + 5 * 5e-6, rel=1e-6)


def test_the_aliass_cost_can_be_computed(easel: Easel) -> None:
    answer = litellm.image_generation(**options(easel, "gpt-image-1"), quality="low", size="1024x1024")
    usage = answer.usage
    theirs = litellm.completion_cost(
        completion_response=answer, model="gpt-image-1", custom_llm_provider="openai", call_type="image_generation"
    )
    assert theirs == pytest.approx(usage.output_tokens * 40e-6 + usage.input_tokens * 5e-6, abs=1e-9)


def test_errors_keep_their_class(easel: Easel) -> None:
    with pytest.raises(litellm.BadRequestError):
        litellm.image_generation(**options(easel, "gpt-image-1"), quality="standard")
    with pytest.raises(litellm.NotFoundError):
        litellm.image_generation(**options(easel, "nothing"))


def test_chat_and_its_cost(easel: Easel) -> None:
    shared = {"model": "openai/gpt-4.1-mini", "api_base": easel.base_url, "api_key": "sk-anything"}
    answer = litellm.completion(**shared, messages=[{"role": "user", "content": "hi"}])
    assert answer.choices[0].message.content == "You said: hi "
    theirs = litellm.completion_cost(completion_response=answer, model="gpt-4.1-mini", custom_llm_provider="openai")
    assert theirs == pytest.approx(100 * 0.40e-6 + 20 * 0.10e-6 + 40 * 1.60e-6, rel=1e-6)
    chunks = list(litellm.completion(**shared, messages=[{"role": "user", "content": "hi"}], stream=True))
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == "You said: hi "
