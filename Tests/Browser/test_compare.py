"""Comparing models: choose, see the price, watch it fill in, vote without names, read the verdict, switch an app and take it back."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from support.studio import call, published, violations

MODELS = ["easel-sketch-1", "stub-image"]


def create(page: Page, limit: int = 12, **changes: Any) -> str:
    """A comparison by the studio's JSON; its id."""
    page.goto("/comparisons")
    body = {
        "use_case": "tests", "preset": "general", "weights": {"visual_quality": 0.6, "cost_per_image": 0.4}, "models": MODELS, "judges": [], "seeds": 1,
        "parameters": {"size": "512x512", "quality": "low"}, "bundled": {"categories": ["single", "color", "count", "position"], "limit": limit}, **changes,
    }  # fmt: skip
    return str(call(page, "POST", "/studio/api/comparisons", body)["id"])


def done(page: Page, made: str, status: str = "done") -> None:
    """Waits on a comparison's page until it has ended."""
    page.goto(f"/comparisons/{made}")
    expect(page.locator(f'#progress[data-status="{status}"]')).to_be_visible(timeout=60000)


@pytest.fixture(scope="module")
def compared(browser: Any, easel: Any, owner: Any) -> str:
    """A comparison that is drawn."""
    context = browser.new_context(base_url=easel.origin, storage_state=owner, locale="en-US")
    page = context.new_page()
    made = create(page, 24)
    done(page, made)
    context.close()
    return made


def pair(page: Page) -> str:
    """The pair that is shown, once its pictures are there."""
    page.wait_for_selector("#vote[data-pair]")
    page.wait_for_function("() => [...document.querySelectorAll('.vote-frame img')].length === 2 && [...document.querySelectorAll('.vote-frame img')].every(one => one.complete && one.naturalWidth === 1024)")
    return str(page.get_attribute("#vote", "data-pair"))


def better(page: Page) -> str:
    """The key for the built-in model's picture: the stub's is one plain colour, so its file is the smaller one."""
    left, right = (page.request.get(str(page.get_attribute(f"[data-side={side}] img", "src"))).body() for side in ("left", "right"))
    return "1" if len(left) > len(right) else "2"


