"""Asynchronous work: 202, polling, events, cancelling, one job for one Idempotency-Key."""

from __future__ import annotations

import json
import time
from typing import Any

import httpx
import pytest

from support.pictures import decoded, encoded, photo
from support.server import Easel
from support.upstream import Upstream

ASYNC = {"prefer": "respond-async"}


def accept(http: httpx.Client, body: dict[str, Any], **headers: str) -> dict[str, Any]:
    """Hands in a job."""
    answer = http.post("images/generations", json={"quality": "low", **body}, headers={**ASYNC, **headers})
    assert answer.status_code == 202, answer.text
    job = dict(answer.json())
    assert answer.headers["location"] == f"/v1/jobs/{job['id']}"
    assert job["object"] == "job" and job["status"] in ("queued", "running", "succeeded") and 0 <= job["progress"] <= 1
    return job


def finished(http: httpx.Client, job: dict[str, Any], seconds: float = 30) -> dict[str, Any]:
    """Polls until the job has ended."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        job = http.get(f"jobs/{job['id']}").json()
        if job["status"] in ("succeeded", "failed", "cancelled"):
            return job
        time.sleep(0.05)
    raise AssertionError(f"the job did not end: {job}")


def test_a_job_gives_what_the_plain_request_gives(http: httpx.Client) -> None:
    body = {"prompt": "a red apple", "easel": {"seed": 11}, "quality": "low"}
    job = finished(http, accept(http, body))
    assert job["status"] == "succeeded" and job["progress"] == 1 and job["finished_at"] >= job["created_at"]
    plain = http.post("images/generations", json=body).json()
    result = job["result"]
    assert decoded(result["data"][0]["b64_json"]).tobytes() == decoded(plain["data"][0]["b64_json"]).tobytes()
    assert {k: result[k] for k in ("size", "quality", "background", "output_format")} == {
        k: plain[k] for k in ("size", "quality", "background", "output_format")
    }
    assert result["usage"]["output_tokens_details"] is not None


def test_a_job_shows_pictures_on_the_way(http: httpx.Client) -> None:
    job = accept(http, {"prompt": "a red apple", "quality": "high", "n": 8, "partial_images": 2})
    kinds: list[str] = []
    with http.stream("GET", f"jobs/{job['id']}/events", timeout=60) as events:
        for line in events.iter_lines():
            if line.startswith("event: "):
                kinds.append(line.removeprefix("event: "))
            elif '"job.partial_image"' in line:
                partial = json.loads(line.removeprefix("data: "))
                assert decoded(partial["b64_json"]).size == (1024, 1024) and partial["partial_image_index"] in (0, 1)
    assert "job.partial_image" in kinds and kinds[-1] == "job.succeeded"


def test_an_edit_as_a_job(http: httpx.Client) -> None:
    answer = http.post(
        "images/edits", data={"prompt": "a cat", "quality": "low"}, files={"image": ("x.png", encoded(photo()))}, headers=ASYNC
    )
    assert answer.status_code == 202, answer.text
    assert finished(http, answer.json())["status"] == "succeeded"


def test_events(http: httpx.Client) -> None:
    job = accept(http, {"prompt": "a cat", "n": 2, "quality": "medium"})
    with http.stream("GET", f"jobs/{job['id']}/events") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        text = "".join(answer.iter_text())
    frames = [frame.split("\n", 1) for frame in text.strip().split("\n\n") if frame.startswith("event:")]
    names = [frame[0].removeprefix("event: ") for frame in frames]
    assert names[-1] == "job.succeeded" and names.count("job.succeeded") == 1, names
    last = json.loads(frames[-1][1].removeprefix("data: "))
    assert len(last["result"]["data"]) == 2


def test_events_of_an_ended_job(http: httpx.Client) -> None:
    job = finished(http, accept(http, {"prompt": "a cat"}))
    text = http.get(f"jobs/{job['id']}/events").text
    assert text.count("event: ") == 1 and text.startswith("event: job.succeeded\n")


def test_cancel_in_mid_generation(http: httpx.Client, upstream: Upstream) -> None:
    upstream.delay = 10
    before = upstream.cancelled
    try:
        job = accept(http, {"prompt": "a cat", "model": "stub-image"})
        end = time.monotonic() + 10
        while http.get(f"jobs/{job['id']}").json()["status"] == "queued" and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.3)
        assert http.delete(f"jobs/{job['id']}").status_code == 200
        assert finished(http, job, 5)["status"] == "cancelled"
        time.sleep(0.3)
        assert upstream.cancelled == before + 1, "the upstream was left working"
    finally:
        upstream.delay = 0


def test_the_command_line_cancels_what_a_server_runs(easel: Easel, http: httpx.Client, upstream: Upstream) -> None:
    upstream.delay = 10
    before = upstream.cancelled
    try:
        job = accept(http, {"prompt": "a cat", "model": "stub-image"})
        end = time.monotonic() + 10
        while http.get(f"jobs/{job['id']}").json()["status"] == "queued" and time.monotonic() < end:
            time.sleep(0.05)
        time.sleep(0.3)
        began = time.monotonic()
        assert easel.run("jobs", "cancel", job["id"]).stdout.strip() == f"{job['id']}: cancelled"
        assert time.monotonic() - began < 3
        assert http.get(f"jobs/{job['id']}").json()["status"] == "cancelled"
        time.sleep(0.3)
        assert upstream.cancelled == before + 1, "the upstream was left working"
    finally:
        upstream.delay = 0


def test_an_upstream_that_comes_back_gets_its_job_again(http: httpx.Client, upstream: Upstream) -> None:
    from support.upstream import Fault

    # One try and the two repetitions of the request itself; then the job waits.
    upstream.script += [Fault(429, headers={"retry-after-ms": "50"}) for _ in range(3)]
    job = accept(http, {"prompt": "a cat", "model": "stub-image"})
    end = time.monotonic() + 10
    waiting = job
    while "retry_at" not in waiting and time.monotonic() < end:
        waiting = http.get(f"jobs/{job['id']}").json()
        time.sleep(0.05)
    assert waiting["status"] == "queued" and waiting["retries"] == 1, waiting
    assert {"message", "type", "param", "code"} <= set(waiting["last_error"]) and waiting.get("error") is None
    job = finished(http, job)
    assert job["status"] == "succeeded" and job["retries"] == 1 and "retry_at" not in job


def test_cancel_an_ended_job(http: httpx.Client) -> None:
    job = finished(http, accept(http, {"prompt": "a cat"}))
    answer = http.delete(f"jobs/{job['id']}")
    assert answer.status_code in (200, 409) and http.get(f"jobs/{job['id']}").json()["status"] == "succeeded"


def test_idempotency_key(http: httpx.Client) -> None:
    body = {"prompt": "a cat"}
    name = f"key-{time.time_ns()}"
    first, second = (accept(http, body, **{"idempotency-key": name}) for _ in range(2))
    assert first["id"] == second["id"]
    assert accept(http, body, **{"idempotency-key": name + "x"})["id"] != first["id"]
    other = http.post("images/generations", json={"prompt": "a dog"}, headers={**ASYNC, "idempotency-key": name})
    assert other.status_code in (400, 409, 422), "another request under the same key is a mistake"


def test_a_job_that_fails_says_why(http: httpx.Client, upstream: Upstream) -> None:
    from support.upstream import Fault

    upstream.script.append(
        Fault(400, error={"message": "no", "type": "image_generation_user_error", "param": None, "code": "moderation_blocked"})
    )
    job = finished(http, accept(http, {"prompt": "a cat", "model": "stub-image"}))
    assert job["status"] == "failed" and job["error"]["code"] == "moderation_blocked"
    assert {"message", "type", "param", "code"} <= set(job["error"])


def test_what_is_wrong_is_refused_at_once(http: httpx.Client) -> None:
    answer = http.post("images/generations", json={"prompt": "a cat", "size": "7x7"}, headers=ASYNC)
    assert answer.status_code == 400 and answer.json()["error"]["param"] == "size"


@pytest.mark.parametrize("limit", [1, 3])
def test_list_pages(http: httpx.Client, limit: int) -> None:
    made = [accept(http, {"prompt": f"cat {n}"})["id"] for n in range(3)]
    seen: list[str] = []
    after: dict[str, str] = {}
    while len(seen) < 3:
        page = http.get("jobs", params={"limit": limit, **after}).json()
        seen += [job["id"] for job in page["data"]]
        after = {"after": page["last_id"]}
    assert seen[:3] == made[::-1]
