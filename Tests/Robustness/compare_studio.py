"""A whole comparison from the studio on known truth, as a person would make it: see compare_whole, which does the same from the command line."""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
from collections import Counter
from pathlib import Path

from checks import Checks
from compare_whole import PRICE, Field, models, vote
from playwright.sync_api import Browser, Page, expect, sync_playwright
from support.server import Easel

# All but edits with references, which text models that draw cannot do.
CATEGORIES = ["single", "count", "color", "binding", "position", "relation", "lettering", "scene", "style"]
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
DESKTOP = {"viewport": {"width": 1360, "height": 860}}


def sign_up(server: Easel, browser: Browser) -> Page:
    """The first owner's page."""
    context = browser.new_context(base_url=server.origin, locale="en-US", **DESKTOP)
    page = context.new_page()
    page.goto(re.search(r"https?://\S+/welcome/\S+", server.log.read_text())[0])
    page.fill("#name", "Ada")
    page.fill("#password", "correct horse battery")
    page.click("button.primary")
    page.wait_for_selector("#make[data-ready]")
    return page


def begin(page: Page, prompts: int) -> str:
    """Chooses and starts; the comparison's id."""
    page.click('nav a[href="/comparisons"]')
    page.click('a[href="/comparisons/new"]')
    page.wait_for_selector("#new[data-ready]")
    page.get_by_label("In your words").fill("product photos")
    for model in ("easel-sketch-1", "planted", "nano-draws"):
        page.locator(f'input[name="model"][value="{model}"]').check()
    page.locator('input[name="judge"][value="judge"]').check()
    for category in CATEGORIES:
        page.click(f'[data-category="{category}"]')
    page.locator("#limit").fill(str(prompts))
    expect(page.locator("#estimate")).to_contain_text(f"{3 * prompts} pictures")
    page.click("#start")
    page.wait_for_selector("#comparison[data-ready]")
    return page.url.rsplit("/", 1)[1]


def run(checks: Checks, folder: Path, prompts: int, kills: int, seed: int) -> None:
    """From the first page to the report."""
    rng = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    with Easel() as hand, Field(hand) as field, sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.getuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=arguments)
        server = Easel({"upstreams": {"field": {"base_url": field.base_url, "models": models()}}})
        try:
            server.start()
            page = sign_up(server, browser)
            made = begin(page, prompts)
            for _ in range(kills):
                time.sleep(rng.uniform(3, 8))
                server.kill()
                server.start(60)
            page.goto(f"/comparisons/{made}")
            expect(page.locator('#progress[data-status="done"]')).to_be_visible(timeout=1_500_000)
            asked = Counter(str(one.body.get("prompt")) for one in field.received if one.path.endswith("generations"))
            extra = sum(asked.values()) - len(asked)
            checks.expect(len(asked) == prompts and extra <= 8 * (kills + 1), "only what was under way at a kill was asked for again", extra)
            place = ["--config", str(server.config), "--data", str(server.data)]
            told = json.loads(server.run("compare", "show", made, "--json", *place).stdout)
            checks.expect(told["pictures"] == {"done": 3 * prompts}, "every picture is there", told["pictures"])
            checks.expect(float(told["spent"]) == round(prompts * PRICE, 2), "every picture was paid once", told["spent"])
            server.stop()
            vote(checks, server, made, prompts, place)
            server.start(60)
            page.goto(f"/comparisons/{made}")
            page.wait_for_selector("#verdict[data-ready]")
            checks.note(page.locator("#verdict h2, #verdict .cmp-headline").first.inner_text())
            report = page.request.get(f"/comparisons/{made}/report.json").json()
            verdict = report["verdict"]
            checks.note(verdict["sentence"])
            checks.expect(verdict["outcome"] == "winner" or prompts < 100, "two hundred prompts settle it", verdict["sentence"])
            checks.expect("easel-sketch-1" in (verdict.get("winner"), verdict.get("leader")), "the model without faults is ahead", verdict["sentence"])
            (folder / "report.html").write_bytes(page.request.get(f"/comparisons/{made}/report.html").body())
            state = page.context.storage_state()
            for name, kind in (("desktop", DESKTOP), ("phone", PHONE)):
                context = browser.new_context(base_url=server.origin, storage_state=state, locale="en-US", **kind)
                shown = context.new_page()
                shown.goto(f"/comparisons/{made}")
                shown.wait_for_selector("#verdict[data-ready]")
                shown.wait_for_timeout(1500)
                shown.screenshot(path=str(folder / f"page-{name}.png"), full_page=True)
                shown.goto((folder / "report.html").as_uri())
                shown.screenshot(path=str(folder / f"report-{name}.png"), full_page=True)
                context.close()
            checks.note(f"pages and report lie in {folder}")
        finally:
            server.__exit__(None, None, None)
            browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path("/tmp/easel-comparison"))
    parser.add_argument("--prompts", type=int, default=200)
    parser.add_argument("--kills", type=int, default=4)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    checks = Checks()
    run(checks, given.folder, given.prompts, given.kills, given.seed)
    print(f"{checks.passed} passed, {checks.failed} failed")
    sys.exit(1 if checks.failed else 0)
