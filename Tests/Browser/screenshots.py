"""Every page of the studio as a picture: filled as after some days of use, in both themes, at two sizes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from support.server import Easel
from support.studio import NAME, PASSWORD, call, published
from support.upstream import Upstream

PROMPTS = [
    "a fox in front of a red tent in the forest at night", "two red apples left of a blue car, watercolor", "a lighthouse by the sea at sunset, poster style",
    "a green bottle on a white pedestal, studio light", "three yellow balloons over a castle", "an astronaut next to a small robot on the moon, flat style",
    "a sign that says 'OPEN' above a shop door", "a blue teapot and two cups on a wooden table", "a white swan on a lake in the morning", "a pink cupcake with a cherry, pixel art",
    "a sailboat at sea, line drawing", "a purple umbrella in the rain",
]  # fmt: skip
SIZES = ["1024x1024", "1536x1024", "1024x1536"]
VIEWS = {"desktop": {"viewport": {"width": 1280, "height": 800}}, "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}}

Step = Callable[[Page], None]


def click(*selectors: str, pause: int = 350) -> Step:
    """Clicks one thing after the other."""

    def act(page: Page) -> None:
        for selector in selectors:
            page.locator(selector).first.click()
            page.wait_for_timeout(pause)

    return act


def made(page: Page) -> None:
    """A picture in the app, for its page."""
    page.fill("#in-product", "green bottle")
    page.click("#go")
    page.wait_for_selector("[data-run] img", timeout=30000)
    page.wait_for_timeout(900)


def drawn(page: Page) -> None:
    """Two pictures on the start page."""
    page.fill("#prompt", PROMPTS[0])
    page.click("#go")
    page.wait_for_selector("#runs .frame.fresh img", timeout=30000)
    page.wait_for_timeout(700)


def compared(page: Page) -> None:
    """The comparison of the two newest."""
    ids = [one["id"] for one in call(page, "GET", "/studio/api/pictures?limit=2")["data"]]
    page.goto("/compare?ids=" + ",".join(ids))
    page.wait_for_selector(".pane img")
    page.wait_for_timeout(600)


def switched(page: Page) -> None:
    """The dialog that switches the model, with its report."""
    page.click("[data-do=switch]")
    page.wait_for_selector("[data-do=switch-all]")


def improved(page: Page) -> None:
    """A better prompt with its difference."""
    page.fill("#prompt", "a fox in front of a red tent, no people")
    page.click("[data-do=improve]")
    page.click("#improve [data-do=go]")
    page.wait_for_selector("#improve ins")


def briefed(page: Page) -> None:
    """An app's fields filled in from a brief."""
    page.click("[data-do=brief]")
    page.fill("#brief", "thing: a green bottle\nstyle: neon\ncount: 3\nshade: yes\ntint: #3a6fd9\nsize: 40")
    page.click("[data-do=brief-fill]")
    page.wait_for_selector("[data-mark]")
    page.locator("details.brief").scroll_into_view_if_needed()


def matched(page: Page) -> None:
    """The apps that fit a request."""
    page.fill("#match-text", "product-photo please, product: a green bottle")
    page.click("#match-go")
    page.wait_for_selector("li.match")


def alt(page: Page) -> None:
    """A picture with its alt text."""
    page.locator("#grid .cell button").first.click()
    page.click("[data-do=alt-write]")
    page.wait_for_selector("[data-alt-text]")
    page.locator("[data-alt]").scroll_into_view_if_needed()


def drafted(page: Page) -> None:
    """Prompts of one's own with questions by a text model."""
    page.get_by_role("radio", name="My own").check()
    page.fill("#own", "a red mug\na blue kite")
    page.locator("#own").blur()
    page.click("[data-do=draft]")
    page.wait_for_selector("[data-read] ~ .badge.accent")
    page.locator(".cmp-review").scroll_into_view_if_needed()


