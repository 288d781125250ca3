"""nginx as a reverse proxy that only passes bytes on: what two sockets cost on this machine, the floor for any gateway."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

from support.server import free_port

CONFIG = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log warn; {user}
events {{ worker_connections 2048; }}
http {{
    access_log off; tcp_nodelay on; keepalive_requests 1000000000; keepalive_timeout 600;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/t1; fastcgi_temp_path {folder}/t2; uwsgi_temp_path {folder}/t3; scgi_temp_path {folder}/t4;
    proxy_buffers 32 64k; proxy_buffer_size 64k; proxy_busy_buffers_size 128k; proxy_max_temp_file_size 0;
    upstream stub {{ server 127.0.0.1:{upstream}; keepalive 64; }}
    server {{
        listen 127.0.0.1:{port} backlog=1024;
        location / {{ proxy_pass http://stub; proxy_http_version 1.1; proxy_set_header Connection ""; }}
    }}
}}
"""


class PlainProxy:
    """The proxy in front of a port; a context manager."""

    def __init__(self, upstream: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="easel-plain-"))
        self.port = free_port()
        self.folder.chmod(0o755)
        user = "user root;" if os.geteuid() == 0 else ""
        self.config = self.folder / "nginx.conf"
        self.config.write_text(CONFIG.format(folder=self.folder, port=self.port, upstream=upstream, user=user))

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.process.pid

    def __enter__(self) -> PlainProxy:
        self.process = subprocess.Popen(["nginx", "-p", str(self.folder), "-c", str(self.config), "-e", str(self.folder / "error.log")])
        for _ in range(200):
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/") as got:
                    got.read()
                return self
            except OSError:
                time.sleep(0.02)
        self.__exit__(None, None, None)
        raise RuntimeError("nginx did not start as a proxy")

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        self.process.terminate()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
