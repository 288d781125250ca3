"""Nothing that people write becomes markup: titles, boards, people, notes, file names, prompts, tables."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from support.studio import call, make, published

MARK = "window.broken=1"
CORPUS = [
    f"<img src=x onerror={MARK}>", f"\"><svg onload={MARK}>", f"</script><script>{MARK}</script>", f"' onmouseover='{MARK}' x='", f"</title><script>{MARK}</script>",
    f"</textarea><img src=x onerror={MARK}>", f"javascript:{MARK}", "{{constructor}}{{{page}}}", f"<!--<script>{MARK}//", f"\u2028<svg/onload={MARK}//", f"<a href=javascript:{MARK}>x</a>",
    f"<iframe srcdoc='<script>parent.{MARK}</script>'>", f"<math><mi//xlink:href='data:x,<script>{MARK}</script>'>", f"<form action=javascript:{MARK}><input type=submit autofocus>",
]  # fmt: skip


def harmless(page: Any, where: str) -> None:
    """Nothing ran, and nothing of it became an element; every hover and click handler stays silent too."""
    page.wait_for_timeout(250)
    for element in page.locator("main :is(button, a, b, td, p, span, h3)").all()[:60]:
        element.dispatch_event("mouseover")
    assert not page.evaluate("window.broken"), where
    stray = page.evaluate("""() => [...document.querySelectorAll('main *, dialog *, .toasts *')].filter((one) => [...one.attributes].some((attribute) => /^on/i.test(attribute.name) || (/^(href|src|action)$/i.test(attribute.name) && /^\\s*javascript:/i.test(attribute.value))) || one.matches('script, math, iframe[srcdoc], img[src="x"]')).map((one) => one.outerHTML.slice(0, 200))""")
    assert not stray, f"{where}: {stray}"


@pytest.fixture
def silent(opened: Any) -> Any:
    """Opens pages that fail the test when one asks or tells something."""

    def make_page(**more: Any) -> Any:
        page = opened(**more)
        page.on("dialog", lambda dialog: (dialog.dismiss(), page.evaluate(f"() => {{ {MARK} }}")))
        return page

    return make_page


def test_the_names_of_apps_boards_and_people(silent: Any, owner: Any) -> None:
    page = silent(state=owner)
    page.goto("/gallery")
    call(page, "POST", "/v1/images/generations", {"prompt": CORPUS[0], "size": "64x64", "quality": "low"})
    for number, evil in enumerate(CORPUS):
        call(page, "POST", "/studio/api/boards", {"name": f"{evil} {number}"[:60]})
        invitation = call(page, "POST", "/studio/api/invitations", {"role": "viewer", "note": evil})
        if number % 4:
            continue
        guest = silent()
        guest.goto(invitation["link"])
        guest.fill("#name", evil[:58])
        guest.fill("#password", "a long enough sentence")
        guest.click("button.primary")
        guest.wait_for_selector("#gallery[data-ready]")
        guest.click("details.menu summary")
        harmless(guest, "the menu")
        guest.goto("/account")
        harmless(guest, "/account")
    for number, evil in enumerate(CORPUS):
        slug = f"evil-{number}"
        link = published(
            page, slug, title=evil[:80], description=evil, prompt="a cat {{thing}}", negative=evil.replace("{", ""), look={"button": evil[:40]},
            inputs=[
                {"id": "thing", "kind": "text", "label": evil[:80], "help": evil, "placeholder": evil}, {"id": "pick", "kind": "choice", "label": "Pick", "options": [{"id": "one", "label": evil[:60]}]},
                {"id": "much", "kind": "slider", "label": "Much", "min": 0, "max": 3, "unit": evil[:12]},
            ],
            examples=[{"title": evil[:60], "inputs": {"thing": evil}}],
        )  # fmt: skip
        if number % 3:
            continue
        page.goto(link + "?thing=" + page.evaluate("text => encodeURIComponent(text)", evil))
        page.wait_for_selector("#app[data-ready]")
        harmless(page, link)
        page.goto(f"/apps/{slug}")
        page.wait_for_selector("#builder[data-ready]")
        for step in "1234":
            page.click(f"#tab-{step}")
            harmless(page, f"{slug}, step {step}")
    # A draft need not even be sound.
    call(page, "PUT", "/studio/api/apps/evil-0/draft", {"draft": {"slug": "evil-0", "title": CORPUS[0], "icon": "symbol:" + CORPUS[1], "prompt": CORPUS[2], "model": CORPUS[0], "inputs": [{"id": CORPUS[0], "kind": CORPUS[1], "label": CORPUS[2]}]}})
    page.goto("/apps/evil-0")
    page.wait_for_selector("#builder[data-ready]")
    harmless(page, "a faulty draft")
    for path, ready in (("/gallery", "#gallery[data-ready]"), ("/apps", "#apps"), ("/people", "h1"), ("/audit", "h1"), ("/spend", "h1")):
        page.goto(path)
        page.wait_for_selector(ready)
        harmless(page, path)
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    page.fill("#q", "onerror")
    page.locator("#grid .cell button").first.click()
    harmless(page, "the viewer")
    page.locator(".viewer button", has_text="Use all").click()
    page.wait_for_selector("#make[data-ready]")
    harmless(page, "the prompt box")


def test_the_names_of_files(silent: Any, owner: Any, tmp_path: Path) -> None:
    page = silent(state=owner)
    page.goto("/")
    page.wait_for_selector("#make[data-ready]")
    content = io.BytesIO()
    Image.new("RGB", (32, 32), "#88aa66").save(content, "PNG")
    names = [evil.replace("/", "\u2215")[:80] + ".png" for evil in CORPUS]
    page.set_input_files("#file", [{"name": name, "mimeType": "image/png", "buffer": content.getvalue()} for name in names[:6]])
    page.wait_for_selector(".ref img")
    harmless(page, "reference pictures")
    page.set_input_files("#file", [{"name": names[0], "mimeType": "image/png", "buffer": b"no picture"}])
    harmless(page, "a file that is no picture")
    make(page, "a green field")
    harmless(page, "a run")
    page.goto("/gallery")
    page.wait_for_selector("#gallery[data-ready]")
    page.set_input_files("#recipe-file", [{"name": names[1], "mimeType": "image/png", "buffer": content.getvalue()}])
    harmless(page, "a recipe")
    link = published(page, "evil-files", inputs=[{"id": "thing", "kind": "text", "label": "Thing"}, {"id": "photo", "kind": "image", "label": "Photo"}])
    visitor = silent(phone=True)
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    visitor.set_input_files("#in-photo", [{"name": names[0], "mimeType": "image/png", "buffer": content.getvalue()}])
    harmless(visitor, "an app's picture")
    visitor.click("details.batch summary")
    table = "thing\r\n" + "\r\n".join('"' + evil.replace('"', '""') + '"' for evil in CORPUS[:3])
    visitor.set_input_files("#csv", [{"name": names[2] + ".csv", "mimeType": "text/csv", "buffer": table.encode()}])
    visitor.wait_for_selector('[data-batch][data-done="true"]', timeout=60000)
    harmless(visitor, "a table")
    # What was uploaded never comes back as a type that a browser would run.
    for picture in call(page, "GET", "/studio/api/pictures?limit=5")["data"]:
        headers = page.request.get(picture["url"]).headers
        assert headers["x-content-type-options"] == "nosniff" and "sandbox" in headers["content-security-policy"]