# name: path, what shows that it is ready, what is done then
PAGES: dict[str, tuple[str, str, Step | None]] = {
    "make": ("/", "#make[data-ready]", None), "make-run": ("/", "#make[data-ready]", drawn), "make-first": ("", "#make[data-ready]", None),
    "gallery": ("/gallery", "#gallery[data-ready]", None), "gallery-selected": ("/gallery", "#gallery[data-ready]", click("#grid .cell >> nth=0 >> .pick", "#grid .cell >> nth=2 >> .pick")),
    "gallery-viewer": ("/gallery", "#gallery[data-ready]", click("#grid .cell button", pause=900)), "gallery-empty": ("/gallery", "#gallery[data-ready]", lambda page: page.fill("#q", "zzz")),
    "compare": ("/gallery", "#gallery[data-ready]", compared), "apps": ("/apps", "#apps", None), "apps-new": ("/apps", "#apps", click("[data-do=new]")),
    "builder-1": ("/apps/product-photo", "#builder[data-ready]", None), "builder-1-open": ("/apps/product-photo", "#builder[data-ready]", click(".input-card summary >> nth=1")),
    "builder-2": ("/apps/product-photo", "#builder[data-ready]", click("#tab-2")), "builder-3": ("/apps/product-photo", "#builder[data-ready]", click("#tab-3")),
    "builder-4": ("/apps/product-photo", "#builder[data-ready]", click("#tab-4")), "builder-icon": ("/apps/product-photo", "#builder[data-ready]", click("#tab-4", "[data-do=symbol]", pause=700)),
    "builder-publish": ("/apps/product-photo", "#builder[data-ready]", click(".builder-head [data-do=publish]")), "builder-share": ("/apps/product-photo", "#builder[data-ready]", click("[data-do=share]", pause=700)),
    "builder-versions": ("/apps/product-photo", "#builder[data-ready]", click("[data-do=versions]")), "builder-switch": ("/apps/product-photo", "#builder[data-ready]", switched),
    "builder-retiring": ("/apps/retiring", "#builder[data-ready]", lambda page: page.wait_for_selector("[data-banner]") and None),
    "app": ("/a/product-photo", "#app[data-ready]", None), "app-picture": ("/a/product-photo", "#app[data-ready]", made), "app-batch": ("/a/every-input", "#app[data-ready]", click("details.batch summary")),
    "app-inputs": ("/a/every-input", "#app[data-ready]", None), "app-password": ("/a/guarded", "#password, #app", None),
    "people": ("/people", "h1", None), "people-invite": ("/people", "h1", click("[data-do=invite]")), "spend": ("/spend", "h1", None), "audit": ("/audit", "h1", None),
    "account": ("/account", "h1", None), "menu": ("/gallery", "#gallery[data-ready]", click("details.menu summary")), "keys": ("/gallery", "#gallery[data-ready]", lambda page: page.keyboard.press("?")),
    "improve": ("/", "#make[data-ready]", improved), "improve-builder": ("/apps/product-photo", "#builder[data-ready]", click("#tab-2", "#panel [data-do=improve]", "#panel [data-do=go]", pause=900)),
    "alt": ("/gallery", "#gallery[data-ready]", alt), "alt-batch": ("/gallery", "#gallery[data-ready]", click("#grid .cell >> nth=0 >> .pick", "#grid .cell >> nth=2 >> .pick", "#selbar button:has-text('Alt texts')", pause=700)),
    "brief": ("/a/every-input", "#app[data-ready]", briefed), "match": ("/apps", "#match[data-ready]", matched), "draft": ("/comparisons/new", "#new[data-ready]", drafted),
    "error": ("/none-such", "h1", None), "sign-in": ("/sign-in", "#password", None), "welcome": ("", "#password", None),
}  # fmt: skip
STRANGERS = {"sign-in", "welcome", "app-password"}


