"""Hostile SVG, as a text model behind an upstream may write it: nothing of it reaches the network, the disk or the client."""

from __future__ import annotations

import base64
import random
import threading
from concurrent.futures import ThreadPoolExecutor

import httpx

from checks import Checks, error_fault
from support.server import Easel

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 512 512">'
CIRCLE = '<circle cx="256" cy="256" r="99" fill="#c22"/>'
FORBIDDEN = [
    "<script",
    "javascript:",
    "onload",
    "<foreignobject",
    "<iframe",
    "<!doctype",
    "<!entity",
    "file:",
    "root:x:0:0",
    "<image",
    "<style",
    "<a ",
]


def hostile() -> list[str]:
    """Documents that try something each."""
    lol = "".join(f'<!ENTITY l{n} "' + f"&l{n - 1};" * 10 + '">' for n in range(1, 10))
    uses = "".join(f'<g id="g{n}">' + f"<use href='#g{n - 1}'/>" * 10 + "</g>" for n in range(1, 9))
    inside = [
        "<script>alert(1)</script>", '<image href="file:///etc/passwd" width="9" height="9"/>', '<image xlink:href="http://169.254.169.254/x"/>',
        "<foreignObject><iframe src='http://127.0.0.1/'/></foreignObject>", '<style>@import url("file:///etc/passwd");*{fill:url(http://x/)}</style>',
        '<rect width="1e9" height="1e9" fill="url(#nothing)"/>', '<use href="#a"/><g id="a"><use href="#a"/></g>', '<a href="javascript:alert(1)"><text>x</text></a>',
        f'<defs><g id="g0">{CIRCLE}</g>{uses}</defs><use href="#g8"/>', '<filter id="f"><feTurbulence numOctaves="99999"/></filter><rect filter="url(#f)" width="512" height="512"/>',
        '<path d="' + "M0 0L1 1" * 60_000 + '"/>', '<path d="M0 0 L nan inf 1e999 -1e999"/>', "<g>" * 3000 + "</g>" * 3000, CIRCLE * 20_000,
        '<rect width="9" height="9" onload="alert(1)" style="background:url(file:///etc/passwd)"/>', '<text font-size="1e30">A</text>', '<set attributeName="href" to="x"/>',
        '<pattern id="p" width="0.0001" height="0.0001"><use href="#p"/></pattern><rect width="512" height="512" fill="url(#p)"/>', "<rect width='-5' height='-5'/>",
        '<mask id="m"><rect mask="url(#m)" width="9" height="9"/></mask><rect mask="url(#m)" width="9" height="9"/>', "<text>&#x0;&#xD800;&unknown;</text>",
        '<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/><rect fill="url(#a)" width="9" height="9"/>', f"<text>{'A' * 200_000}</text>",
        '<rect width="512" height="512" stroke-width="1e12" stroke="red" stroke-dasharray="' + "0.00001 " * 3000 + '"/>', '<g transform="' + "scale(9)" * 500 + '">' + CIRCLE + "</g>",
        '<clipPath id="c"><use href="#c"/></clipPath><rect clip-path="url(#c)" width="9" height="9"/>', "<![CDATA[<script>x</script>]]>", "<?php system('id') ?>", "<!-- -- -->",
    ]  # fmt: skip
    documents = [OPEN + CIRCLE + piece + CIRCLE + "</svg>" for piece in inside]
    documents += [
        f'<!DOCTYPE svg [{lol}<!ENTITY l0 "lol">]>{OPEN}<text>&l9;</text></svg>',
        f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>{OPEN}<text>&x;</text>{CIRCLE}</svg>',
        f'<!DOCTYPE svg SYSTEM "http://127.0.0.1:1/x.dtd">{OPEN}{CIRCLE}</svg>',
        OPEN.replace("0 0 512 512", "0 0 1e30 1e-30") + CIRCLE + "</svg>", OPEN.replace("0 0 512 512", "nan") + CIRCLE + "</svg>",
        "<svg>" + CIRCLE + "</svg>", "<svg/>", "<svg></svg>", "<svg" * 5000 + "</svg>", OPEN + "</svg></svg></svg>", OPEN + CIRCLE, "</svg><svg", "<svg xmlns='x'>" + CIRCLE + "</svg>",
        '<svg xmlns="http://www.w3.org/2000/svg" width="99999999" height="99999999">' + CIRCLE + "</svg>", OPEN + "\0\1\2" + CIRCLE + "</svg>", OPEN + "\ufffe\uffff" + "</svg>",
    ]  # fmt: skip
    return documents


class Author:
    """The chat model: a hostile document, often with some characters changed."""

    def __init__(self, seed: int) -> None:
        self._rng = random.Random(seed)
        self._lock = threading.Lock()
        self._documents = hostile()

    def draw(self, messages: list[dict[str, str]]) -> str:
        """The next answer."""
        with self._lock:
            text = self._rng.choice(self._documents)
            if self._rng.random() < 0.5:
                for _ in range(self._rng.randint(1, 4)):
                    at = self._rng.randrange(len(text))
                    text = (
                        text[:at]
                        + self._rng.choice(["", "<", ">", '"', "&", "'", "\0", "é", "<g>", "</g>", text[at : at + 40] * 3])
                        + text[at + self._rng.randint(0, 3) :]
                    )
        return text


def volley(checks: Checks, server: Easel, author: Author, count: int) -> int:
    """Asks for `count` drawings, half of them as SVG, and looks through those for what must not be there."""
    with ThreadPoolExecutor(8) as pool:
        for fault, what in pool.map(lambda index: judge(server, "svg" if index % 2 else "png"), range(count)):
            checks.expect(fault is None, what, fault)
    return count


def judge(server: Easel, kind: str) -> tuple[str | None, str]:
    """Asks for one drawing; returns what is wrong with it, and what was looked at."""
    body = {"model": "pen", "prompt": "a ball", "quality": "low", "size": "512x512", "output_format": kind}
    answer = httpx.post(server.base_url + "/images/generations", json=body, timeout=60)
    if answer.status_code != 200:
        fault = error_fault(answer.status_code, answer.headers.get("content-type", ""), answer.json())
        return fault or (None if answer.status_code in (400, 502) else answer.text[:300]), "a right error: hostile SVG"
    if kind == "png":
        return None, "a drawing"
    drawing = base64.b64decode(answer.json()["data"][0]["b64_json"]).decode().lower()
    # The recipe in the metadata quotes the request, not the answer: the whole file may be searched.
    found = [word for word in FORBIDDEN if word in drawing]
    return f"{found} in {drawing[:1000]}" if found else None, "a sanitised drawing"
