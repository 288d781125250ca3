"""The gallery, the viewer and the comparison."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from support.studio import call, make


@pytest.fixture(scope="module")
def filled(browser: Any, easel: Any, owner: Any) -> None:
    """Some pictures to look at."""
    context = browser.new_context(base_url=easel.origin, storage_state=owner, locale="en-US")
    page = context.new_page()
    page.goto("/")
    for prompt in ("a silver submarine", "a blue fish", "a purple umbrella", "a white swan"):
        call(page, "POST", "/v1/images/generations", {"prompt": prompt, "size": "256x256", "quality": "low"})
    context.close()


def test_search_star_and_boards(opened: Any, owner: Any, filled: None) -> None:
    page = opened(state=owner)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    page.fill("#q", "purple umbrella")
    expect(page.locator("#grid .cell")).to_have_count(1)
    page.locator("#grid .cell button").first.focus()
    page.keyboard.press(".")
    expect(page.locator("#grid .cell .mark")).to_be_visible()
    page.fill("#q", "")
    page.click('[data-filter="starred"]')
    expect(page.locator("#grid .cell").first).to_be_visible()
    page.click('[data-do="new-board"]')
    page.fill("#asked", "Holiday")
    page.keyboard.press("Enter")
    expect(page.locator("#boards")).to_contain_text("Holiday")


def test_delete_with_undo(opened: Any, owner: Any, filled: None) -> None:
    page = opened(state=owner)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    page.fill("#q", "silver submarine")
    expect(page.locator("#grid .cell")).to_have_count(1)
    page.locator("#grid .cell .pick").click()
    page.locator("#selbar button", has_text="Delete").click()
    expect(page.locator("#empty")).to_be_visible()
    page.locator(".toast button").click()
    expect(page.locator("#grid .cell")).to_have_count(1)


def test_remix_and_use_all(opened: Any, owner: Any, filled: None) -> None:
    page = opened(state=owner)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    page.fill("#q", "blue fish")
    expect(page.locator("#grid .cell")).to_have_count(1)
    page.locator("#grid .cell button").first.click()
    expect(page.locator(".viewer .facts")).to_contain_text("256 × 256")
    page.locator(".viewer button", has_text="Use all").click()
    page.wait_for_selector("#make[data-ready]")
    expect(page.locator("#prompt")).to_have_value("a blue fish")
    expect(page.locator("#p-seed")).not_to_have_value("")


def test_a_file_gives_its_recipe_back(opened: Any, owner: Any, filled: None, tmp_path: Any) -> None:
    page = opened(state=owner)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    newest = call(page, "GET", "/studio/api/pictures?q=white%20swan")["data"][0]
    (tmp_path / "swan.png").write_bytes(page.request.get(newest["url"]).body())
    page.set_input_files("#recipe-file", tmp_path / "swan.png")
    expect(page.locator("dialog .facts")).to_contain_text("a white swan")


def test_compare(opened: Any, owner: Any, filled: None) -> None:
    page = opened(state=owner)
    page.goto("/gallery")
    ids = [one["id"] for one in call(page, "GET", "/studio/api/pictures?limit=2")["data"]]
    page.goto("/compare?ids=" + ",".join(ids))
    expect(page.locator(".pane")).to_have_count(2)
    page.keyboard.press("2")
    expect(page.locator(".compare-view")).to_have_class("compare-view stacked slider")
    page.keyboard.press("4")
    hidden = page.locator('.pane[aria-hidden="true"] figcaption').text_content()
    page.keyboard.press("f")
    assert page.locator('.pane[aria-hidden="true"] figcaption').text_content() != hidden or ids[0] == ids[1]
    page.keyboard.press("+")
    assert page.locator("#panes").evaluate("view => view.style.getPropertyValue('--z')") != "1"


def test_ten_thousand_places_keep_few_nodes(opened: Any, owner: Any) -> None:
    page = opened(state=owner)

    def many(route: Any) -> None:
        one = {"id": "x", "width": 10, "height": 10, "prompt": "p", "thumb": "/assets/none.webp", "url": "/none", "boards": [], "starred": False}
        route.fulfill(json={"object": "list", "data": [one] * 120, "total": 100_000, "has_more": True})

    page.route("**/studio/api/pictures?*", many)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    page.wait_for_timeout(400)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(400)
    assert 0 < page.locator("#grid .cell").count() < 120


def test_make_shows_in_the_strip(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    page.goto("/")
    page.wait_for_selector("#make[data-ready]")
    make(page, "an orange lantern")
    expect(page.locator("#strip button").first).to_have_attribute("aria-label", "Open: an orange lantern")
