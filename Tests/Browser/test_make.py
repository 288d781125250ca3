"""The page that makes pictures."""

from __future__ import annotations

from typing import Any

from PIL import Image
from playwright.sync_api import expect

from support.studio import Held, make, open_settings


def test_pictures_fill_their_places_and_say_what_they_cost(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_settings(page)
    page.click('[data-name="n"] button >> nth=2')
    expect(page.locator("#price")).to_contain_text("Free")
    make(page, "three red apples on a table", 2)
    expect(page.locator("#runs .run").first.locator(".run-meta")).to_contain_text("Spent: Free")
    page.click('[data-name="n"] button >> nth=1')


def test_a_reload_in_mid_generation_finds_the_run_again(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_settings(page)
    page.select_option("#p-model", "stub-image")
    expect(page.locator("#price")).to_contain_text("$")
    page.fill("#prompt", "a bridge, slowly")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#runs .run .frame.waiting")).to_have_count(1)
    page.wait_for_timeout(800)
    page.reload()
    run = page.locator("#runs .run").first
    expect(run.locator("p").first).to_have_text("a bridge, slowly")
    expect(run.locator(".frame.waiting")).to_have_count(1)
    expect(run.locator(".frame.fresh img")).to_be_visible(timeout=20000)
    expect(run.locator(".run-meta")).to_contain_text("$")


def test_refusal_failure_and_cancellation_look_different(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_settings(page)
    page.select_option("#p-model", "stub-image")
    for prompt, kind in (("forbidden fruit", "refused"), ("a broken vase", "failed")):
        page.fill("#prompt", prompt)
        page.click("#go")
        expect(page.locator(f"#runs .run >> nth=0 >> .outcome.{kind}")).to_be_visible(timeout=20000)
    page.fill("#prompt", "a tower, slowly")
    page.click("#go")
    expect(page.locator("#runs .run .frame.waiting")).to_have_count(1)
    page.locator("#stage").focus()
    page.keyboard.press("Shift+X")
    expect(page.locator("#runs .run >> nth=0 >> .outcome.cancelled")).to_be_visible(timeout=20000)
    expect(page.locator("#runs .outcome.cancelled button")).to_have_text("Run it after all")


def test_cancelling_what_was_not_answered_yet_cancels_it(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_settings(page)
    page.select_option("#p-model", "stub-image")
    sent = Held(page, "**/v1/images/generations")
    page.fill("#prompt", "a lighthouse, slowly")
    page.click("#go")
    sent.wait_for(1)
    page.locator("#runs .run >> nth=0 >> .run-head button").click()
    sent.release()
    expect(page.locator("#runs .run >> nth=0 >> .outcome.cancelled")).to_be_visible(timeout=20000)


def test_an_edit_with_a_mask(opened: Any, owner: Any, tmp_path: Any) -> None:
    Image.new("RGB", (400, 300), "#88aa66").save(tmp_path / "field.png")
    page = opened(state=owner)
    page.goto("/")
    page.wait_for_selector("#make[data-ready]")
    page.set_input_files("#file", tmp_path / "field.png")
    page.click(".ref .paint")
    box = page.locator(".canvas-wrap canvas").last.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5, steps=5)
    page.mouse.up()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+Shift+z")
    page.click("dialog .button.primary")
    expect(page.locator(".ref.masked")).to_have_count(1)
    make(page, "add a red car")
    size = page.locator("#runs .run").first.locator("img").evaluate("async image => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; }")
    assert size == [400, 300]


def test_by_keyboard_alone(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    page.goto("/")
    page.wait_for_selector("#make[data-ready]")
    page.keyboard.press("/")
    page.keyboard.type("a yellow boat")
    page.keyboard.press("Enter")
    expect(page.locator("#runs .run").first.locator(".frame.fresh img")).to_be_visible(timeout=20000)
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("#prompt")).to_have_value("a yellow boat")
    page.locator("#stage").focus()
    page.keyboard.press(".")
    expect(page.locator("#runs .star").first).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("?")
    expect(page.locator("dialog .keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.wait_for_selector("#gallery[data-ready]")
