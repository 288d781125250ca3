"""A stand-in for an upstream: a real HTTP server on loopback that speaks OpenAI's image API and chat completions.

It answers with a fixed picture and exact usage, remembers what it was sent, and plays the faults that `script` names, one a
request: an HTTP status, or a word ("cut", "not json", "hang").
"""

from __future__ import annotations

import asyncio
import base64
import json
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .pictures import encoded, photo
from .talker import Reply, chunks, reply

OUTPUT_TOKENS = {"low": 272, "medium": 1056, "high": 4160}

MODERATED = [
    "harassment", "harassment/threatening", "hate", "hate/threatening", "illicit", "illicit/violent", "self-harm", "self-harm/instructions", "self-harm/intent",
    "sexual", "sexual/minors", "violence", "violence/graphic",
]  # fmt: skip


@dataclass
class Received:
    """One request as it arrived."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]
    files: list[tuple[str, str, bytes]] = field(default_factory=list)


@dataclass
class Fault:
    """What to answer instead of a picture."""

    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    error: dict[str, Any] | None = None
    kind: str = "status"


class Upstream:
    """The stand-in, in a thread of its own; a context manager."""

    def __init__(self, draw: Callable[[list[dict[str, str]]], str] | None = None, answer: Reply = reply) -> None:
        self.received: list[Received] = []
        self.script: deque[Fault] = deque()
        self.delay = 0.0
        self.cancelled = 0
        self.picture = encoded(photo(1024, 1024).resize((64, 64)).resize((1024, 1024)))
        self.draw = draw
        self.answer = answer
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def base_url(self) -> str:
        """What an `easel.yaml` names."""
        return f"http://127.0.0.1:{self.port}/v1"

    @property
    def picture_url(self) -> str:
        """Where its picture can be fetched."""
        return f"http://127.0.0.1:{self.port}/picture.png"

    def __enter__(self) -> Upstream:
        self._thread.start()
        assert self._ready.wait(20), "the stand-in did not start"
        return self

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        app = web.Application(client_max_size=1 << 30)
        app.router.add_post("/v1/images/generations", self._images)
        app.router.add_post("/v1/images/edits", self._images)
        app.router.add_post("/v1/chat/completions", self._chat)
        app.router.add_post("/v1/moderations", self._moderate)
        app.router.add_post("/v1/files", self._file)
        app.router.add_route("*", "/v1/fine_tuning/jobs{tail:.*}", self._tune)
        app.router.add_get("/picture.png", self._show)
        runner = web.AppRunner(app, handler_cancellation=True)
        self._loop.run_until_complete(runner.setup())
        site = web.TCPSite(runner, "127.0.0.1", 0)
        self._loop.run_until_complete(site.start())
        self.port = runner.addresses[0][1]
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())

    async def _read(self, request: web.Request) -> Received:
        got = Received(request.path, {k.lower(): v for k, v in request.headers.items()}, {})
        if request.content_type == "multipart/form-data":
            async for part in await request.multipart():
                if part.filename is None:
                    got.body[part.name] = await part.text()
                else:
                    got.files.append((part.name, part.headers.get("Content-Type", ""), bytes(await part.read())))
        else:
            got.body = await request.json()
        self.received.append(got)
        return got

    async def _fault(self, request: web.Request) -> web.StreamResponse | None:
        try:
            await asyncio.sleep(self.delay)
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        if not self.script:
            return None
        fault = self.script.popleft()
        if fault.kind == "cut":
            assert request.transport is not None
            response = web.StreamResponse(headers={"content-length": "100000", "content-type": "application/json"})
            await response.prepare(request)
            await response.write(b'{"created": 1, "data": [{"b64_json": "')
            request.transport.abort()
            return response
        if fault.kind == "not json":
            return web.Response(text="<html>502 Bad Gateway</html>", content_type="text/html")
        error = fault.error or {"message": f"scripted {fault.status}", "type": "server_error", "param": None, "code": None}
        return web.json_response({"error": error}, status=fault.status, headers=fault.headers)

    async def _images(self, request: web.Request) -> web.StreamResponse:
        got = await self._read(request)
        if fault := await self._fault(request):
            return fault
        quality = got.body.get("quality") or "medium"
        quality = "medium" if quality == "auto" else quality
        count = int(got.body.get("n") or 1)
        edits = request.path.endswith("edits")
        image_in = 194 * len([f for f in got.files if f[0].startswith("image")])
        text_in = len(str(got.body.get("prompt", "")).split()) + 2
        resolved = {"background": "opaque", "output_format": "png", "quality": quality, "size": "1024x1024"}
        image_out = OUTPUT_TOKENS[quality] * count
        streams = str(got.body.get("stream", "")).lower() == "true"
        partials = int(got.body.get("partial_images") or 0)
        if streams:
            image_out += 100 * partials
        usage = {
            "input_tokens": text_in + image_in,
            "output_tokens": image_out,
            "total_tokens": text_in + image_in + image_out,
            "input_tokens_details": {"text_tokens": text_in, "image_tokens": image_in},
            "output_tokens_details": {"image_tokens": image_out, "text_tokens": 0},
        }
        picture = base64.b64encode(self.picture).decode()
        if not streams:
            return web.json_response({"created": 1790000000, "data": [{"b64_json": picture}] * count, **resolved, "usage": usage})
        prefix = "image_edit" if edits else "image_generation"
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        shared = {"b64_json": picture, "created_at": 1790000000, **resolved}
        events: list[dict[str, Any]] = [
            {"type": f"{prefix}.partial_image", **shared, "partial_image_index": index} for index in range(partials)
        ]
        events.append({"type": f"{prefix}.completed", **shared, "usage": usage})
        for event in events:
            await response.write(f"event: {event['type']}\ndata: {json.dumps(event)}\n\n".encode())
            await asyncio.sleep(0.01)
        return response

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        got = await self._read(request)
        if fault := await self._fault(request):
            return fault
        if got.body.get("stream"):
            return await self._talk(request, got)
        text = self.draw(got.body["messages"]) if self.draw else "I only talk."
        return web.json_response(
            {
                "id": "chatcmpl-1",
                "object": "chat.completion",
                "created": 1790000000,
                "model": got.body["model"],
                "choices": [{"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text, "refusal": None}}],
                "usage": {"prompt_tokens": 120, "completion_tokens": 340, "total_tokens": 460},
            }
        )

    async def _talk(self, request: web.Request, got: Received) -> web.StreamResponse:
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        slow = "SLOW" in json.dumps(got.body["messages"][-1])
        try:
            for chunk in chunks(got.body, self.answer):
                await response.write(f"data: {json.dumps(chunk)}\n\n".encode())
                await asyncio.sleep(0.2 if slow else 0)
        except (asyncio.CancelledError, ConnectionResetError):
            self.cancelled += 1
            raise
        if "BREAK" in json.dumps(got.body["messages"][-1]):
            # What was written has to be read before the connection goes.
            await asyncio.sleep(0.2)
            assert request.transport is not None
            request.transport.abort()
            return response
        await response.write(b"data: [DONE]\n\n")
        return response

    async def _show(self, request: web.Request) -> web.StreamResponse:
        return web.Response(body=self.picture, content_type="image/png")

    async def _moderate(self, request: web.Request) -> web.StreamResponse:
        got = await self._read(request)
        result = {
            "flagged": True, "categories": {kind: kind == "violence" for kind in MODERATED}, "category_scores": {kind: 0.75 * (kind == "violence") for kind in MODERATED},
            "category_applied_input_types": {kind: ["text"] if kind == "violence" else [] for kind in MODERATED},
        }  # fmt: skip
        return web.json_response({"id": "modr-1", "model": got.body["model"], "results": [result]})

    async def _file(self, request: web.Request) -> web.StreamResponse:
        got = await self._read(request)
        size = len(got.files[0][2])
        return web.json_response({"id": f"file-up-{size}", "object": "file", "purpose": got.body["purpose"], "bytes": size})

    async def _tune(self, request: web.Request) -> web.StreamResponse:
        got = Received(request.path, dict(request.headers), await request.json() if request.can_read_body else {})
        self.received.append(got)
        job = {
            "id": "ftjob-1",
            "object": "fine_tuning.job",
            "created_at": 1790000000,
            "model": got.body.get("model", "gpt-4.1-mini"),
            "organization_id": "org-1",
            "result_files": [],
            "seed": 1,
            "status": "cancelled" if request.path.endswith("cancel") else "queued",
            "training_file": got.body.get("training_file", "file-up"),
            "hyperparameters": {"n_epochs": "auto"},
            "estimated_finish": None,
            "error": None,
            "fine_tuned_model": None,
            "finished_at": None,
            "trained_tokens": None,
            "validation_file": None,
        }
        if request.path.endswith("jobs") and request.method == "GET":
            return web.json_response({"object": "list", "data": [job], "has_more": False})
        return web.json_response(job)
