// `?with=en`: the same page in another language, paragraph beside paragraph.

import { LANG, day, el, fetched, pieces, versionOn, write } from "./page.js"

// On pages that are no legal text, what is said twice, one under the other.
const SAID = [
  ".lx-head .lx-lead", "h1.lx-headline", ".lx-point > p:first-child", "#standing h2 + p",
  "#asks li", "#basis li", ".lx-log__entry > p:not([class])",
].join()

/** A language by its own name, with a capital where its script has them. */
function nameOf(code) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code)
  return name[0].toLocaleUpperCase(code) + name.slice(1)
}

let turn = 0

/** Show the language *code* beside the page's own; "" takes it away. Throws if it cannot load. */
export async function beside(code) {
  const mine = ++turn
  clear()
  if (!code) return
  const page = await fetched(document.querySelector(`.md-header a[hreflang="${code}"]`).href)
  if (mine !== turn) return
  const version = document.querySelector("#text .lx-version")
  if (document.querySelector("#text")) {
    const twin = version && versionOn(page, day())
    if (twin) pair(version, twin, page)
  } else {
    under(page)
  }
}

function clear() {
  for (const old of document.querySelectorAll(".lx-pair--head, .lx-other")) old.remove()
  for (const box of document.querySelectorAll(".lx-pair")) box.replaceWith(box.firstElementChild)
  document.querySelector(".lx-text--two")?.classList.remove("lx-text--two")
}

function pair(version, twin, page) {
  const text = version.querySelector(".lx-text")
  const others = pieces(twin)
  for (const [place, { p }] of pieces(version)) {
    const other = others.get(place)
    const box = el("div", "lx-pair")
    p.before(box)
    box.append(p, other ? cell(other, page, place.endsWith("/end")) : el("div", "lx-pair__other"))
  }
  const head = el("div", "lx-pair lx-pair--head")
  const left = el("p", "", nameOf(LANG))
  const right = spoken(el("div", "lx-pair__other lx-pair__title"), page)
  const title = page.querySelector("h1").textContent.replace(/\s+/g, " ").trim()
  right.append(write(el("p"), `${nameOf(right.lang)} – ${title}`, right.dir === "rtl"))
  const heading = page.querySelector(".lx-head__heading")
  if (heading) {
    const copy = foreign(heading, page)
    for (const tag of copy.querySelectorAll(".lx-tag")) tag.remove()
    right.append(el("p", "lx-pair__heading", ...copy.childNodes))
  }
  head.append(left, right)
  text.prepend(head)
  text.classList.add("lx-text--two")
}

function cell({ p, labels, unit }, page, end) {
  const label = !end && unit?.querySelector(".lx-label")
  const box = spoken(el("div", `lx-pair__other lx-pair__other--${Math.min(labels.length, 4)}`), page)
  if (label) box.append(foreign(label, page))
  box.append(foreign(p, page))
  return box
}

function under(page) {
  const own = matches(document)
  const theirs = matches(page)
  // The state of a day stands once more on top: its twin is among all states.
  const state = document.querySelector("#as-of")
  if (state) {
    own.push(...state.querySelectorAll(SAID))
    const twin = page.querySelector(`[data-lx-from="${state.dataset.lxState}"]`)
    theirs.push(...(twin?.querySelectorAll(SAID) ?? []))
  }
  if (own.length !== theirs.length) throw new Error("the two pages differ")
  own.forEach((node, i) => {
    const copy = foreign(theirs[i], page)
    for (const part of copy.querySelectorAll(".lx-basis, .lx-src")) part.remove()
    const other = spoken(el("p", "lx-other", ...copy.childNodes), page)
    if (node.matches("li")) node.append(other)
    else node.after(other)
  })
}

const matches = (page) =>
  [...page.querySelectorAll(SAID)].filter((node) => !node.closest("#as-of"))

function spoken(node, page) {
  node.lang = page.documentElement.lang
  node.dir = page.body.dir || "ltr"
  return node
}

/** A copy of *node* of another page, its links made right for this one. */
function foreign(node, page) {
  const copy = document.importNode(node, true)
  for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id")
  for (const link of copy.querySelectorAll("a[href]"))
    link.href = new URL(link.getAttribute("href"), page.lxUrl).href
  return copy
}