def test_a_comparison_from_choosing_to_the_price(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    page.goto("/comparisons")
    page.click('a[href="/comparisons/new"]')
    page.wait_for_selector("#new[data-ready]")
    expect(page.locator("#start")).to_be_disabled()
    page.get_by_label("In your words").fill("icons for a shop")
    page.click('[data-preset="icons"]')
    for model in MODELS:
        page.locator(f'input[name="model"][value="{model}"]').check()
    page.click('[data-category="color"]')
    page.locator("#limit").fill("6")
    expect(page.locator("#estimate")).to_contain_text("12 pictures")
    assert float(page.get_attribute("#estimate [data-cost]", "data-cost") or 0) > 0
    page.get_by_label("At most, in dollars").fill("0.0001")
    page.click("#start")
    page.wait_for_selector("#comparison[data-ready]")
    # The built-in model is free; the other one's pictures do not fit.
    expect(page.locator('#progress[data-status="paused"]')).to_be_visible(timeout=30000)
    expect(page.locator("#progress")).to_contain_text("The budget is used up")
    page.click("[data-do=resume]")
    page.locator("dialog input").fill("5")
    page.click("dialog .button.primary")
    expect(page.locator('#progress[data-status="done"]')).to_be_visible(timeout=30000)
    expect(page.locator('.cmp-cell[data-status="done"]')).to_have_count(12)


def test_own_prompts_are_read_and_faults_are_placed(opened: Any, owner: Any, tmp_path: Any) -> None:
    page = opened(state=owner)
    page.goto("/comparisons/new")
    page.wait_for_selector("#new[data-ready]")
    page.get_by_role("radio", name="My own").check()
    (tmp_path / "faulty.csv").write_text('id,prompt\n1,"a cat\n')
    page.set_input_files("#own-file", tmp_path / "faulty.csv")
    expect(page.locator("#prompts [role=alert]")).to_contain_text("Line 2, column 3")
    (tmp_path / "mine.csv").write_text("prompt,yes1,no1\na red mug,Is the mug red?,Is the mug blue?\na blue kite,,\n")
    page.set_input_files("#own-file", tmp_path / "mine.csv")
    expect(page.locator('[data-read="2"]')).to_be_visible()
    expect(page.locator("#prompts [role=alert]")).to_be_empty()
    page.locator(".cmp-entry summary").first.click()
    expect(page.get_by_label("Question 1")).to_have_value("Is the mug red?")
    line = {"prompt": "a photo of a bench", "tag": "single_object", "include": [{"class": "bench", "count": 1}]}
    page.locator("#own").fill(json.dumps(line))
    page.locator("#own").blur()
    expect(page.locator('[data-read="1"]')).to_be_visible()


def test_what_visitors_wrote_needs_consent(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "history")
    visitor = opened()
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    visitor.fill("#in-thing", "copper kettle")
    visitor.click("#go")
    visitor.wait_for_selector("[data-run]")
    page.goto("/comparisons/new?app=history")
    page.wait_for_selector("#new[data-ready]")
    page.click("[data-do=history]")
    expect(page.locator("#prompts [role=alert]")).to_contain_text("those of visitors, which you did not choose")
    page.get_by_label("With what visitors wrote").check()
    page.click("[data-do=history]")
    expect(page.locator('[data-read="1"]')).to_be_visible()
    expect(page.locator(".cmp-entry")).to_contain_text("copper kettle")
    expect(page.locator(".cmp-entry")).to_contain_text("Visitor")


def test_progress_survives_a_reload_and_can_be_stopped(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    page.goto("/comparisons/new")
    prompts = [{"id": f"p{n}", "category": "own", "prompt": f"slowly, picture {n}", "atoms": []} for n in range(6)]
    made = create(page, prompts=prompts, prompt_set="own", bundled=None)
    page.goto(f"/comparisons/{made}")
    expect(page.locator('#progress[data-status="running"]')).to_be_visible()
    expect(page.locator('.cmp-cell[data-status="done"]').first).to_be_visible(timeout=20000)
    page.reload()
    expect(page.locator('#progress[data-status="running"]')).to_be_visible()
    expect(page.locator('.cmp-cell[data-status="done"]').first).to_be_visible()
    page.click("[data-do=stop]")
    expect(page.locator('#progress[data-status="cancelled"]')).to_be_visible()
    page.wait_for_timeout(500)
    expect(page.locator('.cmp-cell[data-status="skipped"]').first).to_be_visible(timeout=10000)


def test_votes_by_keyboard_and_the_verdict(opened: Any, owner: Any, compared: str, tmp_path: Any) -> None:
    page = opened(state=owner)
    page.goto(f"/comparisons/{compared}/vote")
    first = pair(page)
    html = page.content()
    assert not [model for model in MODELS if model in html], "no name before the vote"
    # A vote tells the names, undo takes it back and shows the same pair again.
    page.keyboard.press("0")
    page.wait_for_function("() => [...document.querySelectorAll('.vote-side figcaption')].every(one => one.textContent)")
    names = {page.locator(f"[data-side={side}] figcaption").inner_text() for side in ("left", "right")}
    assert names == set(MODELS)
    expect(page.locator("#count")).to_have_text("Votes: 1")
    page.keyboard.press("u")
    expect(page.locator("#count")).to_have_text("Votes: 0")
    assert pair(page) == first
    assert not [model for model in MODELS if model in page.content()], "no name after undo"
    votes = 0
    while page.locator("#vote[data-pair]").count() and votes < 40:
        now = pair(page)
        page.keyboard.press(better(page))
        votes += 1
        expect(page.locator("#count")).to_have_text(f"Votes: {votes}")
        page.keyboard.press("1")  # on with the next pair
        page.wait_for_function("before => document.getElementById('vote').dataset.pair !== before", arg=now)
    assert votes >= 24
    page.click('a[href^="/comparisons/"].primary')
    expect(page.locator('[data-outcome="winner"]')).to_be_visible(timeout=20000)
    expect(page.locator(".cmp-said h2")).to_contain_text("easel-sketch-1")
    expect(page.locator("[data-pair]")).to_contain_text("easel-sketch-1 wins")
    page.locator("#volume").fill("10000")
    expect(page.locator('#calculator tr[data-model="easel-sketch-1"]')).to_contain_text("Free")
    page.locator("summary", has_text="Report").click()
    for kind, begins in (("html", b"<!"), ("md", b"#"), ("json", b"{")):
        with page.expect_download() as download:
            page.click(f'[data-report="{kind}"]')
        data = download.value.path().read_bytes()
        assert data.lstrip()[:2].startswith(begins[:1]) and b"easel-sketch-1" in data, kind
        page.locator("summary", has_text="Report").click() if not page.locator(f'[data-report="{kind}"]').is_visible() else None
        if kind == "html":
            (tmp_path / "report.html").write_bytes(data)
    report = opened()
    report.goto(f"file://{tmp_path}/report.html")
    expect(report.locator("h1").first).to_be_visible()
    assert not violations(report)


def test_guests_vote_by_a_link_on_a_phone(opened: Any, owner: Any, compared: str) -> None:
    page = opened(state=owner)
    page.goto(f"/comparisons/{compared}")
    page.wait_for_selector("#comparison[data-ready]")
    page.click("[data-do=share]")
    page.get_by_label("Votes for each").fill("3")
    page.click("[data-do=make-link]")
    link = page.locator("#vote-link").input_value()
    assert "/vote/" in link
    guest = opened(phone=True)
    guest.goto(link)
    first = pair(guest)
    html = guest.content() + guest.request.get(link).text()
    assert not [model for model in MODELS if model in html], "no name before the vote"
    for side in ("left", "right"):
        data = guest.request.get(str(guest.get_attribute(f"[data-side={side}] img", "src"))).body()
        assert data[:4] == b"RIFF" and b"sketch" not in data and b"stub" not in data
    stranger = opened(phone=True)
    stranger.goto(link)
    assert pair(stranger) != first
    assert stranger.request.get(str(guest.get_attribute("[data-side=left] img", "src"))).status == 404, "another's pair"
    for votes in range(1, 4):
        now = pair(guest)
        guest.click("[data-vote=left]")
        expect(guest.locator("#count")).to_have_text(f"{votes} of 3 votes")
        guest.wait_for_function("before => document.getElementById('vote').dataset.pair !== before", arg=now)
    expect(guest.locator("[data-ended]")).to_contain_text("all votes of this link")
    guest.click("[data-vote=undo]")
    expect(guest.locator("#count")).to_have_text("2 of 3 votes")
    assert guest.request.get(f"/comparisons/{compared}", headers={"accept": "application/json"}).status == 401


def test_people_answer_questions(opened: Any, owner: Any, compared: str) -> None:
    page = opened(state=owner)
    page.goto(f"/comparisons/{compared}/vote")
    page.wait_for_selector("#vote[data-ready]")
    page.get_by_role("radio", name="Questions").check()
    page.wait_for_selector("[data-cell]")
    cell = page.get_attribute("[data-cell]", "data-cell")
    assert not [model for model in MODELS if model in page.content()]
    for row in page.locator(".vote-questions li").all():
        row.locator("input[value=yes]").check()
    page.click("[data-save]")
    page.wait_for_function("before => document.querySelector('[data-cell]')?.dataset.cell !== before", arg=cell)
    expect(page.locator("#count")).to_contain_text("1")


def test_from_the_verdict_to_a_canary_and_back(opened: Any, owner: Any, compared: str) -> None:
    page = opened(state=owner)
    published(page, "verdicts", model="stub-image")
    page.goto(f"/comparisons/{compared}")
    page.click("[data-do=switch]")
    page.click('[data-app="verdicts"]')
    page.wait_for_selector("#builder[data-ready]")
    dialog = page.locator("dialog")
    expect(dialog.locator("select")).to_have_value("easel-sketch-1")
    expect(dialog.locator(f'[data-evidence="{compared}"]')).to_contain_text("easel-sketch-1 was better in")
    expect(dialog.locator("#share")).to_have_value("10")
    dialog.locator("[data-do=canary]").click()
    expect(page.locator("[data-banner=canary]")).to_contain_text("10 %")
    page.click("#banner [data-do=undo-switch]")
    expect(page.locator("[data-banner=canary]")).to_have_count(0)
    assert call(page, "GET", "/studio/api/apps/verdicts")["app"]["model"] == "stub-image"


def test_drift_is_watched(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "watched")
    visitor = opened()
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    visitor.fill("#in-thing", "lamp")
    visitor.click("#go")
    visitor.wait_for_selector("[data-run]")
    page.goto("/apps/watched")
    page.wait_for_selector("#builder[data-ready]")
    page.click("#tab-3")
    page.click("[data-do=watch]")
    expect(page.locator('[data-drift="on"]')).to_contain_text("easel-sketch-1 that are watched: 1")
    page.click("[data-do=check-drift]")
    expect(page.locator('[data-drift="on"]')).to_contain_text("bit for bit")

    # After a switch the watch goes on with the new model, once there are pictures by it.
    call(page, "POST", "/studio/api/apps/watched/switch", {"model": "stub-image"})
    with pytest.raises(AssertionError, match="no pictures by 'stub-image'"):
        call(page, "POST", "/studio/api/apps/watched/drift/check", {})
    visitor.reload()
    visitor.wait_for_selector("#app[data-ready]")
    visitor.fill("#in-thing", "chair")
    visitor.click("#go")
    expect(visitor.locator("[data-run] img").first).to_be_visible(timeout=20000)
    assert call(page, "POST", "/studio/api/apps/watched/drift/check", {})["model"] == "stub-image"


PAGES = {"comparisons": ("/comparisons", "#comparisons"), "new": ("/comparisons/new", "#new[data-ready]"), "comparison": ("/comparisons/{id}", "#verdict[data-ready]"), "vote": ("/comparisons/{id}/vote", "#vote[data-ready]")}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("phone", [False, True], ids=["desktop", "phone"])
def test_axe_and_size(opened: Any, owner: Any, easel: Any, compared: str, phone: bool, dark: bool) -> None:
    page, guest = opened(phone=phone, dark=dark, state=owner), opened(phone=phone, dark=dark)
    page.goto("/comparisons")
    made = call(page, "POST", f"/studio/api/comparisons/{compared}/links", {"cap": 5})
    found: dict[str, Any] = {}
    for name, (path, ready) in {**PAGES, "guest": (made["url"], "#vote[data-ready]")}.items():
        shown = guest if name == "guest" else page
        weights: dict[str, int] = {}
        foreign: list[str] = []

        def note(answer: Any) -> None:
            kind = answer.headers.get("content-type", "")
            if not answer.url.startswith((easel.origin, "data:", "blob:")):
                foreign.append(answer.url)
            if answer.status == 200 and kind.startswith(("text/html", "text/css", "text/javascript")):
                weights[answer.url] = len(answer.body())

        shown.on("response", note)
        shown.goto(path.replace("{id}", compared))
        shown.wait_for_selector(ready)
        shown.wait_for_timeout(900)
        shown.remove_listener("response", note)
        if folder := os.environ.get("EASEL_SHOTS"):
            shown.screenshot(path=str(Path(folder) / f"compare-{name}-{'phone' if phone else 'desktop'}-{'dark' if dark else 'light'}.png"), full_page=name != "guest")
        if problems := violations(shown):
            found[name] = problems
        if sum(weights.values()) >= 100_000 or foreign:
            found[f"{name} weighs"] = (sum(weights.values()), foreign)
        small = shown.evaluate("[...document.querySelectorAll('#main button, #main a.button, #main select, #main summary, #main input:not([type=radio]):not([type=checkbox]):not([type=file])')].filter(one => one.offsetParent && one.getBoundingClientRect().height < 43.5).map(one => one.outerHTML.slice(0, 90))")
        if small:
            found[f"{name} has small targets"] = small[:5]
        wide = shown.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if wide > 0:
            found[f"{name} is too wide"] = wide
    assert not found, found
