"use strict";
// Everything works without this file: it opens sources beside the answer instead of on a new page, and says when
// something takes a while.

const stage = document.querySelector(".stage");
const pane = document.querySelector(".pane");
const progress = document.querySelector(".progress");
let opener = null;
let shown = new URLSearchParams(location.search).get("at");

// The source pane

// What a link opens, and the document it was made for; nothing where it is no citation.
function cited(link) {
  if (link.dataset.at) return [link.dataset.at, link.dataset.of];
  const own = link.search && link.getAttribute("href").startsWith("?") && new URLSearchParams(link.search);
  return own && own.has("at") ? [own.get("at"), own.get("of")] : null;
}

async function openSource(at, madeFor) {
  const asked = new URLSearchParams({ at, of: madeFor || "" });
  const response = await fetch(`/source?${asked}`);
  if (!response.ok) throw new Error(response.statusText);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  pane.replaceChildren(...page.body.childNodes);
  pane.hidden = false;
  stage.classList.add("open");
  shown = at;
  showMarked();
  pane.querySelector("h2").focus({ preventScroll: true });
  for (const mark of document.querySelectorAll(".cite-mark")) mark.classList.toggle("current", cited(mark)[0] === at);
}

function showMarked() {
  const marked = pane.querySelector("mark");
  if (!marked) return;
  const offset = marked.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += offset - pane.clientHeight / 3;
  const wide = marked.closest("table"); // which scrolls by itself where it is wider than the pane
  if (wide) wide.scrollLeft += marked.getBoundingClientRect().left - wide.getBoundingClientRect().left - wide.clientWidth / 3;
}

function closeSource() {
  pane.hidden = true;
  pane.replaceChildren();
  stage.classList.remove("open");
  shown = null;
  for (const mark of document.querySelectorAll(".cite-mark.current")) mark.classList.remove("current");
  if (opener && opener.isConnected) {
    opener.focus();
    opener.closest(".cite")?.classList.add("off"); // the card would cover what one wants to read now
  }
  opener = null;
}

function withoutSource() {
  const url = new URL(location.href);
  url.searchParams.delete("at");
  url.searchParams.delete("of");
  url.hash = "";
  return url;
}

document.addEventListener("click", async (event) => {
  if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a[href]");
  const citation = link && !link.closest(".pane") && cited(link) ? link : null;
  if (citation) {
    event.preventDefault();
    opener = citation;
    try {
      await openSource(...cited(citation));
      const own = citation.getAttribute("href").startsWith("?");
      if (own) history.pushState(null, "", citation.getAttribute("href").split("#")[0]);
    } catch {
      location.assign(citation.href);
    }
  } else if (event.target.closest("[data-close]")) {
    event.preventDefault();
    const pushed = new URLSearchParams(location.search).has("at");
    closeSource();
    if (pushed) history.pushState(null, "", withoutSource());
  }
});

addEventListener("popstate", () => {
  const asked = new URLSearchParams(location.search);
  if (asked.get("at") === shown) return;
  if (asked.get("at")) openSource(asked.get("at"), asked.get("of")).catch(() => location.reload());
  else closeSource();
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const card = document.querySelector(".cite:hover:not(.off), .cite:focus-within:not(.off)");
  if (card) card.classList.add("off");
  else if (!pane.hidden) pane.querySelector("[data-close]").click();
});
for (const kind of ["mouseover", "focusin"]) {
  document.addEventListener(kind, (event) => {
    const here = event.target.closest(".cite");
    for (const off of document.querySelectorAll(".cite.off")) if (off !== here) off.classList.remove("off");
  });
}

// Slow answers

document.addEventListener("submit", (event) => {
  event.target.setAttribute("aria-busy", "true");
  setTimeout(() => { progress.textContent = `${event.target.dataset.slow || "Looking it up"} …`; }, 150);
});
addEventListener("pageshow", () => {
  progress.textContent = "";
  for (const form of document.querySelectorAll("[aria-busy]")) form.removeAttribute("aria-busy");
});

function say(text) {
  progress.textContent = text;
  setTimeout(() => { progress.textContent = ""; }, 2500);
}

// Comparisons: copy and print

document.querySelector("[data-copy]")?.addEventListener("click", async (event) => {
  event.preventDefault();
  const link = event.currentTarget;
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(response.statusText);
    await navigator.clipboard.writeText(await response.text());
    say("Copied as Markdown");
  } catch {
    location.assign(link.href);
  }
});
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll(".comparison details")) folded.open = true;
});

// A ladder wider than the window begins at the level that is shown

const ladder = document.querySelector(".ladder .scroll");
if (ladder) {
  const [chosen, frame] = [ladder.querySelector(".chosen"), ladder].map((each) => each?.getBoundingClientRect());
  if (chosen && chosen.right > frame.right) ladder.scrollLeft = chosen.right - frame.right + 12;
}

// Matching: a dropped or chosen file becomes text in the box, and is never sent as a file

const paste = document.querySelector("[data-drop]");
if (paste) {
  const box = paste.querySelector("textarea");
  const chosen = paste.querySelector("input[type=file]");
  const read = async (file) => {
    if (file.size > 60 * 1024) return say(`${file.name} is larger than 60 KB: paste the part that matters`);
    box.value = await file.text();
    chosen.value = "";
    box.focus();
    return undefined;
  };
  paste.querySelector("[data-drop-hint]").hidden = false;
  chosen.addEventListener("change", () => { if (chosen.files.length) read(chosen.files[0]); });
  paste.addEventListener("dragover", (event) => { event.preventDefault(); paste.classList.add("over"); });
  paste.addEventListener("dragleave", () => paste.classList.remove("over"));
  paste.addEventListener("drop", (event) => {
    event.preventDefault();
    paste.classList.remove("over");
    if (event.dataTransfer.files.length) read(event.dataTransfer.files[0]);
  });
}

// While the index is being opened

if (document.querySelector("[data-retry]")) {
  const waiting = setInterval(async () => {
    const ready = await fetch("/readyz").catch(() => null);
    if (ready && ready.ok) {
      clearInterval(waiting);
      location.reload();
    }
  }, 1000);
}

// An address with a source scrolls to the line, in the pane; the page beside it stays where it begins.
if (shown) addEventListener("load", () => setTimeout(() => { scrollTo(0, 0); showMarked(); }));
