"""A stand-in for an upstream of OpenAI's kind, whose manners the prompt decides: "slowly" takes seconds, "forbidden" is
refused by moderation, "broken" fails."""

from __future__ import annotations

import base64
import io
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image


def picture(size: str) -> str:
    """A plain PNG of a size, as base64."""
    width, height = (int(edge) for edge in size.split("x")) if "x" in size else (1024, 1024)
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#7a86d8").save(out, "PNG")
    return base64.b64encode(out.getvalue()).decode()


class Handler(BaseHTTPRequestHandler):
    """Answers both image routes."""

    def log_message(self, *_: object) -> None:
        """Nothing is logged."""

    def do_POST(self) -> None:
        """Draws, refuses or fails."""
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        fields = json.loads(body) if body.startswith(b"{") else {"prompt": body.decode("latin-1")}
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
