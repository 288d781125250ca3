"""A stand-in for an upstream of OpenAI's kind, whose manners the prompt decides: "slowly" takes seconds, "forbidden" is
refused by moderation, "broken" fails. Its chat model answers by the schema it is asked for."""

from __future__ import annotations

import base64
import io
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from PIL import Image


def picture(size: str) -> str:
    """A plain PNG of a size, as base64."""
    width, height = (int(edge) for edge in size.split("x")) if "x" in size else (1024, 1024)
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#7a86d8").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


def words(messages: list[dict[str, Any]]) -> str:
    """What the user's messages say; pictures say nothing."""
    parts = [part for one in messages if one["role"] == "user" for part in (one["content"] if isinstance(one["content"], list) else [{"text": one["content"]}])]
    return "\n".join(str(part.get("text", "")) for part in parts)


def pairs(text: str) -> dict[str, str]:
    """Lines like `thing: a red kite`."""
    return {key.strip().lower(): value.strip() for key, _, value in (line.partition(":") for line in text.splitlines()) if value.strip()}


def answered(schema: dict[str, Any], said: str) -> dict[str, Any]:
    """An object of the shape that is asked for, of what was said. Which kind of help it is shows in its members."""
    members = schema["properties"]
    material = said.rpartition(":\n")[2]
    if "why" in members:
        return {"prompt": f"{material}, soft morning light, seen from below", "why": "Light and a point of view."}
    if "alt" in members:
        return {"alt": "A plain blue square without anything in it."}
    if "questions" in members:
        return {"questions": [{"kind": "object", "question": f"Is there {material[:60]}?", "answer": "yes"}, {"kind": "detail", "question": "Is the picture all black?", "answer": "no"}]}
    given = pairs(material)
    if "apps" in members:
        slugs = members["apps"]["items"]["properties"]["app"]["enum"]
        fitting = [slug for slug in slugs if slug in material] or slugs[:1]
        return {"apps": [{"app": slug, "reason": f"{slug} makes this kind of picture.", "fields": [{"input": key, "value": value} for key, value in given.items()]} for slug in fitting[:2]]}
    filled: dict[str, Any] = {}
    for key, shape in members.items():
        value = given.get(key)
        filled[key] = None if value is None else int(value) if "number" in shape["type"] else value == "yes" if "boolean" in shape["type"] else value
    return filled


class Handler(BaseHTTPRequestHandler):
    """Answers both image routes and chat completions."""

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""

    def do_POST(self) -> None:
        """Draws, refuses or fails."""
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        fields = json.loads(body) if body.startswith(b"{") else {"prompt": body.decode("latin-1")}
        if self.path.endswith("/chat/completions"):
            return self.chat(fields)
        prompt = str(fields.get("prompt", ""))
        if "forbidden" in prompt:
            error = {"message": "Your request was rejected by the safety system.", "type": "image_generation_user_error", "param": None, "code": "moderation_blocked"}
            return self.answer(400, {"error": error})
        if "broken" in prompt:
            return self.answer(400, {"error": {"message": "The upstream cannot do that.", "type": "invalid_request_error", "param": None, "code": "invalid_value"}})
        if "slowly" in prompt:
            time.sleep(6)
        count = int(fields.get("n") or 1)
        usage = {"input_tokens": 10, "output_tokens": 1056 * count, "total_tokens": 10 + 1056 * count, "input_tokens_details": {"text_tokens": 10, "image_tokens": 0}}
        data = [{"b64_json": picture(str(fields.get("size") or "1024x1024"))} for _ in range(count)]
        return self.answer(200, {"created": int(time.time()), "data": data, "usage": usage})

    def chat(self, fields: dict[str, Any]) -> None:
        """Answers in the shape that is asked for; prose where the words say "prose"."""
        said = words(fields["messages"])
        if "broken" in said:
            return self.answer(400, {"error": {"message": "The chat model cannot do that.", "type": "invalid_request_error", "param": None, "code": "invalid_value"}})
        if "slowly" in said:
            time.sleep(6)
        text = "I would rather not." if "prose" in said else json.dumps(answered(fields["response_format"]["json_schema"]["schema"], said))
        usage = {"prompt_tokens": 400, "completion_tokens": 60, "total_tokens": 460}
        return self.answer(200, {"id": "chat-1", "object": "chat.completion", "model": fields["model"], "choices": [{"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": "stop"}], "usage": usage})

    def answer(self, status: int, value: object) -> None:
        """Sends JSON; a client that has gone is none of our business."""
        data = json.dumps(value).encode()
        try:
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)
        except OSError:
            pass


class Upstream:
    """The stand-in on a free port; a context manager."""

    def __init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True

    @property
    def base_url(self) -> str:
        """The address for `easel.yaml`."""
        return f"http://127.0.0.1:{self.server.server_address[1]}/v1"

    def __enter__(self) -> Upstream:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
