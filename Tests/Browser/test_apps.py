"""Building, publishing, switching and using apps."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import expect

from support.studio import Held, call, open_builder, published, run_app


def test_build_by_keyboard_alone(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    page.goto("/apps")
    page.locator("[data-do=new]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Keys only")
    page.keyboard.press("Enter")
    page.wait_for_selector("#builder[data-ready]")
    page.locator('[data-kind="text"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator(".input-card")).to_have_count(1)
    page.locator("#tab-1").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#tab-2")).to_be_focused()
    page.locator("#panel textarea").first.focus()
    page.keyboard.type("a {{short_text}} in a park")
    page.locator("#pv-short_text").focus()
    page.keyboard.type("red bench")
    expect(page.locator("#filled")).to_have_text("a red bench in a park")
    expect(page.locator("#saved")).to_have_text("Saved")
    page.locator(".builder-head [data-do=publish]").focus()
    page.keyboard.press("Enter")
    page.locator("[data-do=publish-now]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-do=open-app]")).to_be_visible()


def test_a_trial_is_drawn_though_the_preview_asks_meanwhile(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_builder(page, {"template": "product-photo", "title": "Two questions"})
    expect(page.locator("#filled")).to_contain_text("red teapot")
    questions = Held(page, "**/preview-prompt")
    page.click("[data-do=try]")
    questions.wait_for(1)
    page.fill("#pv-product", "green kettle")
    questions.wait_for(2)
    questions.release()
    picture = page.locator("#phone .frame.fresh img")
    expect(picture).to_be_visible(timeout=20000)
    expect(picture).to_have_attribute("alt", re.compile("red teapot"))
    expect(page.locator("#filled")).to_contain_text("green kettle")


def test_a_trial_without_a_prompt_says_so(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_builder(page, {"title": "Nothing yet"})
    page.click("[data-do=try]")
    expect(page.locator("#phone [role=alert]")).to_have_text("The prompt is empty still.")
    expect(page.locator("[data-do=try]")).to_be_enabled()


def test_the_link_follows_the_title_until_it_is_published(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_builder(page, {"template": "product-photo", "title": "First thought"})
    page.click("#tab-4")
    page.get_by_label("Title", exact=True).fill("Summer Mügs!")
    page.click(".builder-head [data-do=publish]")
    expect(page.locator("#slug")).to_have_value("first-thought")
    page.click("[data-do=slug-title]")
    expect(page.locator("#slug")).to_have_value("summer-mugs")
    page.fill("#slug", "Not a Name")
    page.click("[data-do=publish-now]")
    expect(page.locator(".toast")).to_contain_text("small letters")
    page.fill("#slug", "summer-mugs")
    page.click("[data-do=publish-now]")
    expect(page.locator("[data-do=open-app]")).to_have_attribute("href", re.compile("/a/summer-mugs$"))
    assert page.url.endswith("/apps/summer-mugs")
    with pytest.raises(AssertionError, match="no longer change"):
        call(page, "PUT", "/studio/api/apps/summer-mugs/slug", {"slug": "another"})


def test_a_new_link_is_kept_where_publishing_fails(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    open_builder(page, {"template": "product-photo", "title": "Half way"})
    error = json.dumps({"error": {"message": "The disk is full.", "type": "server_error", "param": None, "code": "insufficient_storage"}})
    page.route("**/publish", lambda route: route.fulfill(status=507, content_type="application/json", body=error), times=1)
    page.click(".builder-head [data-do=publish]")
    page.fill("#slug", "whole-way")
    page.click("[data-do=publish-now]")
    expect(page.locator(".toast")).to_contain_text("The disk is full.")
    expect(page.locator("#slug")).to_have_value("whole-way")
    assert page.url.endswith("/apps/whole-way")
    page.click("[data-do=publish-now]")
    expect(page.locator("[data-do=open-app]")).to_have_attribute("href", re.compile("/a/whole-way$"))


def test_versions_differ_and_come_back(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    published(page, "versions")
    page.goto("/apps/versions")
    page.wait_for_selector("#builder[data-ready]")
    page.click("#tab-2")
    page.locator("#panel textarea").first.fill("a {{thing}} in a garden")
    expect(page.locator("#saved")).to_have_text("Saved")
    page.click(".builder-head [data-do=publish]")
    expect(page.locator("dialog .diff")).to_contain_text("garden")
    page.click("[data-do=publish-now]")
    expect(page.locator("[data-do=open-app]")).to_be_visible()
    page.keyboard.press("Escape")
    page.click("[data-do=versions]")
    page.locator("dialog button", has_text="Restore").last.click()
    expect(page.locator(".toast")).to_contain_text("Version 1")
    page.click("#tab-2")
    expect(page.locator("#panel textarea").first).to_have_value("a {{thing}} on a table")


def test_a_visitor_cancels_what_was_not_answered_yet(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "early", prompt="a {{thing}}, slowly", model="stub-image", parameters={})
    visitor = opened(phone=True)
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    sent = Held(visitor, "**/runs")
    visitor.fill("#in-thing", "bell")
    visitor.click("#go")
    sent.wait_for(1)
    visitor.get_by_role("button", name="Cancel").click()
    sent.release()
    expect(visitor.locator(".outcome.cancelled")).to_be_visible(timeout=20000)


def test_a_switch_is_live_under_a_running_visitor_and_undone(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "switching")
    visitor = opened(phone=True)
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    assert run_app(visitor, "bell") == "easel-sketch-1"
    revision = visitor.get_attribute("#app", "data-revision")

    page.goto("/apps/switching")
    page.wait_for_selector("#builder[data-ready]")
    page.click("[data-do=switch]")
    page.locator("dialog select").select_option("stub-image")
    expect(page.locator("dialog .report")).to_contain_text("Mapped")
    page.click("[data-do=trial]")
    expect(page.locator("[data-pair] img")).to_have_count(2, timeout=20000)
    page.locator("#share").fill("50")
    page.click("[data-do=canary]")
    expect(page.locator("[data-banner=canary]")).to_contain_text("50 %")
    visitor.wait_for_function("before => document.getElementById('app').dataset.revision !== before", arg=revision, timeout=1000)
    visitor.click('.tab[data-tab="inputs"]')
    first = run_app(visitor, "key")
    visitor.click('.tab[data-tab="inputs"]')
    assert run_app(visitor, "lamp") == first, "a visitor stays with one model while a trial lasts"

    page.click("#banner [data-do=promote]")
    expect(page.locator("[data-banner=switched]")).to_contain_text("stub-image")
    visitor.click('.tab[data-tab="inputs"]')
    assert run_app(visitor, "drum") == "stub-image"
    page.click("#banner [data-do=undo-switch]")
    expect(page.locator("[data-banner=canary]")).to_be_visible()
    page.click("#banner [data-do=undo-switch]")
    expect(page.locator("[data-banner=canary]")).to_have_count(0)
    visitor.click('.tab[data-tab="inputs"]')
    assert run_app(visitor, "cup") == "easel-sketch-1"
    visitor.click('.tab[data-tab="history"]')
    expect(visitor.locator("#history li")).to_have_count(5)


def test_history_without_a_network(opened: Any, owner: Any) -> None:
    link = published(opened(state=owner), "offline")
    visitor = opened(phone=True)
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    run_app(visitor, "teapot")
    visitor.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.reload()
    visitor.wait_for_selector("#app[data-ready]")
    visitor.wait_for_timeout(500)
    visitor.context.set_offline(True)
    visitor.reload()
    visitor.wait_for_selector("#app[data-ready]")
    expect(visitor.locator("#offline")).to_be_visible()
    visitor.click('.tab[data-tab="history"]')
    visitor.click("#history button")
    visitor.wait_for_function("() => document.querySelector('[data-run] img').naturalWidth > 0")
    visitor.context.set_offline(False)


def test_a_batch_of_fifty(opened: Any, owner: Any, tmp_path: Any) -> None:
    link = published(opened(state=owner), "batches")
    rows = "\n".join(f"{color} {thing}" for thing in ("kite", "boat", "key", "cup", "hat") for color in ("red", "blue", "green", "pink", "black", "white", "gray", "brown", "orange", "purple"))
    (tmp_path / "things.csv").write_text("thing\n" + rows + "\n")
    visitor = opened()
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    visitor.click("details.batch summary")
    visitor.set_input_files("#csv", tmp_path / "things.csv")
    expect(visitor.locator('[data-batch][data-done="true"]')).to_be_visible(timeout=90000)
    expect(visitor.locator("[data-batch]")).to_contain_text("50 of 50")
    with visitor.expect_download() as download:
        visitor.click("[data-batch] a")
    assert download.value.path().read_bytes()[:2] == b"PK"


def test_hidden_and_prefilled_fields(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "prefilled", inputs=[{"id": "thing", "kind": "text", "label": "Thing", "required": True}, {"id": "place", "kind": "text", "label": "Place", "hidden": True}], prompt="a {{thing}} {{place}}")
    visitor = opened(phone=True)
    visitor.goto(link + "?thing=red%20kite&place=at%20the%20beach")
    visitor.wait_for_selector("#app[data-ready]")
    expect(visitor.locator("#in-thing")).to_have_value("red kite")
    expect(visitor.locator("#in-place")).to_have_count(0)
