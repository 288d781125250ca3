"""Batches, moderations and fine-tuning through the unmodified client."""

from __future__ import annotations

import json
import time
from typing import Any

import openai
import pytest
from openai import OpenAI
from openai.types import Batch

from conftest import STUB_KEY, client_of, configuration
from support.server import Easel
from support.upstream import Upstream

CHAT = "/v1/chat/completions"


def uploaded(client: OpenAI, lines: list[dict[str, Any]]) -> str:
    """The id of a file of requests."""
    text = "\n".join(json.dumps(line) for line in lines)
    return client.files.create(file=("requests.jsonl", text.encode()), purpose="batch").id


def lines(count: int, url: str = CHAT, **body: Any) -> list[dict[str, Any]]:
    """Requests `r0`, `r1`, …"""
    shared = body or {"model": "gpt-4.1-mini", "messages": [{"role": "user", "content": "hi"}]}
    return [{"custom_id": f"r{index}", "method": "POST", "url": url, "body": shared} for index in range(count)]


def waited(client: OpenAI, batch: Batch, seconds: float = 60) -> Batch:
    """The batch once it ended."""
    deadline = time.monotonic() + seconds
    while batch.status not in ("completed", "failed", "expired", "cancelled"):
        assert time.monotonic() < deadline, batch
        time.sleep(0.1)
        batch = client.batches.retrieve(batch.id)
    return batch


def answers(client: OpenAI, file: str | None) -> list[dict[str, Any]]:
    """The lines of an output or error file."""
    return [json.loads(line) for line in client.files.content(file).text.splitlines()] if file else []


def test_a_batch_of_conversations(client: OpenAI) -> None:
    file = uploaded(client, [*lines(20), {**lines(1, model="nobody", messages=[])[0], "custom_id": "bad"}])
    batch = client.batches.create(input_file_id=file, endpoint=CHAT, completion_window="24h", metadata={"a": "b"})
    done = waited(client, batch)
    assert done.status == "completed" and done.request_counts is not None and done.metadata == {"a": "b"}
    assert (done.request_counts.total, done.request_counts.completed, done.request_counts.failed) == (21, 20, 1)
    found = answers(client, done.output_file_id)
    assert [line["custom_id"] for line in found] == [f"r{index}" for index in range(20)]
    body = found[0]["response"]["body"]
    assert body["choices"][0]["message"]["content"] == "You said: hi "
    # Half of what a request costs by itself, since the settings say that the upstream bills it so.
    full = 100 * 0.40e-6 + 20 * 0.10e-6 + 40 * 1.60e-6
    assert float(body["easel"]["cost_usd"]) == pytest.approx(full / 2, abs=1e-9)
    assert answers(client, done.error_file_id)[0]["response"]["status_code"] == 400
    assert done.id in [other.id for other in client.batches.list(limit=5)]


def test_a_batch_of_responses(client: OpenAI) -> None:
    url = "/v1/responses"
    file = uploaded(client, [*lines(3, url, model="gpt-4.1-mini", input="hi"), {**lines(1, url, model="gpt-4.1-mini", input="hi", stream=True)[0], "custom_id": "bad"}])
    done = waited(client, client.batches.create(input_file_id=file, endpoint=url, completion_window="24h"))  # type: ignore[arg-type]
    found = answers(client, done.output_file_id)
    assert [line["custom_id"] for line in found] == ["r0", "r1", "r2"]
    kept = client.responses.retrieve(found[0]["response"]["body"]["id"])
    assert kept.status == "completed" and kept.output_text == "You said: hi "
    assert answers(client, done.error_file_id)[0]["response"]["body"]["error"]["param"] == "stream"


def test_a_batch_of_pictures(client: OpenAI) -> None:
    url = "/v1/images/generations"
    file = uploaded(client, lines(2, url, model="easel-sketch-1", prompt="a cat", size="256x256"))
    done = waited(client, client.batches.create(input_file_id=file, endpoint=url, completion_window="24h"))  # type: ignore[arg-type]
    assert done.status == "completed"
    assert all(line["response"]["body"]["data"][0]["b64_json"] for line in answers(client, done.output_file_id))


