"""Apps as models: the unmodified client draws with `app:slug`; a key may be held to one; a file is the whole app."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import openai
import pytest
import yaml

from conftest import client_of
from support.server import ROOT, Easel, binary

APP = {
    "slug": "card",
    "title": "Greeting card",
    "inputs": [
        {"id": "animal", "kind": "text", "label": "Animal", "required": True},
        {"id": "style", "kind": "choice", "label": "Style", "default": "flat", "options": [{"id": "flat", "label": "Flat"}, {"id": "poster", "label": "Poster"}]},
    ],
    "prompt": "a {{animal}} on a beach, {{style}} style",
    "model": "easel-sketch-1",
    "parameters": {"size": "512x512", "quality": {"default": "low"}},
}


@pytest.fixture(scope="module")
def published(easel: Easel, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The app, published on the running server by the command line."""
    file = tmp_path_factory.mktemp("apps") / "card.yaml"
    file.write_text(yaml.safe_dump(APP))
    easel.run("apps", "import", str(file), "--publish")
    return "app:card"


def test_a_client_draws_with_an_app(easel: Easel, published: str) -> None:
    with client_of(easel, max_retries=0) as client:
        made = client.images.generate(model=published, prompt="fox", extra_body={"easel": {"inputs": {"style": "poster"}, "seed": 7}})
        again = client.images.generate(model=published, prompt="", extra_body={"easel": {"inputs": {"animal": "fox", "style": "poster"}, "seed": 7}})
        assert made.data and again.data and made.data[0].b64_json == again.data[0].b64_json
        assert made.size == "512x512" and made.quality == "low" and base64.b64decode(made.data[0].b64_json or "")[:4] == b"\x89PNG"
        listed = {model.id: model for model in client.models.list()}
        assert listed[published].owned_by == "app" and client.models.retrieve(published).id == published


def test_what_is_wrong_is_named(easel: Easel, published: str) -> None:
    with client_of(easel, max_retries=0) as client:
        for extra, arguments, param in (
            ({"easel": {"inputs": {"style": "poster"}}}, {}, "easel.inputs.animal"),
            ({"easel": {"inputs": {"animal": "fox", "hat": "red"}}}, {}, "easel.inputs.hat"),
            ({"easel": {"inputs": {"animal": "fox", "style": "cubist"}}}, {}, "easel.inputs.style"),
            ({"easel": {"inputs": {"animal": "fox"}}}, {"size": "1024x1024"}, "size"),
        ):
            with pytest.raises(openai.BadRequestError) as caught:
                client.images.generate(model=published, prompt="", extra_body=extra, **arguments)
            assert caught.value.param == param, caught.value
        with pytest.raises(openai.NotFoundError):
            client.images.generate(model="app:none", prompt="fox")
        with pytest.raises(openai.BadRequestError) as caught:
            client.images.generate(model="easel-sketch-1", prompt="fox", extra_body={"easel": {"inputs": {"animal": "fox"}}})
        assert caught.value.param == "easel.inputs"


def test_a_key_may_be_held_to_an_app(keyed: Easel, tmp_path: Path) -> None:
    file = tmp_path / "card.yaml"
    file.write_text(yaml.safe_dump(APP))
    keyed.run("apps", "import", str(file), "--publish")
    secret = keyed.create_key("only-the-card", "--models", "app:card")
    with client_of(keyed, secret, max_retries=0) as client:
        assert client.images.generate(model="app:card", prompt="fox").data
        with pytest.raises(openai.PermissionDeniedError):
            client.images.generate(model="easel-sketch-1", prompt="fox")
    other = keyed.create_key("only-the-model", "--models", "easel-sketch-1")
    with client_of(keyed, other, max_retries=0) as client:
        with pytest.raises(openai.PermissionDeniedError):
            client.images.generate(model="app:card", prompt="fox")
        assert "app:card" not in {model.id for model in client.models.list()}


def test_a_switch_is_live_at_once_and_undone(easel: Easel, published: str) -> None:
    with client_of(easel, max_retries=0) as client:
        easel.run("apps", "switch", "card", "stub-image")
        made = client.images.generate(model=published, prompt="fox").model_dump()
        assert made["easel"]["model"] == "stub-image"
        easel.run("apps", "undo", "card")
        made = client.images.generate(model=published, prompt="fox").model_dump()
        assert made["easel"]["model"] == "easel-sketch-1"


def test_export_wipe_import(tmp_path: Path) -> None:
    source = tmp_path / "card.yaml"
    source.write_text(yaml.safe_dump(APP))
    first, second = Easel(data=tmp_path / "one"), Easel(data=tmp_path / "two")
    try:
        first.run("apps", "import", str(source), "--publish")
        folder = tmp_path / "out"
        first.run("apps", "export", "-o", str(folder))
        shutil.rmtree(first.data)
        second.run("apps", "import", str(folder / "card.yaml"), "--publish")
        assert second.run("apps", "export", "card").stdout == (folder / "card.yaml").read_text()
    finally:
        for server in (first, second):
            server.__exit__(None, None, None)


def test_a_template_becomes_an_app(easel: Easel) -> None:
    # It needs no data folder, and takes none.
    listed = json.loads(subprocess.run([binary(), "apps", "templates", "--json"], capture_output=True, text=True, check=True).stdout)
    assert len(listed) >= 10 and {"id", "title", "description", "definition"} <= set(listed[0])
    assert "product-photo" in {one["id"] for one in listed}
    easel.run("apps", "import", "--template", "product-photo", "--slug", "bottles", "--publish")
    with client_of(easel, max_retries=0) as client:
        made = client.images.generate(model="app:bottles", prompt="green bottle")
        assert made.data and base64.b64decode(made.data[0].b64_json or "")[:4] == b"\x89PNG"
    # A template never replaces an app, and what is not there is named.
    for arguments in (("--template", "product-photo", "--slug", "bottles"), ("--template", "none"), ("--template", "product-photo", "--slug", "No slug"), (), ("x.yaml", "--slug", "x")):
        assert easel.run("apps", "import", *arguments, check=False).returncode != 0, arguments


def test_templates_and_exports_fit_the_schema(easel: Easel, published: str) -> None:
    schema = json.loads((ROOT / "Sources/CAssets/files/app.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    templates = sorted((ROOT / "Sources/CStudio/files/apps").glob("*.json"))
    assert len(templates) >= 10
    for template in templates:
        definition = json.loads(template.read_text())["definition"]
        validator.validate(definition)
        with pytest.raises(jsonschema.ValidationError):
            validator.validate({**definition, "colour": "red"})
    validator.validate(yaml.safe_load(easel.run("apps", "export", "card").stdout))
