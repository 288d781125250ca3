"""From the first start to a visitor's picture, as a new owner would click it."""

from __future__ import annotations

import time

from playwright.sync_api import Browser, expect

from conftest import PHONE
from support.server import Easel


def test_first_start_to_a_visitors_picture(browser: Browser) -> None:
    began = time.monotonic()
    with Easel({}) as easel:
        context = browser.new_context(base_url=easel.origin, locale="en-US")
        page = context.new_page()
        page.goto(easel.welcome)
        page.fill("#name", "Grace")
        page.fill("#password", "a long enough sentence")
        page.click("button.primary")
        page.wait_for_selector("#make[data-ready]")
        page.click("#ideas button >> nth=1")
        expect(page.locator(".frame.fresh img")).to_be_visible(timeout=20000)

        page.click('nav a[href="/apps"]')
        page.wait_for_selector("[data-template]")
        page.click('[data-template="product-photo"] button')
        page.wait_for_selector("#builder[data-ready]")
        page.click("[data-do=try]")
        expect(page.locator("#phone .frame.fresh img")).to_be_visible(timeout=20000)
        page.click("[data-do=publish]")
        page.click("[data-do=publish-now]")
        link = page.get_attribute("[data-do=open-app]", "href")
        assert link

        visitor = browser.new_context(locale="en-US", **PHONE).new_page()
        visitor.goto(link)
        visitor.wait_for_selector("#app[data-ready]")
        visitor.fill("#in-product", "green bottle")
        visitor.click("#go")
        expect(visitor.locator("[data-run] img")).to_be_visible(timeout=20000)
        visitor.context.close()
        context.close()
    assert time.monotonic() - began < 120