def test_faulty_files(client: OpenAI) -> None:
    file = uploaded(client, [*lines(1), *lines(1), {**lines(1)[0], "custom_id": "x", "url": "/v1/embeddings"}])
    done = waited(client, client.batches.create(input_file_id=file, endpoint=CHAT, completion_window="24h"))
    assert done.status == "failed" and done.errors is not None and done.errors.data is not None
    assert [(fault.code, fault.line) for fault in done.errors.data] == [("duplicate_custom_id", 2), ("invalid_url", 3)]
    with pytest.raises(openai.BadRequestError):
        client.batches.create(input_file_id=file, endpoint="/v1/embeddings", completion_window="24h")
    with pytest.raises(openai.NotFoundError):
        client.batches.create(input_file_id="file-none", endpoint=CHAT, completion_window="24h")


def test_a_batch_survives_being_killed(upstream: Upstream) -> None:
    """What was answered before the kill is neither asked nor paid for again."""
    server = Easel(configuration(upstream), environment=STUB_KEY)
    with server, client_of(server, max_retries=3) as client:
        upstream.delay = 0.05
        batch = client.batches.create(input_file_id=uploaded(client, lines(80)), endpoint=CHAT, completion_window="24h")
        while (counts := client.batches.retrieve(batch.id).request_counts) is None or counts.completed < 20:
            time.sleep(0.02)
        server.kill()
        before = len(upstream.received)
        server.start()
        done = waited(client, batch)
        upstream.delay = 0.0
        assert done.request_counts is not None and done.request_counts.completed == 80
        assert len(answers(client, done.output_file_id)) == 80
        # The eight that were under way may have been asked twice; what was answered was not.
        assert len(upstream.received) - before <= 80 - 20
        row = next(row for row in server.usage() if row["model"] == "gpt-4.1-mini")
        full = 100 * 0.40e-6 + 20 * 0.10e-6 + 40 * 1.60e-6
        assert float(row["cost_usd"]) == pytest.approx(80 * full / 2, abs=1e-9)


def test_cancelling(client: OpenAI, upstream: Upstream) -> None:
    upstream.delay = 0.3
    try:
        batch = client.batches.create(input_file_id=uploaded(client, lines(200)), endpoint=CHAT, completion_window="24h")
        while client.batches.retrieve(batch.id).status == "validating":
            time.sleep(0.05)
        assert client.batches.cancel(batch.id).status == "cancelling"
        done = waited(client, batch)
        assert done.status == "cancelled" and done.request_counts is not None and done.request_counts.completed < 200
    finally:
        upstream.delay = 0.0


def test_moderations(client: OpenAI, upstream: Upstream) -> None:
    answer = client.moderations.create(input="blood", extra_headers={"x": "y"}).model_dump()
    assert answer["results"][0]["flagged"] and upstream.received[-1].body == {"model": "omni-moderation-latest", "input": "blood"}


def test_fine_tuning_is_passed_on(client: OpenAI, upstream: Upstream) -> None:
    data = b'{"messages": []}\n' * 10
    file = client.files.create(file=("train.jsonl", data), purpose="fine-tune")
    job = client.fine_tuning.jobs.create(model="gpt-4.1-mini", training_file=file.id, suffix="mine")
    assert job.id == "ftjob-1" and upstream.received[-1].body["training_file"] == f"file-up-{len(data)}"
    assert upstream.received[-1].body["suffix"] == "mine"
    assert client.fine_tuning.jobs.retrieve("ftjob-1").status == "queued"
    assert client.fine_tuning.jobs.cancel("ftjob-1").status == "cancelled"
    assert [other.id for other in client.fine_tuning.jobs.list()] == ["ftjob-1"]
    with pytest.raises(openai.BadRequestError) as caught:
        client.fine_tuning.jobs.create(model="easel-sketch-1", training_file=file.id)
    assert caught.value.code == "fine_tuning_unavailable"
