"""One server and one browser for all tests; every page's console has to stay silent."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from support.server import Easel
from support.studio import NAME, PASSWORD
from support.upstream import Upstream

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1360, "height": 860}}


@pytest.fixture(scope="session")
def easel() -> Iterator[Easel]:
    """A server with the built-in model, two upstream models that cost money and have an end, and a text model that sees."""
    with Upstream() as upstream:
        models = [{"id": f"stub-{name}", "upstream_id": catalogue, "catalogue": catalogue} for name, catalogue in (("image", "gpt-image-1"), ("mini", "gpt-image-1-mini"), ("chat", "gpt-4.1-nano"))]
        config = {"upstreams": {"stub": {"base_url": upstream.base_url, "key_env": "STUB_KEY", "retries": 0, "models": models}}}
        with Easel(config) as running:
            yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        launched = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def owner(easel: Easel, browser: Browser) -> dict[str, Any]:
    """The first owner, made by the link that the server printed; the session's cookies."""
    context = browser.new_context(base_url=easel.origin, locale="en-US")
    page = context.new_page()
    page.goto(easel.welcome)
    page.fill("#name", NAME)
    page.fill("#password", PASSWORD)
    page.click("button.primary")
    page.wait_for_selector("#make[data-ready]")
    state: dict[str, Any] = context.storage_state()
    context.close()
    return state


Opener = Callable[..., Page]


@pytest.fixture
def opened(easel: Easel, browser: Browser) -> Iterator[Opener]:
    """Opens pages: `opened(phone=True, dark=True, state=owner)`. At the end no page may have complained."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def make(phone: bool = False, dark: bool = False, state: dict[str, Any] | None = None, **more: Any) -> Page:
        context = browser.new_context(
            base_url=easel.origin, locale="en-US", color_scheme="dark" if dark else "light", storage_state=state, **(PHONE if phone else DESKTOP), **more
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" and "Failed to load resource" not in message.text else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert not complaints, complaints


tally = {"passed": 0, "failed": 0}


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Counts for the closing line."""
    stats = terminalreporter.stats
    tally["passed"] = len(stats.get("passed", []))
    tally["failed"] = len(stats.get("failed", [])) + len(stats.get("error", []))


def pytest_unconfigure() -> None:
    """Ends with the line that other scripts read, after pytest's own."""
    print(f"{tally['passed']} passed, {tally['failed']} failed")
