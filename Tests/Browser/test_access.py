"""Who gets at an app and how: by password, in a frame, by sharing, as an installed program, within its limits."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image
from playwright.sync_api import expect

from support.site import Site
from support.studio import call, published, run_app

PHOTO = [{"id": "thing", "kind": "text", "label": "Thing", "required": True}, {"id": "photo", "kind": "image", "label": "Photo"}]


def test_the_password_of_an_app(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "guarded", rules={"access": "password"})
    call(page, "PUT", "/studio/api/apps/guarded/password", {"password": "open sesame"})
    visitor = opened(phone=True)
    visitor.goto(link)
    assert visitor.locator("#app").count() == 0
    visitor.fill("#password", "wrong")
    visitor.keyboard.press("Enter")
    expect(visitor.get_by_role("alert")).to_contain_text("wrong")
    assert visitor.request.get(link + "/app.json").status == 401
    visitor.fill("#password", "open sesame")
    visitor.keyboard.press("Enter")
    visitor.wait_for_selector("#app[data-ready]")
    assert run_app(visitor, "door") == "easel-sketch-1"
    visitor.reload()
    visitor.wait_for_selector("#app[data-ready]")
    # A new password shuts everybody out at once.
    call(page, "PUT", "/studio/api/apps/guarded/password", {"password": "another one"})
    visitor.goto(link)
    expect(visitor.locator("#password")).to_be_visible()


def test_a_frame_on_an_allowed_page_works_and_on_another_does_not(opened: Any, owner: Any, easel: Any, browser: Any) -> None:
    page = opened(state=owner)
    with Site(easel.origin + "/a/framed") as shop, Site(easel.origin + "/a/framed") as other:
        published(page, "framed", rules={"access": "link", "embed": [shop.origin]})
        context = browser.new_context(locale="en-US")
        visitor = context.new_page()
        visitor.goto(shop.origin)
        frame = visitor.frame_locator("iframe")
        expect(frame.locator("#app[data-ready]")).to_be_attached(timeout=15000)
        # Without a cookie: browsers keep it back in a foreign page's frame.
        frame.locator("#in-thing").fill("green bottle")
        frame.locator("#go").click()
        expect(frame.locator("[data-run] img")).to_be_visible(timeout=20000)
        assert frame.locator("[data-run] img").evaluate("async image => { await image.decode(); return image.naturalWidth; }") == 256

        stranger = context.new_page()
        refusals: list[str] = []
        stranger.on("console", lambda message: refusals.append(message.text))
        stranger.goto(other.origin)
        stranger.wait_for_timeout(800)
        assert stranger.frames[1].url == "chrome-error://chromewebdata/" and any("frame-ancestors" in one for one in refusals), refusals
        # The studio's own pages are never framed.
        policy = page.request.get("/gallery").headers
        assert "frame-ancestors 'none'" in policy["content-security-policy"] and policy["x-frame-options"] == "DENY"
        context.close()


def test_what_is_shared_lands_in_the_fields(opened: Any, owner: Any) -> None:
    link = published(opened(state=owner), "shared", inputs=PHOTO)
    visitor = opened(phone=True)
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    visitor.evaluate("navigator.serviceWorker.ready.then(() => true)")
    visitor.reload()
    visitor.wait_for_function("() => navigator.serviceWorker.controller")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "#d9473f").save(picture, "PNG")
    # What a phone's share sheet sends, as the manifest's share_target says.
    with visitor.expect_navigation():
        visitor.evaluate(
            """async bytes => {
                const target = (await (await fetch(document.querySelector('link[rel=manifest]').href)).json()).share_target;
                const form = document.createElement('form');
                Object.assign(form, { action: target.action, method: target.method, enctype: target.enctype });
                const text = Object.assign(document.createElement('input'), { name: target.params.text, value: 'a lamp' });
                const file = Object.assign(document.createElement('input'), { type: 'file', name: target.params.files[0].name });
                const list = new DataTransfer();
                list.items.add(new File([new Uint8Array(bytes)], 'lamp.png', { type: 'image/png' }));
                file.files = list.files;
                form.append(text, file);
                document.body.append(form);
                form.submit();
            }""",
            list(picture.getvalue()),
        )
    visitor.wait_for_selector("#app[data-ready]")
    expect(visitor.locator("#in-thing")).to_have_value("a lamp")
    expect(visitor.locator(".ref img")).to_have_count(1)
    assert visitor.url.endswith("/a/shared")


def test_the_app_can_be_installed(opened: Any, owner: Any) -> None:
    link = published(opened(state=owner), "installed", title="Bottle shop", icon="symbol:bottle", look={"accent": "#336699"})
    visitor = opened(phone=True)
    visitor.goto(link)
    visitor.wait_for_selector("#app[data-ready]")
    session = visitor.context.new_cdp_session(visitor)
    told = session.send("Page.getAppManifest")
    assert told["url"].endswith(f"{link}/manifest.webmanifest") and not told["errors"], told
    # A private window, which each test is, cannot install anything; nothing else may stand in the way.
    visitor.evaluate("navigator.serviceWorker.ready.then(() => true)")
    errors = [one["errorId"] for one in session.send("Page.getInstallabilityErrors")["installabilityErrors"]]
    assert set(errors) <= {"in-incognito"}, errors
    manifest = visitor.request.get(link + "/manifest.webmanifest").json()
    assert manifest["name"] == "Bottle shop" and manifest["start_url"] == link and manifest["display"] == "standalone" and manifest["theme_color"] == "#336699"
    for icon in manifest["icons"]:
        picture = Image.open(io.BytesIO(visitor.request.get(icon["src"]).body()))
        assert f"{picture.width}x{picture.height}" == icon["sizes"] and len(set(picture.convert("RGB").resize((32, 32)).getcolors(1024))) > 8, "the icon is drawn, not blank"
    expect(visitor.locator("[data-do=install]")).to_be_hidden()
    visitor.evaluate("() => { const event = new Event('beforeinstallprompt', { cancelable: true }); event.prompt = () => { window.prompted = true; }; dispatchEvent(event); }")
    visitor.click("[data-do=install]")
    assert visitor.evaluate("window.prompted")
    assert visitor.locator(".app-icon img").evaluate("async image => { await image.decode(); return image.naturalWidth > 0; }")


def test_limits_and_words_that_are_blocked(opened: Any, owner: Any) -> None:
    page = opened(state=owner)
    link = published(page, "limited", rules={"access": "link", "limits": {"visitor_per_day": 2, "per_day": 3}, "blocked_words": ["forbidden"]})
    first, second = opened(phone=True), opened(phone=True)
    for visitor in (first, second):
        visitor.goto(link)
        visitor.wait_for_selector("#app[data-ready]")

    def refused(visitor: Any, thing: str, kind: str) -> Any:
        if visitor.locator('.tab[data-tab="inputs"]').is_visible():
            visitor.click('.tab[data-tab="inputs"]')
        visitor.fill("#in-thing", thing)
        visitor.click("#go")
        outcome = visitor.locator(f".outcome.{kind}")
        expect(outcome).to_be_visible(timeout=20000)
        return outcome

    expect(refused(first, "a forbidden cup", "refused")).to_contain_text("'Thing' contains a word that is not taken here")
    for thing in ("cup", "mug"):
        first.click('.tab[data-tab="inputs"]')
        run_app(first, thing)
    expect(refused(first, "bowl", "failed")).to_contain_text("2 times today")
    run_app(second, "plate")
    expect(refused(second, "spoon", "failed")).to_contain_text("3 times today")
