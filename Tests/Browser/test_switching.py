"""Another model: live at once on every open page, rehearsed before the old one ends, and the whole app as a file."""

from __future__ import annotations

from datetime import date
from typing import Any

from playwright.sync_api import expect

from support.server import Easel
from support.studio import call, published, run_app

WATCH = """() => { window.told = []; new MutationObserver(() => window.told.push(Date.now())).observe(document.getElementById('app'), { attributeFilter: ['data-revision'] }); }"""
CLICKED = """selector => document.addEventListener('click', event => { if (event.target.closest(selector)) window.clicked = Date.now(); }, { capture: true })"""


def test_a_switch_is_on_every_open_page_within_a_second(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "live")
    visitors = [opened(phone=True), opened(), opened(phone=True, dark=True)]
    for visitor in visitors:
        visitor.goto(link)
        visitor.wait_for_selector("#app[data-ready]")
        visitor.evaluate(WATCH)
    page.goto("/apps/live")
    page.wait_for_selector("#builder[data-ready]")
    for change in ("switch", "undo"):
        if change == "switch":
            page.click("[data-do=switch]")
            page.locator("dialog select").select_option("stub-image")
            page.wait_for_selector("[data-do=switch-all]")
        button = "[data-do=switch-all]" if change == "switch" else "#banner [data-do=undo-switch]"
        # On the document: the button may be drawn again between two steps of this test.
        page.evaluate(CLICKED, button)
        page.click(button)
        for number, visitor in enumerate(visitors):
            visitor.wait_for_function("count => window.told.length >= count", arg=1 if change == "switch" else 2, timeout=3000)
            late = visitor.evaluate("window.told.at(-1)") - page.evaluate("window.clicked")
            assert 0 <= late < 1000, f"{change}: page {number} knew after {late} ms"
        expect(page.locator("[data-banner=switched]")).to_have_count(1 if change == "switch" else 0)
        assert run_app(visitors[0], f"{change} bell") == ("stub-image" if change == "switch" else "easel-sketch-1")
        visitors[0].click('.tab[data-tab="inputs"]')


def test_a_model_that_ends_is_announced_and_its_successor_rehearsed(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "retiring", model="stub-mini", parameters={"quality": {"fixed": "low"}, "size": {"fixed": "1024x1024"}})
    visitor = opened(phone=True)
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    assert run_app(visitor, "candle") == "stub-mini"
    days = (date(2026, 12, 1) - date.today()).days
    page.goto("/apps")
    expect(page.locator('[data-slug="retiring"]')).to_contain_text("Model ends in" if days > 0 else "Model has ended")
    page.goto("/apps/retiring")
    page.wait_for_selector("#builder[data-ready]")
    banner = page.locator("[data-banner=retirement]")
    expect(banner).to_contain_text("2026-12-01")
    expect(banner).to_contain_text("Suggested: easel-sketch-1")
    expect(banner).to_contain_text("No shutdown date is known for it.")
    banner.locator("button", has_text="Rehearse").click()
    expect(page.locator("dialog select")).to_have_value("easel-sketch-1")
    expect(page.locator("dialog .report")).to_contain_text("Same")
    page.click("[data-do=trial]")
    expect(page.locator("[data-pair] img")).to_have_count(2, timeout=20000)
    page.click("[data-do=switch-all]")
    expect(banner).to_have_count(0)
    visitor.click('.tab[data-tab="inputs"]')
    assert run_app(visitor, "lantern") == "easel-sketch-1"


def test_other_names_of_the_same_model_come_last(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    published(page, "names")
    page.goto("/apps/names")
    page.wait_for_selector("#builder[data-ready]")
    page.click("[data-do=switch]")
    page.wait_for_selector("[data-do=switch-all]")
    choices = page.locator("dialog select option").all_text_contents()
    models = call(page, "GET", "/v1/models")["data"]
    same = {one["id"] for one in models if (one.get("easel") or {}).get("alias_of") == "easel-sketch-1"}
    own = next(one for one in models if one["id"] == "easel-sketch-1")["easel"]
    same |= set(own.get("snapshots") or [])
    assert choices[0] not in same and "easel-sketch-1" not in choices
    assert all(choice in same for choice in choices[len(choices) - len(same & set(choices)) :])


def test_export_wipe_import_gives_the_same_app(opened: Any, owner: Any, easel: Any, browser: Any, tmp_path: Any) -> None:
    page = opened(state=owner)
    page.goto("/apps")
    page.click('[data-template="product-photo"] button')
    page.wait_for_selector("#builder[data-ready]")
    page.click("#tab-4")
    page.get_by_label("Button", exact=True).fill("Photograph it")
    expect(page.locator("#saved")).to_have_text("Saved")
    page.click(".builder-head [data-do=publish]")
    page.click("[data-do=publish-now]")
    link = page.get_attribute("[data-do=open-app]", "href")
    assert link
    slug = link.rsplit("/", 1)[1]
    file = tmp_path / "app.yaml"
    easel.run("apps", "export", slug, "-o", str(file))
    before = page.request.get(f"/a/{slug}/app.json").json()
    with Easel({}) as other:
        other.run("apps", "import", str(file), "--publish")
        other.run("apps", "import", "--template", "social-post", "--slug", "posts", "--publish")
        assert other.run("apps", "export", slug) == file.read_text()
        context = browser.new_context(base_url=other.origin, locale="en-US")
        visitor = context.new_page()
        visitor.goto(f"/a/{slug}")
        visitor.wait_for_selector("#app[data-ready]")
        after = visitor.request.get(f"/a/{slug}/app.json").json()
        assert {**after, "revision": 0} == {**before, "revision": 0}
        visitor.fill("#in-product", "green bottle")
        visitor.click("#go")
        expect(visitor.locator("[data-run] img")).to_be_visible(timeout=20000)
        context.close()
