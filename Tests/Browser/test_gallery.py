"""The gallery, the viewer and the comparison."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import expect

from support.studio import call, make, published, run_app


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


def test_select_many_put_on_a_board_and_take_along(opened: Any, owner: Any, filled: None) -> None:
    page = opened(state=owner)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    prompts = ("blue fish", "white swan", "purple umbrella")
    for prompt in prompts:
        page.fill("#q", prompt)
        expect(page.get_by_role("button", name=f"Open: a {prompt}")).to_be_visible()
        expect(page.locator("#grid .cell")).to_have_count(1)
        page.locator("#grid .cell .pick").click()
    expect(page.locator("#selbar")).to_contain_text("3 selected")
    with page.expect_download() as download:
        page.locator("#selbar button", has_text="Download").click()
    with zipfile.ZipFile(download.value.path()) as archive:
        assert archive.testzip() is None
        pictures = [name for name in archive.namelist() if name.endswith(".png")]
        assert len(pictures) == 3
        recipes = [Image.open(io.BytesIO(archive.read(name))).info for name in pictures]
        assert all(any(prompt in str(recipe) for recipe in recipes) for prompt in prompts), "each file carries its recipe"
    page.locator("#selbar button", has_text="Put on a board").click()
    page.locator("dialog button", has_text="New board").click()
    page.fill("#asked", "Animals")
    page.keyboard.press("Enter")
    expect(page.locator("#boards")).to_contain_text("Animals")
    page.fill("#q", "")
    page.locator("#boards button.shelf-item", has_text="Animals").click()
    expect(page.locator("#grid .cell")).to_have_count(3)


def test_a_board_is_renamed_by_touch(opened: Any, owner: Any) -> None:
    page = opened(state=owner, phone=True)
    page.goto("/gallery")
    call(page, "POST", "/studio/api/boards", {"name": "Sketches"})
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    button = page.get_by_role("button", name="Rename or delete “Sketches”")
    button.tap()
    page.locator("dialog button", has_text="Rename").tap()
    page.fill("#asked", "Drafts")
    page.keyboard.press("Enter")
    expect(page.locator("#boards")).to_contain_text("Drafts")
    box = page.get_by_role("button", name="Rename or delete “Drafts”").bounding_box()
    assert box and box["width"] >= 44 and box["height"] >= 44
    page.get_by_role("button", name="Rename or delete “Drafts”").tap()
    page.locator("dialog button", has_text="Delete").tap()
    page.locator("dialog button", has_text="Delete").last.tap()
    expect(page.locator("#boards")).not_to_contain_text("Drafts")


def test_a_picture_is_made_again_bit_for_bit(opened: Any, owner: Any, filled: None) -> None:
    page = opened(state=owner)
    link = published(page, "again")
    page.goto(link)
    page.wait_for_selector("#app[data-ready]")
    run_app(page, "golden trumpet")
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    # One that an app made from its pin, and one that was made here from its recipe.
    for prompt in ("golden trumpet", "blue fish"):
        page.fill("#q", prompt)
        page.get_by_role("button", name=f"Open: a {prompt}").first.click()
        page.click("[data-do=reproduce]")
        expect(page.locator(".viewer .wide-cell[role=status]")).to_have_text("The same, bit for bit.", timeout=20000)
        page.keyboard.press("Escape")


def test_remix_and_use_all(opened: Any, owner: Any, filled: None) -> None:
    page = opened(state=owner)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    page.fill("#q", "blue fish")
    page.get_by_role("button", name="Open: a blue fish").first.click()
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
    ids = [call(page, "GET", f"/studio/api/pictures?q={words}")["data"][0]["id"] for words in ("blue%20fish", "white%20swan")]
    page.goto("/compare?ids=" + ",".join(ids))
    expect(page.locator(".pane")).to_have_count(2)
    page.keyboard.press("2")
    expect(page.locator(".compare-view")).to_have_class("compare-view stacked slider")
    page.keyboard.press("4")
    hidden = page.locator('.pane[aria-hidden="true"] figcaption').text_content()
    page.keyboard.press("f")
    assert page.locator('.pane[aria-hidden="true"] figcaption').text_content() != hidden
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
