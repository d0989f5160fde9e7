"""Takes the pictures in docs/ from a service over the sample.

python -m tests.service.pages.screenshots http://127.0.0.1:8080 docs
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

REVIEW = "/?q=Who+runs+the+post-incident+review%3F"
COMPARE = "/compare?from=Senior+Revenue+Accountant&to=Manager%2C+Revenue+Accounting"
CV = """\
Backend developer for six years, in Kotlin and Java, on services that customers pay for.
Carried the pager and ran the reviews of severity 1 incidents.
Designed Postgres schemas and migrations without downtime, and put Kafka into production.
Led a project of four months with three engineers. Never managed people.
"""
PICTURES = {
    "start": ("/", 1440, "light"),
    "ask": (f"{REVIEW}&at=engineering/backend-engineer.md:93#L93", 1280, "light"),
    "compare": (COMPARE, 1440, "light"),
    "families": ("/families", 1440, "light"),
    "family": ("/families/engineering/site-reliability-engineer?level=senior-site-reliability-engineer", 1440, "light"),
    "match": ("/match", 1440, "light"),
    "findings": ("/findings", 768, "light"),
    "ask-tablet": ("/?q=What+is+expected+of+a+Senior+Technical+Writer%3F", 768, "dark"),
    "compare-dark": (COMPARE, 1440, "dark"),
    "ask-phone": (REVIEW, 360, "light"),
    "source-phone": (f"{REVIEW}&at=engineering/backend-engineer.md:93#L93", 360, "dark"),
}


def take(page: Page, site: str, name: str, folder: Path) -> None:
    path, width, scheme = PICTURES[name]
    page.set_viewport_size({"width": width, "height": {360: 740, 768: 960, 1280: 720}.get(width, 800)})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site}{path}")
    if name == "match":
        page.get_by_label("Text", exact=True).fill(CV)
        page.get_by_role("button", name="Match").click()
        page.locator(".matches").wait_for()
        page.locator("#text").evaluate("box => scrollTo(0, box.getBoundingClientRect().top - 60)")
    page.wait_for_timeout(100)
    page.screenshot(path=folder / f"{name}.png")


def main(site: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        for name in PICTURES:
            take(page, site, name, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
