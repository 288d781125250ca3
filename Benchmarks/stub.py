"""The upstream that answers at once: nginx with one worker and one file, a 1.5 MB base64 picture in an image response."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from support.pictures import noise_png
from support.server import free_port

BASE64_BYTES = 1_500_000

CONFIG = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log warn; {user}
events {{ worker_connections 2048; }}
http {{
    access_log off; sendfile on; tcp_nopush on; tcp_nodelay on; keepalive_requests 1000000000; keepalive_timeout 600;
    client_max_body_size 0; client_body_temp_path {folder}/body; default_type application/json;
    lingering_time 600s; lingering_timeout 600s;
    proxy_temp_path {folder}/t1; fastcgi_temp_path {folder}/t2; uwsgi_temp_path {folder}/t3; scgi_temp_path {folder}/t4;
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        root {folder};
        # A static file is not for POST; answered with the file nevertheless.
        error_page 405 =200 /answer.json;
        location / {{ try_files /answer.json =404; }}
    }}
}}
"""


class Stub:
    """nginx as the upstream; a context manager."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="easel-stub-"))
        self.port = free_port()

    @property
    def base_url(self) -> str:
        """What a configuration names."""
        return f"http://127.0.0.1:{self.port}/v1"

    def __enter__(self) -> Stub:
        picture = base64.b64encode(noise_png(BASE64_BYTES * 3 // 4)).decode()
        details = {"text_tokens": 8, "image_tokens": 0}
        usage = {
            "input_tokens": 8,
            "output_tokens": 1056,
            "total_tokens": 1064,
            "input_tokens_details": details,
            "output_tokens_details": {"image_tokens": 1056, "text_tokens": 0},
        }
        answer = {
            "created": 1790000000,
            "data": [{"b64_json": picture}],
            "background": "opaque",
            "output_format": "png",
            "quality": "medium",
            "size": "1024x1024",
            "usage": usage,
        }
        (self.folder / "answer.json").write_text(json.dumps(answer))
        self.folder.chmod(0o755)
        user = "user root;" if os.geteuid() == 0 else ""
        (self.folder / "nginx.conf").write_text(CONFIG.format(folder=self.folder, port=self.port, user=user))
        self.process = subprocess.Popen(
            ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), "-e", str(self.folder / "error.log")]
        )
        for _ in range(200):
            try:
                request = urllib.request.Request(self.base_url + "/images/generations", data=b"{}", method="POST")
                with urllib.request.urlopen(request) as got:
                    if len(got.read()) < BASE64_BYTES * 0.99:
                        break
                return self
            except OSError:
                time.sleep(0.02)
        self.process.terminate()
        self.process.wait()
        raise RuntimeError("nginx did not start: " + (self.folder / "error.log").read_text())

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
