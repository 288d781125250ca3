"""What a text model helps with: better prompts, alt texts, briefs, the app that fits, questions for comparisons."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.studio import call, published, violations

INPUTS = [
    {"id": "thing", "kind": "text", "label": "Thing", "required": True, "max_length": 20}, {"id": "style", "kind": "choice", "label": "Style", "options": [{"id": "flat", "label": "Flat"}, {"id": "neon", "label": "Neon"}]},
    {"id": "count", "kind": "number", "label": "How many", "min": 1, "max": 5}, {"id": "shade", "kind": "toggle", "label": "Shadow"},
]  # fmt: skip


def ready(page: Page, path: str = "/") -> None:
    """The page, once it can be used."""
    page.goto(path)
    page.wait_for_selector("[data-ready]")


def test_a_prompt_is_improved_and_taken_back_by_keyboard(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    ready(page)
    page.fill("#prompt", "a fox, no people")
    page.locator("[data-do=improve]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#improve [role=status]")).to_contain_text(re.compile(r"stub-chat.*\$0\.0"))
    expect(page.locator("#improve [data-do=go]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#improve ins")).to_contain_text("soft morning light")
    expect(page.locator("#improve [role=status]")).to_contain_text(re.compile(r"for \$0\.0"))
    assert not violations(page)
    expect(page.locator("#prompt")).to_have_value("a fox, no people")
    expect(page.locator("#improve [data-do=use]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#prompt")).to_have_value("a fox, no people, soft morning light, seen from below")
    page.click("#improve [data-do=back]")
    expect(page.locator("#prompt")).to_have_value("a fox, no people")
    page.locator("#improve [data-do=done]").press("Escape")
    expect(page.locator("#improve")).to_be_empty()
    expect(page.locator("#prompt")).to_be_focused()


def test_what_goes_wrong_with_a_prompt_is_said(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    ready(page)
    page.click("[data-do=improve]")
    expect(page.locator("#improve")).to_contain_text("Write a prompt first")
    for prompt, said in (("a broken fox", "cannot do that"), ("a fox in prose", "no answer that can be used")):
        page.fill("#prompt", prompt)
        page.click("#improve [data-do=again]")
        page.click("#improve [data-do=go]")
        expect(page.locator("#improve .wrong")).to_contain_text(said)
        expect(page.locator("#prompt")).to_have_value(prompt)
        page.click("#improve [data-do=again]")
        page.wait_for_timeout(300)
        page.click("#improve .ib")
        page.click("[data-do=improve]")
        page.wait_for_selector("#improve [data-do=go]")
        page.fill("#prompt", "")
        page.click("#improve .ib")
        page.click("[data-do=improve]")
    page.click("#improve .ib")
    page.fill("#prompt", "a fox <img src=x onerror=alert(1)> slowly")
    page.click("[data-do=improve]")
    page.click("#improve [data-do=go]")
    page.click("#improve [data-do=stop]")
    expect(page.locator("#improve")).to_contain_text("Cancelled")
    expect(page.locator("#prompt")).to_have_value("a fox <img src=x onerror=alert(1)> slowly")
    assert page.locator("#improve img").count() == 0


def test_the_builder_improves_a_template_and_reads_a_brief(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    published(page, "assisted", inputs=INPUTS)
    ready(page, "/apps/assisted")
    page.click("#tab-2")
    page.click("#panel [data-do=improve]")
    page.click("#panel [data-do=go]")
    page.click("#panel [data-do=use]")
    expect(page.locator("#panel textarea").first).to_have_value(re.compile("a {{thing}} on a table, soft"))
    expect(page.locator("#saved")).to_have_text("Saved")
    page.click("#phone [data-do=brief]")
    page.fill("#phone #brief", "thing: red kite\nstyle: neon\ncount: 9")
    page.locator("#phone #brief").blur()
    expect(page.locator("#phone details.brief")).to_contain_text("≈ $0.0")
    page.click("#phone [data-do=brief-fill]")
    expect(page.locator("#pv-thing")).to_have_value("red kite")
    expect(page.locator("#phone details.brief")).to_contain_text("Not taken: How many")
    expect(page.locator("#filled")).to_contain_text("a red kite on a table, soft morning light")
    page.click("#tab-4")
    with page.expect_response(re.compile("/draft$")):
        page.get_by_label("Visitors may paste a brief").check()
    assert call(page, "GET", "/studio/api/apps/assisted/draft")["draft"]["rules"]["brief"] is True


@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_a_visitor_pastes_a_brief_and_presses_the_button(opened: Any, owner: Any, phone: bool) -> None:
    editor = opened(state=owner)
    slug = f"briefed-{'phone' if phone else 'desktop'}"
    link = published(editor, slug, inputs=INPUTS, rules={"access": "link", "brief": True, "limits": {"visitor_per_day": 3}})
    page = opened(phone=phone)
    ready(page, link)
    page.fill("#in-thing", "old words")
    page.click("[data-do=brief]")
    page.fill("#brief", "Dear team,\nthing: red kite\nstyle: neon\ncount: 99\nshade: yes")
    page.click("[data-do=brief-fill]")
    expect(page.locator("#in-thing")).to_have_value("red kite")
    expect(page.get_by_role("radio", name="Neon")).to_be_checked()
    expect(page.locator("#form [data-mark]")).to_have_count(3)
    expect(page.locator("details.brief")).to_contain_text("Not taken: How many. it is at most 5.")
    assert not violations(page)
    assert call(editor, "GET", f"/studio/api/apps/{slug}/pictures")["total"] == 0
    page.fill("#in-thing", "blue kite")
    expect(page.locator('[data-mark="thing"]')).to_have_count(0)
    page.click("[data-do=brief-back]")
    expect(page.locator("#in-thing")).to_have_value("old words")
    expect(page.locator("#form [data-mark]")).to_have_count(0)
    page.click("[data-do=brief-fill]")
    expect(page.locator("#in-thing")).to_have_value("red kite")
    page.click("#go")
    page.wait_for_selector("[data-run]", timeout=20000)
    if phone:
        page.click('.tab[data-tab="inputs"]')
    page.click("[data-do=brief-fill]")
    expect(page.locator("details.brief")).to_contain_text("Fields filled in")
    page.click("[data-do=brief-fill]")
    expect(page.locator("details.brief .wrong")).to_contain_text("its limit")


def test_alt_texts_one_by_one_and_many(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    ready(page)
    ids = []
    for prompt in ("a violet teapot", "a violet lamp", "a violet chair"):
        ids += call(page, "POST", "/v1/images/generations", {"prompt": prompt, "size": "256x256", "quality": "low"})["easel"]["images"]
    ready(page, "/gallery")
    page.fill("#q", "violet")
    expect(page.locator("#grid .cell")).to_have_count(3)
    page.locator("#grid .cell button").first.click()
    expect(page.locator("[data-alt]")).to_contain_text("the prompt stands in")
    expect(page.locator("[data-do=alt-write]")).to_contain_text("$")
    page.click("[data-do=alt-write]")
    expect(page.locator("[data-alt-text]")).to_have_text("A plain blue square without anything in it.")
    expect(page.locator("[data-alt]")).to_contain_text("Written by gpt-4.1-nano")
    expect(page.locator(".viewer-pic img")).to_have_attribute("alt", "A plain blue square without anything in it.")
    assert not violations(page)
    page.click("[data-do=alt-edit]")
    page.fill("#alt-text", "A <b>zebra</b> on a bicycle")
    page.click("[data-do=alt-save]")
    expect(page.locator("[data-alt-text]")).to_have_text("A <b>zebra</b> on a bicycle")
    page.keyboard.press("Escape")
    expect(page.locator("#grid .cell img").first).to_have_attribute("alt", "A <b>zebra</b> on a bicycle")
    for index in range(3):
        page.locator("#grid .cell .pick").nth(index).click()
    page.locator("#selbar").get_by_role("button", name="Alt texts").click()
    expect(page.locator("dialog")).to_contain_text(re.compile(r"Pictures without one: 2\. .* for about \$0\.0"))
    page.click("[data-do=alt-all]")
    expect(page.locator("dialog")).to_contain_text("Written: 2. It cost $0.0")
    assert not violations(page)
    page.keyboard.press("Escape")
    page.fill("#q", "zebra")
    expect(page.locator("#grid .cell")).to_have_count(1)


def test_a_request_finds_its_app(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    published(page, "matching", title="Matching", inputs=INPUTS)
    ready(page, "/apps")
    page.wait_for_selector("#match[data-ready]")
    page.fill("#match-text", "slowly")
    page.keyboard.press("Enter")
    expect(page.locator("#match-go")).to_have_text("Cancel")
    page.click("#match-go")
    expect(page.locator("#match-status")).to_contain_text("Cancelled")
    page.fill("#match-text", "with matching, thing: red kite")
    page.keyboard.press("Enter")
    expect(page.locator("#match-status")).to_contain_text(re.compile(r"Apps that fit: 1.*for \$0\.0"))
    assert not violations(page)
    page.click("li.match a")
    page.wait_for_selector("#app[data-ready]")


def test_questions_are_drafted_at_a_price_and_looked_over(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    ready(page, "/comparisons/new")
    page.get_by_role("radio", name="My own").check()
    page.fill("#own", "a red mug\na blue kite")
    page.locator("#own").blur()
    expect(page.locator("[data-do=draft]")).to_contain_text("about $0.0")
    page.click("[data-do=draft]")
    expect(page.locator("#prompts")).to_contain_text(re.compile(r"Prompts with new questions: 2, for \$0\.0"))
    page.locator(".cmp-entry summary").first.click()
    expect(page.get_by_label("Question 1")).to_have_value(re.compile("Is there .*red mug"))
    assert not violations(page)
    page.locator("[data-do=seen]").first.click()
    expect(page.locator("#prompts .badge.accent").first).to_contain_text("1")
