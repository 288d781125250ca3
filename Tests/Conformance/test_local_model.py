"""A model that runs on this machine, through the unmodified client: the tiny FLUX.2-klein of `Tests/Parity`, imported by the command line."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from openai import BadRequestError, OpenAI
from PIL import Image, ImageChops, ImageStat

from conftest import client_of
from support.pictures import decoded, encoded, mask, photo
from support.server import Easel

TINY = Path(__file__).resolve().parent.parent / "Parity/fixtures/flux2-klein-tiny"


def command(server: Easel, *arguments: str, code: int = 0) -> str:
    """Runs the executable on the server's data folder."""
    done = subprocess.run(
        [os.environ["EASEL_BIN"], *arguments, "--data", str(server.data)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code, done.stderr + done.stdout
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def local() -> Iterator[Easel]:
    """A server with the tiny model installed."""
    server = Easel({})
    command(server, "models", "import", str(TINY), "--name", "tiny")
    with server:
        yield server


@pytest.fixture(scope="module")
def painter(local: Easel) -> Iterator[OpenAI]:
    """Its client."""
    with client_of(local, max_retries=0) as made:
        yield made


def test_commands(local: Easel) -> None:
    assert "tiny" in command(local, "models")
    shown = command(local, "models", "show", "tiny")
    assert "flux2-klein, float32" in shown and "transformer/diffusion_pytorch_model.safetensors" in shown
    assert "every file is what was taken in" in command(local, "models", "verify")
    assert "installed already" in command(local, "models", "import", str(TINY), "--name", "tiny", code=2)
    assert "no model 'none'" in command(local, "models", "remove", "none", code=2)


def test_listed(painter: OpenAI) -> None:
    assert "tiny" in [model.id for model in painter.models.list()]


def test_seed_gives_the_same_picture(painter: OpenAI) -> None:
    make = lambda seed: decoded(painter.images.generate(
        model="tiny", prompt="a red fox", size="96x64", extra_body={"easel": {"seed": seed}}).data[0].b64_json)
    first, again, other = make(5), make(5), make(6)
    assert first.size == (96, 64)
    assert ImageChops.difference(first, again).getbbox() is None
    assert ImageChops.difference(first.convert("RGB"), other.convert("RGB")).getbbox()


def test_partials_stream(painter: OpenAI) -> None:
    events = list(painter.images.generate(model="tiny", prompt="a fox", size="96x64", stream=True, partial_images=3))
    assert [event.type for event in events] == ["image_generation.partial_image"] * 3 + ["image_generation.completed"]
    assert all(decoded(event.b64_json).size == (96, 64) for event in events)


def test_two_references_and_a_mask(painter: OpenAI) -> None:
    original, box = photo(128, 96), (32, 32, 96, 64)
    answer = painter.images.edit(
        model="tiny", prompt="a fox", image=[("a.png", encoded(original)), ("b.png", encoded(photo(64, 80, seed=3)))],
        mask=("mask.png", mask(128, 96, box)), extra_body={"easel": {"seed": 4}})
    result = decoded(answer.data[0].b64_json).convert("RGB")
    assert result.size == original.size
    outside = ImageChops.difference(result, original)
    outside.paste((0, 0, 0), box)
    assert outside.getbbox() is None
    assert max(ImageStat.Stat(ImageChops.difference(result.crop(box), original.crop(box))).mean) > 1


def test_refusals(painter: OpenAI) -> None:
    with pytest.raises(BadRequestError) as long:
        painter.images.generate(model="tiny", prompt="fox " * 3000, size="96x64")
    assert long.value.param == "prompt" and "512" in long.value.message
    with pytest.raises(BadRequestError) as size:
        painter.images.generate(model="tiny", prompt="a fox", size="100x64")
    assert size.value.param == "size" and "multiples of 16" in size.value.message


def test_command_line_draws(local: Easel, tmp_path: Path) -> None:
    out = tmp_path / "fox.png"
    command(local, "generate", "a fox", "-m", "tiny", "--size", "96x64", "--seed", "5", "-o", str(out))
    assert Image.open(out).size == (96, 64)


def test_command_line_refuses(local: Easel) -> None:
    assert "multiples of 16" in command(local, "generate", "a fox", "-m", "tiny", "--size", "100x64", code=2)
    assert "512" in command(local, "generate", "fox " * 3000, "-m", "tiny", "--size", "96x64", code=2)


def test_damage_is_told(tmp_path: Path) -> None:
    server = Easel({})
    broken = tmp_path / "broken"
    shutil.copytree(TINY, broken)
    file = broken / "transformer/diffusion_pytorch_model.safetensors"
    file.write_bytes(file.read_bytes()[:-5])
    said = command(server, "models", "import", str(broken), code=2)
    assert "transformer/diffusion_pytorch_model.safetensors" in said and "cut off" in said
    assert "broken" not in command(server, "models")
