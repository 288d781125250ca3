"""Who signs in, what each role may do, and what an owner sees of it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from support.studio import NAME, call, published, sign_in, violations

SECRET = "nine lives of a cat"


def invited(opened: Any, owner: Any, role: str, name: str, note: str = "") -> Any:
    """A new person's browser, by a link that the owner makes and passes on."""
    page = opened(state=owner)
    page.goto("/people")
    page.click("[data-do=invite]")
    page.locator(f'#invite input[value="{role}"]').check(force=True)
    page.fill("#invite-note", note)
    page.click("[data-do=make-link]")
    expect(page.locator("#link-value")).to_be_visible()
    link = page.locator("#link-value").input_value()
    guest = opened()
    guest.goto(link)
    expect(guest.locator("h1")).to_contain_text("invited")
    guest.fill("#name", name)
    guest.fill("#password", SECRET)
    guest.click("button.primary")
    guest.wait_for_selector("#make[data-ready], #gallery[data-ready]")
    # The link is used up.
    late = opened()
    late.goto(link)
    expect(late.locator("#password")).to_have_count(0)
    return guest


def test_a_viewer_looks_and_changes_nothing(opened: Any, owner: Any) -> None:
    published(opened(state=owner), "looked-at", rules={"access": "private"})
    guest = invited(opened, owner, "viewer", "Vera")
    assert guest.url.endswith("/gallery")
    expect(guest.locator('nav a[href="/"]')).to_have_count(0)
    expect(guest.locator('[data-do="new-board"]')).to_have_count(0)
    guest.goto("/apps")
    expect(guest.locator("[data-do=new]")).to_be_hidden()
    expect(guest.locator("#from")).to_be_hidden()
    guest.goto("/apps/looked-at")
    expect(guest.locator("h1")).to_have_text("Not for this account")
    for path in ("/people", "/spend", "/audit"):
        guest.goto(path)
        expect(guest.locator("h1")).to_have_text("Not for this account")
    guest.goto("/account")
    token = guest.get_attribute('meta[name="csrf"]', "content") or ""
    for method, path in (("PUT", "/studio/api/apps/looked-at/draft"), ("POST", "/studio/api/apps/looked-at/publish"), ("POST", "/v1/images/generations"), ("POST", "/studio/api/boards")):
        answer = guest.request.fetch(path, method=method, headers={"x-csrf-token": token, "content-type": "application/json"}, data='{"name":"x","prompt":"x","draft":{}}')
        assert answer.status == 403, f"{path}: {answer.status}"
    # A private app is theirs to use.
    guest.goto("/a/looked-at")
    guest.wait_for_selector("#app[data-ready]")
    assert not violations(guest)


def test_roles_change_and_the_owner_sees_it(opened: Any, owner: Any) -> None:
    guest = invited(opened, owner, "viewer", "Edith", "for the spring campaign")
    page = opened(state=owner)
    page.goto("/people")
    row = page.locator("tr", has_text="Edith")
    row.locator("select").select_option("editor")
    expect(page.locator(".toast")).to_contain_text("role is changed")
    guest.goto("/")
    guest.wait_for_selector("#make[data-ready]")
    call(guest, "POST", "/v1/images/generations", {"prompt": "a golden key", "model": "stub-image"})
    published(guest, "ediths")
    page.goto("/audit")
    for action in ("made an app", "published an app", "changed a person", "joined"):
        expect(page.locator("tr", has_text=action).first).to_be_visible()
    expect(page.locator("tr", has_text="published an app").first).to_contain_text("Edith")
    page.goto("/spend")
    expect(page.locator("section", has_text="By person")).to_contain_text("Edith")
    expect(page.locator("section", has_text="By model").first).to_contain_text("stub-image")
    assert page.locator("svg.chart, section svg").count() >= 4
    # Whoever is shut out is out at once.
    page.goto("/people")
    page.locator("tr", has_text="Edith").locator("[data-disable]").click()
    page.locator("dialog button.danger").click()
    expect(page.locator("tr", has_text="Edith").locator("[data-enable]")).to_be_visible()
    guest.goto("/gallery")
    assert "/sign-in" in guest.url


def test_signing_out_ends_the_session(opened: Any, owner: Any, browser: Any, easel: Any) -> None:
    page = opened()
    sign_in(page)
    stolen = page.context.storage_state()
    page.click("details.menu summary")
    expect(page.locator(".menu-head")).to_contain_text(NAME)
    page.click('form[action="/sign-out"] button')
    page.wait_for_url("**/sign-in")
    page.go_back()
    page.goto("/gallery")
    assert "/sign-in?next=" in page.url
    # A copy of the cookie opens nothing any more.
    thief = opened(state=stolen)
    thief.goto("/gallery")
    assert "/sign-in" in thief.url
    assert thief.request.get("/studio/api/pictures").status == 401
    # And the page that was asked for comes after signing in.
    page.fill("#name", NAME)
    page.fill("#password", "wrong wrong wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
