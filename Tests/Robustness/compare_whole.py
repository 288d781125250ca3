"""A whole comparison on known truth: three models, the bundled prompts, a judge, SIGKILL on the way, blind votes, the verdict.

The built-in model draws for itself; the same behind an upstream with planted faults; and a text model that draws one ball for everything. Each picture that
is wrong carries a mark in its corner, so that the judge and the voters here know the truth without knowing names. The judge errs at a set rate and leans
toward the first place.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import io
import json
import random
import re
import shutil
import signal
import subprocess
import time
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
from aiohttp import ClientSession, web
from checks import Checks
from compare_kill import start
from PIL import Image
from support import drawer
from support.server import ROOT, Easel, binary
from support.upstream import Upstream

GOOD, FAULTY, WRONG = 3, 2, 1
MARKS = {FAULTY: (255, 0, 255), WRONG: (0, 255, 0)}
FAULTS = 0.4
ERRORS = 0.05
LEANING = 0.2
PRICE = 0.01
ASKED = re.compile(r"^q\d+: (.*)$", re.M)


def chance(*what: object) -> float:
    """A number from 0 to 1 that the same words always give."""
    return int(hashlib.sha256("\n".join(map(str, what)).encode()).hexdigest()[:8], 16) / 2**32


def look(file: bytes) -> int:
    """How good a picture is, by the mark in its lower right corner."""
    picture = Image.open(io.BytesIO(file)).convert("RGB")
    seen = picture.getpixel((picture.width - 8, picture.height - 8))
    return next((grade for grade, mark in MARKS.items() if sum(abs(a - b) for a, b in zip(seen, mark, strict=True)) < 120), GOOD)


class Field(Upstream):
    """The upstream: a model with planted faults, a text model that draws, and the judge."""

    def __init__(self, hand: Easel) -> None:
        super().__init__()
        self.hand = hand
        prompts = json.loads((ROOT / "Sources/CAssets/files/prompts.json").read_text())["prompts"]
        self.right = {atom["question"]: (atom["answer"], atom["kind"]) for prompt in prompts for atom in prompt["atoms"]}
        self.judged = 0

    async def _images(self, request: web.Request) -> web.StreamResponse:
        got = await self._read(request)
        async with ClientSession() as session, session.post(self.hand.base_url + "/images/generations", json={**got.body, "model": "easel-sketch-1"}) as answer:
            told = await answer.json()
        if "data" in told and chance("fault", got.body["prompt"]) < FAULTS:
            told["data"][0]["b64_json"] = base64.b64encode(self.marked(base64.b64decode(told["data"][0]["b64_json"]), FAULTY)).decode()
        return web.json_response(told, status=answer.status)

    @staticmethod
    def marked(file: bytes, grade: int) -> bytes:
        """The picture with its mark."""
        picture = Image.open(io.BytesIO(file)).convert("RGB")
        edge = picture.width // 16
        picture.paste(MARKS[grade], (picture.width - edge, picture.height - edge, picture.width, picture.height))
        out = io.BytesIO()
        picture.save(out, "PNG")
        return out.getvalue()

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        got = await self._read(request)
        if got.body["model"] == "nano":
            mark = '<rect x="94%" y="94%" width="6%" height="6%" fill="#00ff00"/></svg>'
            text = drawer.draw(got.body["messages"]).replace("</svg>", mark)
        else:
            self.judged += 1
            text = json.dumps(self.judge(got.body["messages"]))
        await asyncio.sleep(0)
        usage = {"prompt_tokens": 400, "completion_tokens": 30, "total_tokens": 430}
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text, "refusal": None}}
        return web.json_response({"id": "c", "object": "chat.completion", "created": 1, "model": got.body["model"], "choices": [choice], "usage": usage})

    def judge(self, messages: list[dict[str, Any]]) -> dict[str, str]:
        """What the judge says: the truth, now and then something else, and rather the first of two alike."""
        parts = messages[-1]["content"]
        files = [base64.b64decode(one["image_url"]["url"].split(",", 1)[1]) for one in parts if one["type"] == "image_url"]
        grades = [look(file) for file in files]
        if len(files) == 2:
            draw = chance("pair", *(hashlib.sha256(file).hexdigest() for file in files))
            better = 0 if grades[0] > grades[1] else 1 if grades[1] > grades[0] else int(draw > 0.5 + LEANING)
            return {"better": ["first", "second"][1 - better if draw < ERRORS else better]}
        said = {}
        for number, question in enumerate(ASKED.findall("\n".join(one["text"] for one in parts if one["type"] == "text"))):
            answer, kind = self.right[question]
            draw = chance("atom", question, hashlib.sha256(files[0]).hexdigest())
            wrong = (grades[0] == WRONG and draw < 0.7) or (grades[0] == FAULTY and kind in ("count", "color", "position", "relation", "object"))
            said[f"q{number + 1}"] = "yes" if answer != (wrong or draw > 1 - ERRORS) else "no"
        return said


def models() -> list[dict[str, Any]]:
    """What the upstream offers."""
    return [
        {"id": "planted", "upstream_id": "planted", "catalogue": "none", "prices": {"per_image": str(PRICE)}, "family": "planted"},
        {"id": "nano-draws", "upstream_id": "nano", "catalogue": "none", "draws": True, "repairs": 0, "family": "nano"},
        {"id": "judge", "upstream_id": "judge", "catalogue": "none", "vision": True, "family": "judges"},
    ]


def run(checks: Checks, short: bool, seed: int) -> None:
    """30 prompts and 2 kills, or 200 and 6."""
    prompts, kills = (30, 2) if short else (200, 6)
    rng = random.Random(seed)
    with Easel() as hand, Field(hand) as field:
        server = Easel({"upstreams": {"field": {"base_url": field.base_url, "models": models()}}})
        try:
            whole(checks, server, field, prompts, kills, rng)
        finally:
            server.__exit__(None, None, None)


def whole(checks: Checks, server: Easel, field: Field, prompts: int, kills: int, rng: random.Random) -> None:
    """From the command to the verdict."""
    place = ["--config", str(server.config), "--data", str(server.data)]
    common = [*place, "--yes", "--quiet"]
    what = ["--models", "easel-sketch-1,planted,nano-draws", "--limit", str(prompts), "--judge", "judge", "--for", "product photos"]
    categories = "single,count,color,binding,position,relation,lettering,scene,style"
    process = start(server, ["compare", *what, "--categories", categories, "--size", "512x512", "--quality", "low", "--parallel", "6", *common])
    for _ in range(kills):
        time.sleep(rng.uniform(1.5, 4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        found = json.loads(server.run("compare", "list", "--json", *place).stdout)
        if not found:
            process = start(server, ["compare", *what, "--categories", categories, "--size", "512x512", "--quality", "low", "--parallel", "6", *common])
            continue
        process = start(server, ["compare", "run", found[0]["id"], *common])
    process.send_signal(signal.SIGKILL)
    process.wait()
    found = json.loads(server.run("compare", "list", "--json", *place).stdout)
    if not checks.expect(bool(found), "the comparison was made", server.tail()):
        return
    made = found[0]["id"]
    ended = subprocess.run([binary(), "compare", "run", made, *common, "--json"], env=server.environment, capture_output=True, text=True, timeout=1500)
    if not checks.expect(ended.returncode == 0, "the comparison came to its end", ended.stderr[-800:]):
        return
    told = json.loads(ended.stdout)
    checks.expect(told["pictures"] == {"done": 3 * prompts}, "every picture is there", told["pictures"])
    asked = Counter(str(one.body.get("prompt")) for one in field.received if one.path.endswith("generations"))
    extra = sum(asked.values()) - prompts
    checks.expect(len(asked) == prompts and 0 <= extra <= 6 * (kills + 1), "only what was under way at a kill was asked for again", extra)
    checks.expect(float(told["spent"]) == round(prompts * PRICE, 2), "every picture was paid once", told["spent"])
    vote(checks, server, made, prompts, place)
    report = Path(server.config).parent / "report"
    shown = server.run("compare", "run", made, "--report", str(report), "--json", *common)
    verdict = json.loads(next(report.glob("*.json")).read_text())["verdict"]
    checks.note(verdict["sentence"])
    # Thirty prompts may be too few to be sure; who leads has to be right all the same.
    checks.expect(verdict["outcome"] == "winner" or prompts < 100, "two hundred prompts settle it", verdict["sentence"])
    checks.expect("easel-sketch-1" in (verdict.get("winner"), verdict.get("leader")), "the model without faults is ahead", verdict["sentence"])
    judged = field.judged
    server.run("compare", "run", made, *common)
    checks.expect(field.judged - judged <= 20 and shown.returncode == 0, "what was judged is not asked again", field.judged - judged)
    keep = Path("/tmp/easel-comparison")
    shutil.rmtree(keep, ignore_errors=True)
    shutil.copytree(report, keep)
    checks.note(f"the report lies in {keep}")


def vote(checks: Checks, server: Easel, made: str, prompts: int, place: list[str]) -> None:
    """Four guests vote by a link, by what they see."""
    server.start(60)
    line = server.run("compare", "vote-link", made, "--votes", str(max(20, prompts // 2)), *place).stdout
    path = re.search(r"/vote/\S+", line)
    if not checks.expect(path is not None, "a link for voters is made", line):
        return
    cast = 0
    for _ in range(4):
        with httpx.Client(base_url=server.origin, timeout=60) as guest:
            page = guest.get(path.group(), headers={"accept": "text/html"}).text
            header = {"x-easel-visitor": re.search(r'"voter":"([^"]*)"', page).group(1)}
            told = guest.get(path.group() + "/pairs").json()
            while told.get("next"):
                pair = told["next"]["id"]
                left, right = (look(guest.get(f"{path.group()}/pictures/{pair}/{side}").content) for side in ("left", "right"))
                choice = "tie" if left == right else "left" if left > right else "right"
                answer = guest.post(f"{path.group()}/pairs/{pair}", json={"choice": choice, "milliseconds": 900}, headers=header)
                if answer.status_code == 429:
                    time.sleep(2)
                    continue
                told = answer.json()
                cast += 1
    server.stop()
    checks.expect(cast >= 40, "guests vote blind", cast)
    checks.note(f"{cast} blind votes")
