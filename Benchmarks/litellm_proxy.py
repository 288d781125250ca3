"""LiteLLM's proxy in front of the stub: one worker, no database, no logs of spending, nothing that it need not do."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

import yaml

from support.server import free_port


class LiteLLM:
    """The proxy; a context manager."""

    def __init__(self, upstream: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="easel-litellm-"))
        self.port = free_port()
        model = {"model": "openai/gpt-image-1", "api_base": upstream, "api_key": "sk-bench"}
        config = {
            "model_list": [{"model_name": "stub-image", "litellm_params": model, "model_info": {"mode": "image_generation"}}],
            "litellm_settings": {"telemetry": False, "num_retries": 0},
            "general_settings": {"disable_spend_logs": True, "disable_error_logs": True},
        }
        (self.folder / "config.yaml").write_text(yaml.safe_dump(config))

    @property
    def pid(self) -> int:
        """Its process id."""
        return self.process.pid

    def __enter__(self) -> LiteLLM:
        environment = {**os.environ, "LITELLM_LOCAL_MODEL_COST_MAP": "True", "LITELLM_LOG": "ERROR", "LITELLM_MODE": "PRODUCTION"}
        # Easel runs without keys on loopback too: neither side pays for looking one up.
        environment["LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY"] = "true"
        environment.pop("PYTHONPATH", None)
        command = [
            os.environ["LITELLM_BIN"],
            "--config",
            str(self.folder / "config.yaml"),
            "--host",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--num_workers",
            "1",
        ]
        log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(command, stdout=log, stderr=log, env=environment, cwd=self.folder, start_new_session=True)
        end = time.monotonic() + 180
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/health/liveliness", timeout=5) as answer:
                    if answer.status == 200:
                        return self
            except OSError:
                time.sleep(0.25)
        raise RuntimeError("LiteLLM's proxy did not start:\n" + (self.folder / "log").read_text()[-3000:])

    def __exit__(self, kind: object, value: object, trace: object) -> None:
        os.killpg(self.process.pid, signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
