"""What people do in the studio, in words, and what holds on every page."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page, Route, expect

NAME, PASSWORD = "Ada", "correct horse battery"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)["violations"]
    return [f"{one['id']} ({one['impact']}): {[node['target'] for node in one['nodes'][:4]]}" for one in found]


def sign_in(page: Page, name: str = NAME, password: str = PASSWORD) -> None:
    """By the form."""
    page.goto("/sign-in")
    page.fill("#name", name)
    page.fill("#password", password)
    page.keyboard.press("Enter")
    page.wait_for_selector("#make[data-ready]")


def open_settings(page: Page) -> None:
    """Opens the start page with its settings shown."""
    page.goto("/")
    page.wait_for_selector("#make[data-ready]")
    if page.get_attribute("#make", "data-side") == "closed":
        page.click(".side-toggle")


def make(page: Page, prompt: str, pictures: int = 1) -> None:
    """Makes pictures on the start page and waits for them."""
    page.fill("#prompt", prompt)
    page.click("#go")
    expect(page.locator("#runs .run").first.locator(".frame.fresh")).to_have_count(pictures, timeout=20000)


def call(page: Page, method: str, path: str, body: Any = None) -> Any:
    """A request to the studio's JSON with the page's own session."""
    token = page.get_attribute('meta[name="csrf"]', "content")
    answer = page.request.fetch(path, method=method, headers={"x-csrf-token": token or "", "content-type": "application/json"}, data=None if body is None else json.dumps(body))
    assert answer.ok, f"{method} {path}: {answer.status} {answer.text()}"
    return answer.json()


def published(page: Page, slug: str, **changes: Any) -> str:
    """An app with one text input, published for whoever has the link; its address."""
    page.goto("/apps")
    definition = {
        "slug": slug, "title": slug.title(), "description": "For the tests.", "icon": "*", "model": "easel-sketch-1",
        "inputs": [{"id": "thing", "kind": "text", "label": "Thing", "required": True}],
        "prompt": "a {{thing}} on a table", "parameters": {"quality": {"fixed": "low"}, "size": {"fixed": "256x256"}},
        "rules": {"access": "link"}, **changes,
    }  # fmt: skip
    call(page, "POST", "/studio/api/apps", {"definition": definition, "slug": slug})
    call(page, "POST", f"/studio/api/apps/{slug}/publish", {})
    return f"/a/{slug}"


def open_builder(page: Page, wanted: dict[str, Any]) -> None:
    """Makes the app that is wanted and opens its builder."""
    page.goto("/apps")
    made = call(page, "POST", "/studio/api/apps", wanted)
    page.goto(f"/apps/{made['app']['slug']}")
    page.wait_for_selector("#builder[data-ready]")


class Held:
    """A page's requests to an address, which wait on their way to the server until they are released."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route(address, lambda route: self._routes.append(route))

    def wait_for(self, count: int) -> None:
        """Waits until so many were sent."""
        while len(self._routes) < count:
            self._page.wait_for_timeout(10)

    def release(self) -> None:
        """Lets all go on, the newest first."""
        for route in reversed(self._routes):
            route.continue_()


def run_app(page: Page, thing: str) -> str:
    """Makes a picture with the app as its visitor; the model that drew it."""
    page.fill("#in-thing", thing)
    before = page.locator("[data-run]").get_attribute("data-run") if page.locator("[data-run]").count() else None
    page.click("#go")
    page.wait_for_function("before => { const run = document.querySelector('[data-run]'); return run && run.dataset.run !== before }", arg=before, timeout=20000)
    return page.locator("[data-run]").get_attribute("data-model") or ""


def slug_of(page: Page) -> str:
    """The app whose builder is open."""
    found = re.search(r"/apps/([a-z0-9-]+)", page.url)
    assert found, page.url
    return found[1]
