"""A stand-in for a text model's server: chat completions, streamed, whose turns follow from what it is asked.

It draws where the tool is offered and the user asks for a picture, calls a client's function, answers in a schema's form, and otherwise echoes.
"""

from __future__ import annotations

import asyncio
import json
import threading
from typing import Any

from aiohttp import web

PROMPT_TOKENS, COMPLETION_TOKENS = 50, 10


class Narrator:
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

    def __enter__(self) -> Narrator:
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
        site = web.TCPSite(runner, "127.0.0.1", 0)
        self._loop.run_until_complete(site.start())
        self.port = runner.addresses[0][1]
        self._ready.set()
        self._loop.run_forever()
        self._loop.run_until_complete(runner.cleanup())

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        self.received.append(body)
        message, reason = self._turn(body)
        if "hang" in self._asked(body).split():
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                self.cancelled += 1
                raise
        usage = {
            "prompt_tokens": PROMPT_TOKENS,
            "completion_tokens": COMPLETION_TOKENS,
            "total_tokens": PROMPT_TOKENS + COMPLETION_TOKENS,
        }
        shared = {"id": "chatcmpl-1", "created": 1790000000, "model": f"{body['model']}-2026"}
        if not body.get("stream"):
            choice = {"index": 0, "finish_reason": reason, "message": {"role": "assistant", **message}}
            return web.json_response({**shared, "object": "chat.completion", "choices": [choice], "usage": usage})
        response = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await response.prepare(request)

        async def send(delta: dict[str, Any] | None, reason: str | None = None, **more: Any) -> None:
            choices = [] if delta is None else [{"index": 0, "delta": delta, "finish_reason": reason}]
            chunk = {**shared, "object": "chat.completion.chunk", "choices": choices, **more}
            await response.write(f"data: {json.dumps(chunk)}\n\n".encode())

        await send({"role": "assistant", "content": None})
        for word in (message.get("content") or "").split(" "):
            if word:
                await send({"content": word + " "})
        for index, call in enumerate(message.get("tool_calls", [])):
            arguments = call["function"]["arguments"]
            await send({"tool_calls": [{"index": index, "id": call["id"], "type": "function", "function": {"name": call["function"]["name"], "arguments": ""}}]})
            for piece in (arguments[:5], arguments[5:]):
                await send({"tool_calls": [{"index": index, "function": {"arguments": piece}}]})
        await send({}, reason)
        await send(None, usage=usage)
        await response.write(b"data: [DONE]\n\n")
        return response

    @staticmethod
    def _asked(body: dict[str, Any]) -> str:
        content = [m["content"] for m in body["messages"] if m["role"] == "user"][-1]
        if isinstance(content, list):
            content = " ".join(part.get("text", "") for part in content)
        return str(content)

    def _turn(self, body: dict[str, Any]) -> tuple[dict[str, Any], str]:
        """What it says to a conversation."""
        asked = self._asked(body)
        tools = {tool["function"]["name"]: tool["function"] for tool in body.get("tools", [])}
        if body["messages"][-1]["role"] == "tool":
            return {"content": "It is done: " + str(body["messages"][-1]["content"])[:40]}, "stop"
        if "image_generation" in tools and "draw" in asked:
            arguments: dict[str, Any] = {"prompt": asked.replace("draw ", "")}
            return self._call("image_generation", arguments)
        if "image_generation" in tools and "change" in asked:
            properties = tools["image_generation"]["parameters"]["properties"]
            arguments = {"prompt": asked}
            if "action" in properties:
                arguments["action"] = "edit"
            if "pictures" in properties:
                arguments["pictures"] = []
            return self._call("image_generation", arguments)
        if "weather" in tools and "weather" in asked:
            return self._call("weather", {"city": "Rome"})
        form = body.get("response_format") or {}
        if form.get("type") == "json_schema":
            keys = form["json_schema"]["schema"]["properties"]
            return {"content": json.dumps({key: 3 if value.get("type") == "integer" else "fox" for key, value in keys.items()})}, "stop"
        if "cut" in asked:
            return {"content": "This is not the"}, "length"
        return {"content": f"You said: {asked}"}, "stop"

    @staticmethod
    def _call(name: str, arguments: dict[str, Any]) -> tuple[dict[str, Any], str]:
        call = {"id": "call_abc", "type": "function", "function": {"name": name, "arguments": json.dumps(arguments)}}
        return {"content": None, "tool_calls": [call]}, "tool_calls"
