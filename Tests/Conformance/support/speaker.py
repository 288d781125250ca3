"""A stand-in for an upstream's text model: streams chat completions, calls functions, draws by the image tool when it is asked to.

It reads ten tokens a message and writes one a piece, so that costs can be computed beside it.
"""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any

from aiohttp import web


class Speaker:
    """The stand-in, in a thread of its own; a context manager."""

    def __init__(self) -> None:
        self.received: list[dict[str, Any]] = []
        self.cancelled = 0
        self.port = 0
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    @property
    def base_url(self) -> str:
        """What an `easel.yaml` names."""
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Speaker:
        self._thread.start()
        assert self._ready.wait(20), "the stand-in did not start"
        return self

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        app = web.Application(client_max_size=1 << 28)
        app.router.add_post("/v1/chat/completions", self._chat)
        runner = web.AppRunner(app, handler_cancellation=True)
        self._loop.run_until_complete(runner.setup())
        self._loop.run_until_complete(web.TCPSite(runner, "127.0.0.1", 0).start())
        self.port = runner.addresses[0][1]
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.received.append(body)
        pieces, calls = answer(body)
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)
        try:
            await self._send(response, body, {"role": "assistant", "content": ""})
            for piece in pieces:
                await self._send(response, body, {"content": piece})
                await asyncio.sleep(0.02 if len(pieces) > 20 else 0)
            for index, (name, arguments) in enumerate(calls):
                head = {"index": index, "id": f"call_{len(self.received)}_{index}", "type": "function"}
                await self._send(response, body, {"tool_calls": [{**head, "function": {"name": name, "arguments": ""}}]})
                for part in (arguments[:5], arguments[5:]):
                    await self._send(response, body, {"tool_calls": [{"index": index, "function": {"arguments": part}}]})
            await self._send(response, body, {}, "tool_calls" if calls else "stop")
            read, written = 10 * len(body["messages"]), len(pieces) + 2 * len(calls)
            usage = {"prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written}
            await response.write(f"data: {json.dumps({**shell(body), 'choices': [], 'usage': usage})}\n\ndata: [DONE]\n\n".encode())
        except (asyncio.CancelledError, ConnectionError):
            self.cancelled += 1
            raise
        return response

    async def _send(self, response: web.StreamResponse, body: dict[str, Any], delta: dict[str, Any], reason: str | None = None) -> None:
        chunk = {**shell(body), "choices": [{"index": 0, "delta": delta, "finish_reason": reason}]}
        await response.write(f"data: {json.dumps(chunk)}\n\n".encode())


def shell(body: dict[str, Any]) -> dict[str, Any]:
    """What every chunk has."""
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1790000000, "model": body["model"]}


def words(content: Any) -> str:
    """The words of a message."""
    if isinstance(content, list):
        return "".join(part.get("text", "") for part in content)
    return content or ""


def answer(body: dict[str, Any]) -> tuple[list[str], list[tuple[str, str]]]:
    """The pieces of the answer's text, and the functions it calls with their arguments."""
    last = body["messages"][-1]
    text = words(last["content"])
    names = {tool["function"]["name"] for tool in body.get("tools", [])} if body.get("tool_choice") != "none" else set()
    if last["role"] == "tool":
        return ["The tool ", "says: ", text], []
    if "draw" in text and "image_generation" in names:
        return [], [("image_generation", '{"prompt": "a red apple"}')]
    if "weather" in text and "weather" in names:
        return [], [("weather", '{"city": "Oslo"}')]
    if "long" in text:
        return [f"word{number} " for number in range(500)], []
    pictures = sum(1 for message in body["messages"] if isinstance(message["content"], list) for part in message["content"] if "image_url" in part)
    return ["You said: ", text, f" ({pictures} pictures)"], []