def fill(page: Page) -> None:
    """Pictures, boards, people and apps, as after some days."""
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    ids = []
    for number, prompt in enumerate(PROMPTS):
        body = {"prompt": prompt, "size": SIZES[number % 3], "quality": "medium"}
        if number in (4, 9):
            body["model"] = "stub-image"
            body["size"] = "1024x1024"
        ids += call(page, "POST", "/v1/images/generations", body)["easel"]["images"]
    for name, some in (("Spring campaign", ids[:5]), ("Icons", ids[5:7])):
        board = call(page, "POST", "/studio/api/boards", {"name": name})
        call(page, "POST", "/studio/api/pictures/board", {"ids": some, "board": board["id"]})
    call(page, "POST", "/studio/api/pictures/star", {"ids": ids[:3], "starred": True})
    for template in ("product-photo", "social-post", "concept-art"):
        call(page, "POST", "/studio/api/apps", {"template": template, "slug": template})
        call(page, "POST", f"/studio/api/apps/{template}/publish", {"note": "First version"})
    draft = call(page, "GET", "/studio/api/apps/product-photo/draft")["draft"]
    draft["prompt"] += ", soft shadow"
    call(page, "PUT", "/studio/api/apps/product-photo/draft", {"draft": draft})
    call(page, "POST", "/studio/api/apps/product-photo/publish", {"note": "Softer shadow"})
    call(page, "POST", "/studio/api/apps", {"title": "Sticker sheet"})
    published(page, "retiring", title="Old poster press", model="stub-mini", parameters={"size": {"fixed": "1024x1024"}})
    published(page, "guarded", title="Members only", icon="symbol:lock", rules={"access": "password"})
    call(page, "PUT", "/studio/api/apps/guarded/password", {"password": "sesame"})
    inputs = [
        {"id": "thing", "kind": "text", "label": "What is it?", "required": True, "placeholder": "a green bottle", "help": "A noun, and what colour it has."}, {"id": "more", "kind": "long_text", "label": "Anything else"},
        {"id": "style", "kind": "choice", "label": "Style", "default": "flat", "options": [{"id": "flat", "label": "Flat"}, {"id": "neon", "label": "Neon"}, {"id": "water", "label": "Watercolour"}]},
        {"id": "count", "kind": "number", "label": "How many", "unit": "pieces"}, {"id": "size", "kind": "slider", "label": "Size", "min": 1, "max": 9, "step": 1, "default": 4},
        {"id": "shade", "kind": "toggle", "label": "Shadow"}, {"id": "tint", "kind": "color", "label": "Tint", "palette": ["#d9473f", "#e7a33b", "#3f9a56", "#3a6fd9", "#1d1b17"]},
        {"id": "photo", "kind": "image", "label": "Photo"}, {"id": "drawing", "kind": "sketch", "label": "Drawing"}, {"id": "area", "kind": "mask", "label": "What may change", "over": "photo"},
    ]  # fmt: skip
    published(page, "every-input", title="Every kind of field", icon="symbol:paint-palette", inputs=inputs, parameters={"quality": {"visitor": "low", "choices": ["low", "high"]}}, rules={"access": "link", "brief": True})
    for role, note in (("editor", "Edith, for the spring campaign"), ("viewer", "the agency")):
        call(page, "POST", "/studio/api/invitations", {"role": role, "note": note})
    page.goto("/a/product-photo")
    page.wait_for_selector("#app[data-ready]")
    for thing in ("green bottle", "red sneaker", "golden watch"):
        if page.locator('.tab[data-tab="inputs"]').is_visible():
            page.click('.tab[data-tab="inputs"]')
        page.fill("#in-product", thing)
        page.click("#go")
        page.wait_for_function("count => document.querySelectorAll('#history li').length >= count", arg=1)
        page.wait_for_timeout(1500)


def main(folder: str, names: list[str]) -> None:
    """Takes the pictures named, or all."""
    with Upstream() as upstream, sync_playwright() as playwright:
        models = [{"id": f"stub-{name}", "upstream_id": catalogue, "catalogue": catalogue} for name, catalogue in (("image", "gpt-image-1"), ("mini", "gpt-image-1-mini"), ("chat", "gpt-4.1-nano"))]
        with Easel({"upstreams": {"stub": {"base_url": upstream.base_url, "key_env": "STUB_KEY", "models": models}}}) as easel:
            browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=["--no-sandbox"] if os.getuid() == 0 else [])
            first = browser.new_context(base_url=easel.origin, locale="en-US", **VIEWS["desktop"]).new_page()
            welcome = easel.welcome
            shoot(browser, easel, {}, ["welcome"] if not names or "welcome" in names else [], folder, welcome)
            first.goto(welcome)
            first.fill("#name", NAME)
            first.fill("#password", PASSWORD)
            first.click("button.primary")
            first.wait_for_selector("#make[data-ready]")
            state: dict[str, Any] = first.context.storage_state()
            shoot(browser, easel, state, ["make-first"] if not names or "make-first" in names else [], folder, "/")
            fill(first)
            state = first.context.storage_state()
            shoot(browser, easel, state, [name for name in names or PAGES if name not in ("welcome", "make-first")], folder, welcome)
            browser.close()


def shoot(browser: Any, easel: Easel, state: dict[str, Any], names: list[str], folder: str, welcome: str) -> None:
    """Each page, at each size, in each theme."""
    for size, view in VIEWS.items():
        for theme in ("light", "dark"):
            for name in names:
                path, ready, act = PAGES[name]
                context = browser.new_context(base_url=easel.origin, locale="en-US", color_scheme=theme, storage_state=None if name in STRANGERS else state, **view)
                page = context.new_page()
                page.set_default_timeout(20000)
                try:
                    page.goto(path or welcome)
                    page.wait_for_selector(ready)
                    page.wait_for_timeout(400)
                    if act:
                        act(page)
                        page.wait_for_timeout(400)
                    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth + 1")
                    print(f"{name}-{size}-{theme}{'  WIDER THAN THE SCREEN' if wide else ''}", flush=True)
                except Exception as error:  # A page that fails is shown as it stands.
                    print(f"{name}-{size}-{theme}: {str(error).splitlines()[0]}", flush=True)
                page.screenshot(path=str(Path(folder) / f"{name}-{size}-{theme}.png"))
                context.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
