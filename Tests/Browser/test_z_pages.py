"""What holds on every page: no axe violation, small, still, and nothing from elsewhere. Last, so that there is something to see."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from support.studio import published, run_app, violations

PAGES = {
    "make": ("/", "#make[data-ready]"), "gallery": ("/gallery", "#gallery[data-ready]"), "apps": ("/apps", "#apps"), "builder": ("/apps/pages", "#builder[data-ready]"),
    "people": ("/people", "h1"), "spend": ("/spend", "h1"), "audit": ("/audit", "h1"), "account": ("/account", "h1"), "error": ("/apps/none-such", "h1"),
    "app": ("/a/pages", "#app[data-ready]"), "sign-in": ("/sign-in", "#password"),
}  # fmt: skip


def keep(page: Any, name: str) -> None:
    """A picture of the page where somebody wants them."""
    if folder := os.environ.get("EASEL_SHOTS"):
        page.screenshot(path=str(Path(folder) / f"{name}.png"))


@pytest.fixture(scope="module")
def app(browser: Any, easel: Any, owner: Any) -> None:
    """An app with every kind of input."""
    context = browser.new_context(base_url=easel.origin, storage_state=owner, locale="en-US")
    page = context.new_page()
    inputs = [
        {"id": "thing", "kind": "text", "label": "Thing", "required": True}, {"id": "more", "kind": "long_text", "label": "More"},
        {"id": "style", "kind": "choice", "label": "Style", "options": [{"id": "flat", "label": "Flat"}, {"id": "neon", "label": "Neon"}]},
        {"id": "count", "kind": "number", "label": "How many"}, {"id": "size", "kind": "slider", "label": "Size", "min": 1, "max": 9, "step": 1},
        {"id": "shade", "kind": "toggle", "label": "Shadow"}, {"id": "tint", "kind": "color", "label": "Tint", "palette": ["#d9473f", "#1d1b17"]},
        {"id": "photo", "kind": "image", "label": "Photo"}, {"id": "drawing", "kind": "sketch", "label": "Drawing"}, {"id": "area", "kind": "mask", "label": "Area", "over": "photo"},
    ]  # fmt: skip
    published(page, "pages", inputs=inputs, parameters={"quality": {"visitor": "low", "choices": ["low", "high"]}})
    page.goto("/a/pages")
    page.wait_for_selector("#app[data-ready]")
    run_app(page, "red kite")
    context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_axe(opened: Any, owner: Any, app: None, phone: bool, dark: bool) -> None:
    page, stranger = opened(phone=phone, dark=dark, state=owner), opened(phone=phone, dark=dark)
    found = {}
    for name, (path, ready) in PAGES.items():
        shown = stranger if name == "sign-in" else page
        shown.goto(path)
        shown.wait_for_selector(ready)
        shown.wait_for_timeout(350)
        keep(shown, f"{name}-{'phone' if phone else 'desktop'}-{'dark' if dark else 'light'}")
        if problems := violations(shown):
            found[name] = problems
    for step in ("2", "3", "4"):
        page.goto("/apps/pages")
        page.wait_for_selector("#builder[data-ready]")
        page.click(f"#tab-{step}")
        page.wait_for_timeout(250)
        keep(page, f"builder-{step}-{'phone' if phone else 'desktop'}-{'dark' if dark else 'light'}")
        if problems := violations(page):
            found[f"builder {step}"] = problems
    assert not found, found


@pytest.mark.parametrize("name", [name for name in PAGES if name != "error"])
def test_small_still_and_from_here(opened: Any, owner: Any, easel: Any, app: None, name: str) -> None:
    page = opened(state=None if name == "sign-in" else owner)
    weights: dict[str, int] = {}
    wire: dict[str, int] = {}
    foreign: list[str] = []

    def note(answer: Any) -> None:
        if not answer.url.startswith((easel.origin, "data:", "blob:")):
            foreign.append(answer.url)
        kind = answer.headers.get("content-type", "")
        if answer.status == 200 and kind.startswith(("text/html", "text/css", "text/javascript")):
            weights[answer.url] = len(answer.body())
            wire[answer.url] = answer.request.sizes()["responseBodySize"]

    page.on("response", note)
    page.add_init_script("window.shift = 0; new PerformanceObserver(list => { for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});")
    path, ready = PAGES[name]
    page.goto(path)
    page.wait_for_selector(ready)
    page.wait_for_timeout(500)
    policy = page.request.get(path).headers["content-security-policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy
    assert not foreign
    # Decoded, and as it came: scripts and styles are compressed, pages are not.
    assert sum(weights.values()) < 100_000, sorted(weights.items(), key=lambda one: -one[1])
    assert sum(wire.values()) < 50_000, sorted(wire.items(), key=lambda one: -one[1])
    assert page.evaluate("window.shift") < 0.05
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0")
    assert paint < 1500
    if folder := os.environ.get("EASEL_SHOTS"):
        with (Path(folder) / "weights.txt").open("a") as file:
            file.write(f"{name}: {sum(wire.values())} bytes on the wire, {sum(weights.values())} decoded, first paint {paint:.0f} ms\n")
