"""A web page of somebody else's, on a host of its own, that shows an app in a frame."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Site:
    """Serves one page with a frame; a context manager. It is `localhost`, another site than the server's `127.0.0.1`."""

    def __init__(self, framed: str) -> None:
        page = f'<!DOCTYPE html><title>A shop</title><link rel="icon" href="data:,"><h1>Our shop</h1><iframe src="{framed}" width="420" height="760" title="App"></iframe>'

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: object) -> None:
                """Nothing is logged."""

            def do_GET(self) -> None:
                """Gives the page."""
                self.send_response(200)
                self.send_header("content-type", "text/html; charset=utf-8")
                self.end_headers()
                self.wfile.write(page.encode())

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True

    @property
    def origin(self) -> str:
        """Its origin, as an app's rules name it."""
        return f"http://localhost:{self.server.server_address[1]}"

    def __enter__(self) -> Site:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
