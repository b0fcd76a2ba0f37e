// What the reading aids share: the address, the words, other pages of the site, versions.

export const SITE = new URL("../../", import.meta.url)
export const LANG = document.documentElement.lang
const LOCALES = { en: "en-GB", ar: "ar-u-nu-latn" }

export const params = () => new URLSearchParams(location.search)

/** A day written YYYY-MM-DD that the calendar has, or "". */
export function valid(text) {
  if (!/^\d{4}-\d\d-\d\d$/.test(text ?? "")) return ""
  const read = new Date(`${text}T00:00:00Z`)
  return !isNaN(read) && read.toISOString().startsWith(text) ? text : ""
}

/** The day that the reader has set in the address, or "". */
export const day = () => valid(params().get("on"))

export const today = () => {
  const now = new Date()
  return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10)
}

/** A day in words. */
export function inWords(text) {
  const options = { dateStyle: "long", timeZone: "UTC" }
  const words = new Intl.DateTimeFormat(LOCALES[LANG] ?? LANG, options).format(new Date(text))
  return LANG === "fr" ? words.replace(/^1 /, "1er ") : words
}

/** Put *value* into the address under *name*, or take the name out of it. */
export function keep(name, value) {
  const url = new URL(location)
  if (value) url.searchParams.set(name, value)
  else url.searchParams.delete(name)
  // Commas and the like stay readable in an address that people share.
  history.replaceState(history.state, "", url.href.replaceAll("%2C", ","))
}

let loaded
/** The phrases of the interface in the page's language. */
export const words = () =>
  (loaded ??= fetch(new URL(`words-${LANG}.json`, import.meta.url)).then((answer) => {
    if (!answer.ok) throw new Error(answer.status)
    return answer.json()
  }))

/** An element with a class, attributes and contents. */
export function el(name, className, ...contents) {
  const node = document.createElement(name)
  if (className) node.className = className
  node.append(...contents)
  return node
}

/** A phrase with its blanks filled, each value isolated from the direction of the line. */
export function phrase(text, values = {}) {
  const parts = text.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? el("bdi", "", values[part]) : part))
  const all = new DocumentFragment()
  all.append(...parts)
  return all
}

const pages = new Map()
/** Another page of this site as a document, read once; its own address is `lxUrl`. */
export function fetched(href) {
  const url = new URL(href)
  url.hash = url.search = ""
  if (!pages.has(url.href)) {
    const reading = fetch(url).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.status)
      const page = new DOMParser().parseFromString(await answer.text(), "text/html")
      page.lxUrl = url.href
      return page
    })
    reading.catch(() => pages.delete(url.href))
    pages.set(url.href, reading)
  }
  return pages.get(url.href)
}

/** All versions of a provision, or states of a right, in *page*, oldest first. */
export function versions(page = document) {
  const found = [...page.querySelectorAll("[data-lx-from]")]
  return found.sort((a, b) => (a.dataset.lxFrom < b.dataset.lxFrom ? -1 : 1))
}

const covers = (version, on) =>
  version.dataset.lxFrom <= on && (!version.dataset.lxUntil || on <= version.dataset.lxUntil)

/** The version in force on a day; without a day, the one that the page shows. */
export function versionOn(page, on) {
  if (!on) return page.querySelector("#text [data-lx-from]")
  return versions(page).find((version) => covers(version, on))
}

/** The id that a unit has in whichever version stands first: without its date. */
export const bare = (id) => id.replace(/^v-\d{4}-\d\d-\d\d-/, "")

/**
 * The paragraphs of a version by the place that they belong to: `sec-i-num-1` and, for words
 * after the parts of a place, `sec-i/end`. Each with its element and the labels that lead to it.
 */
export function pieces(version) {
  const found = new Map()
  for (const p of version.querySelectorAll(".lx-text p:not(.lx-pair__other p)")) {
    const unit = p.closest(".lx-unit")
    let before = (p.closest(".lx-pair") ?? p).previousElementSibling
    while (before && !before.matches(".lx-unit")) before = before.previousElementSibling
    const labels = []
    for (let above = unit; above; above = above.parentElement.closest(".lx-unit"))
      labels.unshift(above.querySelector(".lx-label")?.textContent.trim() ?? "")
    found.set((unit ? bare(unit.id) : "") + (before ? "/end" : ""), { p, labels, unit })
  }
  return found
}

const LTR_RUN =
  /[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9.,/:'’()\-–% \u00a0\u202f]*[A-Za-zÀ-ɏ0-9%)]|[A-Za-zÀ-ɏ0-9]/gu

/** A run without the closing brackets whose opening ones stand before it. */
function balanced(run) {
  while (run.endsWith(")") && run.split(")").length > run.split("(").length) run = run.slice(0, -1)
  return run
}

/** Append *text* to *node*; from right to left, numbers and Latin names keep their order. */
export function write(node, text, rtl = document.body.dir === "rtl") {
  let end = 0
  for (const match of rtl ? text.matchAll(LTR_RUN) : []) {
    const run = el("bdi", "", balanced(match[0]))
    run.dir = "ltr"
    node.append(text.slice(end, match.index), run)
    end = match.index + run.textContent.length
  }
  node.append(text.slice(end))
  return node
}
