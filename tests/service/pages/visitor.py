"""Someone with a browser."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (360, 768, 1440)
PATIENCE_MS = 15_000
Scheme = Literal["light", "dark"]


class Visitor:
    """Someone with a browser. What goes wrong meanwhile is noted: errors, dialogs, requests that leave the host."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.wrong: list[str] = []
        self.page.on("console", lambda said: self._note(said.text) if said.type in {"error", "warning"} else None)
        self.page.on("pageerror", lambda error: self._note(str(error)))
        self.page.on("request", lambda request: None if request.url.startswith(site) else self._note(request.url))
        self.page.on("dialog", lambda dialog: (self._note(f"dialog {dialog.message}"), dialog.dismiss()))

    def begin(self, width: int) -> None:
        """Starts afresh, with a window of that width."""
        self.page.emulate_media(media="screen")
        self.page.mouse.move(0, 0)
        self.page.set_viewport_size({"width": width, "height": 900})
        self.wrong.clear()

    def _note(self, what: str) -> None:
        if "status of 4" not in what:  # the browser's own remark on pages that say something is not there
            self.wrong.append(what)

    def opens(self, path: str) -> Page:
        """Goes to a page of the site."""
        self.page.goto(f"{self.site}{path}")
        return self.page

    def faults(self, rules: list[str] | None = None) -> list[str]:
        """Accessibility faults of the page as it is now, by all rules or some; each with the element at fault."""
        run = {"type": "tag", "values": RULES} if rules is None else {"type": "rule", "values": rules}
        found = Axe().run(self.page, options={"runOnly": run, "resultTypes": ["violations"]}).response["violations"]
        return [f"{fault['id']}: {json.dumps(node['html'])[:200]}" for fault in found for node in fault["nodes"]]


Visit = Callable[..., Visitor]
