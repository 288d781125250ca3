"""`files` and `models` through the client's own types."""

from __future__ import annotations

import httpx
import openai
import pytest
from openai import OpenAI

from support.pictures import encoded, photo


@pytest.mark.parametrize("purpose", ["assistants", "batch", "fine-tune", "vision", "user_data"])
def test_file_lives_and_dies(client: OpenAI, purpose: str) -> None:
    content = encoded(photo(32, 32)) + purpose.encode()
    made = client.files.create(file=("näme.png", content), purpose=purpose)
    assert (made.object, made.bytes, made.purpose, made.status, made.filename) == ("file", len(content), purpose, "processed", "näme.png")
    assert client.files.retrieve(made.id).id == made.id
    assert client.files.content(made.id).read() == content
    assert made.id in [file.id for file in client.files.list(purpose=purpose)]
    deleted = client.files.delete(made.id)
    assert deleted.deleted and deleted.id == made.id and deleted.object == "file"
    for gone in (client.files.retrieve, client.files.content, client.files.delete):
        with pytest.raises(openai.NotFoundError):
            gone(made.id)


def test_purpose_evals(http: httpx.Client) -> None:
    """The client sends this purpose and does not know it in answers, so its strict types cannot read one."""
    made = http.post("files", data={"purpose": "evals"}, files={"file": ("a.txt", b"x")}).json()
    assert made["purpose"] == "evals"
    assert http.delete(f"files/{made['id']}").json()["deleted"] is True


def test_list_pages(client: OpenAI) -> None:
    made = [client.files.create(file=(f"{n}.txt", f"page {n}".encode()), purpose="user_data").id for n in range(5)]
    first = client.files.list(purpose="user_data", limit=2)
    assert [file.id for file in first.data] == made[:2:-1] and first.has_more
    assert [file.id for file in client.files.list(purpose="user_data", limit=2)] == made[::-1], "auto-paging loses or repeats files"
    assert [file.id for file in client.files.list(purpose="user_data", limit=2, order="asc")] == made
    for name in made:
        client.files.delete(name)


def test_the_same_bytes_twice_are_two_files(client: OpenAI) -> None:
    a, b = (client.files.create(file=("a.txt", b"the same"), purpose="user_data") for _ in range(2))
    client.files.delete(a.id)
    assert client.files.content(b.id).read() == b"the same"
    client.files.delete(b.id)


def test_wrong_purpose(client: OpenAI) -> None:
    with pytest.raises(openai.BadRequestError) as caught:
        client.files.create(file=("a.txt", b"x"), purpose="party")  # type: ignore[arg-type]
    assert caught.value.param == "purpose" and caught.value.code == "invalid_value"


def test_models_are_listed(client: OpenAI) -> None:
    names = [model.id for model in client.models.list()]
    assert {"easel-sketch-1", "gpt-image-1", "house-style", "stub-image", "pen", "stub-image-2025-04-23"} <= set(names)
    assert len(names) == len(set(names))
    for name in names:
        model = client.models.retrieve(name)
        assert (model.id, model.object) == (name, "model") and model.owned_by and isinstance(model.created, int)


def test_shutdown_date(client: OpenAI) -> None:
    assert client.models.retrieve("stub-image").model_dump()["shutdown_date"] == "2026-10-23"
    assert "shutdown_date" not in client.models.retrieve("easel-sketch-1").model_dump(exclude_unset=True)


def test_unknown_model(client: OpenAI) -> None:
    with pytest.raises(openai.NotFoundError) as caught:
        client.models.retrieve("gpt-image-9")
    assert caught.value.code == "model_not_found"


def test_alias_tells_what_it_stands_for(client: OpenAI) -> None:
    assert client.models.retrieve("house-style").model_dump()["easel"]["alias_of"] == "gpt-image-1"
    answer = client.images.generate(model="house-style", prompt="a cat", quality="low")
    assert answer.model_dump()["easel"]["model"] == "easel-sketch-1"


def test_snapshot_is_itself_or_an_error(client: OpenAI) -> None:
    answer = client.images.generate(model="stub-image-2025-04-23", prompt="a cat", quality="low")
    assert answer.model_dump()["easel"]["snapshot"] == "stub-image-2025-04-23"
    for name in ("stub-image-2025-04-24", "easel-sketch-1-2020-01-01", "gpt-image-1-2025-04-23"):
        with pytest.raises(openai.NotFoundError) as caught:
            client.images.generate(model=name, prompt="a cat")
        assert caught.value.code == "model_not_found" and caught.value.param == "model"
