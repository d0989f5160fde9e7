"""Documents that try to run script, load pictures, frame pages or break out of their pane. In a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.service.pages.visitor import Visit

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(2)>",
    '<img src="https://elsewhere.example/pixel.png">',
    "[press me](javascript:alert(3))",
    "[press me](JaVaScRiPt:alert(3))",
    "[press me](data:text/html,<script>alert(4)</script>)",
    "<a href='javascript:alert(5)'>press me</a>",
    "<iframe srcdoc='<script>alert(6)</script>'></iframe>",
    "<style>* { display: none !important }</style>",
    "</main></aside></body></html><h1>taken over</h1>",
    "<div><table><ul><b><i>never closed",
    "![picture](https://elsewhere.example/pixel.png)",
    "![picture](x onerror=alert(7))",
    "<svg onload=alert(8)><use href='https://elsewhere.example/x.svg#y'></svg>",
    "<form action='https://elsewhere.example'><input name=q autofocus onfocus=alert(9)></form>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example'>",
    "<base href='https://elsewhere.example/'>",
    "<link rel=stylesheet href='https://elsewhere.example/x.css'>",
    '[press me](https://elsewhere.example "title\\" onmouseover=alert(10)")',
    '<span id="L1" class="skip" style="position:fixed;inset:0">cover</span>',
    "{{ 7 * 7 }} {% include '/etc/passwd' %} ${7*7}",
    "&lt;script&gt;alert(11)&lt;/script&gt; &#60;img src=x onerror=alert(12)&#62;",
    "**bold *slanted** over*",
    "`</code></pre><script>alert(13)</script>`",
)
TITLE = "Diver <img src=x onerror=alert(14)>"
DOCUMENT = f"""\
---
title: "{TITLE}"
description: "<script>alert(15)</script>"
---

## Levels

### {TITLE}

The Diver is a [grade 5](javascript:alert(16)). Reports to the <b onclick=alert(17)>Captain</b>.

#### Responsibilities

- Weld the keel under water
{chr(10).join(f"- {attack}" for attack in ATTACKS)}

#### Requirements

- Extends the Sailor <script>alert(18)</script> requirements

| <script>alert(19)</script> | b |
|---|---|
| <img src=x onerror=alert(20)> | "quoted" |

```html "><script>alert(21)</script>
<script>alert(22)</script>
```

### Senior Diver

- Weld the keel under water, faster <script>alert(23)</script>

## Hiring Process

1. <script>alert(24)</script>
"""
PAGES = (
    "/documents/sea/diver.md",
    "/documents/sea/diver.md?view=source",
    "/families/sea/diver",
    "/families/sea/diver?level=senior-diver&at=sea/diver.md:10#L10",
    "/?q=who+has+to+weld+the+keel&at=sea/diver.md:14-30#L14",
    "/?q=%3Cscript%3Ealert(25)%3C/script%3E+diver",
    "/?q=diver&at=%3Cscript%3Ealert(26)%3C/script%3E.md:1",
    "/compare?from=sea/diver%23senior-diver&to=%22%3E%3Cscript%3Ealert(27)%3C/script%3E",
    "/findings",
    "/families",
    "/families?department=%22%3E%3Cscript%3Ealert(28)%3C/script%3E",
    "/documents/%3Cscript%3Ealert(29)%3C/script%3E",
)
FOREIGN = """
[...document.querySelectorAll('*')].flatMap(element => {
  const tag = element.localName, found = [];
  const own = element.closest('head') || (tag === 'script' && new URL(element.src).pathname === '/static/site.js');
  if (!own && /^(script|style|iframe|object|embed|base|meta|link|img|audio|video|use)$/.test(tag)) found.push(tag);
  for (const {name, value} of element.attributes) {
    if (/^on|^style$|^srcdoc$/.test(name)) found.push(`${tag} ${name}`);
    const address = /^(href|src|action)$/.test(name);
    if (address && /^\\s*(javascript|data|vbscript):/i.test(value)) found.push(`${tag} ${value}`);
  }
  return found;
})
"""


@pytest.fixture(scope="module")
def hostile(serve_documents: Callable[[dict[str, str]], str]) -> str:
    return serve_documents({"sea/diver.md": DOCUMENT})


def skeleton(page: Page) -> list[str]:
    """What the page is made of, outermost first."""
    outline: list[str] = page.evaluate(
        "[...document.body.children, ...document.querySelector('.stage').children].map(e => e.localName)"
    )
    return outline


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_document_does_nothing_but_be_read(visit: Visit, hostile: str, path: str, script: bool) -> None:
    visitor = visit(hostile, script=script)
    page = visitor.opens(path)

    assert page.evaluate(FOREIGN) == []
    assert skeleton(page) == ["a", "header", "p", "div", "footer", "main", "aside"]
    assert page.get_by_role("contentinfo").is_visible()
    assert visitor.wrong == []


def test_every_attack_is_shown_as_it_is_written(visit: Visit, hostile: str) -> None:
    page = visit(hostile).opens("/documents/sea/diver.md?view=source")

    lines = page.locator(".written .line").evaluate_all("lines => lines.map(line => line.lastChild.data ?? '')")

    assert lines == DOCUMENT.split("\n")[:-1]


def test_links_lead_nowhere_they_should_not(visit: Visit, hostile: str) -> None:
    page = visit(hostile).opens("/documents/sea/diver.md")

    linked = page.locator(".doc a:not(.n)").evaluate_all(
        "links => links.map(link => [link.getAttribute('href'), link.rel])"
    )

    assert linked == [["https://elsewhere.example", "external noopener noreferrer nofollow"]]


def test_a_source_put_in_by_script_is_as_harmless(visit: Visit, hostile: str) -> None:
    visitor = visit(hostile)
    page = visitor.opens("/families/sea/diver")
    page.locator(".points .cite-mark").nth(3).click()
    page.locator(".pane mark").first.wait_for()

    assert page.evaluate(FOREIGN) == []
    assert skeleton(page) == ["a", "header", "p", "div", "footer", "main", "aside"]
    assert visitor.wrong == []
