// `?on=YYYY-MM-DD`: the law of a day. Every link of the page keeps the day.

import {
  SITE, bare, day, el, inWords, params, phrase, today, versionOn, versions, words,
} from "./page.js"

let w

/** Show the page as of the day in its address; a value that is no day is said and left aside. */
export async function start() {
  w = await words()
  const on = day()
  const banner = el("div", "lx-asof")
  banner.setAttribute("role", "note")
  banner.dataset.pagefindIgnore = ""
  if (!on) {
    say(banner, w.asof_invalid, { value: params().get("on").slice(0, 40) })
    return place(banner)
  }
  keepDay(on)
  banner.append(el("p", "lx-asof__day", phrase(w.asof_on, { date: inWords(on) })))
  const show = document.querySelector("#text .lx-version")
    ? provision
    : document.querySelector("#stages")
      ? right
      : document.querySelector("[data-lx-spans]")
        ? instrument
        : other
  show(banner, on)
  place(banner)
}

function say(banner, text, values) {
  const line = el("p", "", phrase(text, values))
  banner.append(line)
  return line
}

function place(banner) {
  const back = new URL(location)
  back.searchParams.delete("on")
  const link = el("a", "", w.asof_today)
  link.href = back.href
  link.dataset.lxKeep = ""
  banner.append(el("p", "", link))
  const tools = document.querySelector("[data-lx-tools]")
  const article = document.querySelector("article")
  if (tools) tools.after(banner)
  else article?.prepend(banner)
}

// --- provisions ---------------------------------------------------------------

function provision(banner, on) {
  const all = versions()
  const main = document.querySelector("#text .lx-version")
  const found = versionOn(document, on)
  const status = document.querySelector(".lx-status strong")
  status?.before(el("span", "lx-status__today", w.asof_status_today), " ")
  if (found) {
    say(banner, w.asof_version, { date: inWords(on), interval: found.dataset.lxLabel })
    beyond(banner, found, on)
    if (found !== main) {
      const home = found.closest("details")
      main.before(found)
      prefix(found, "")
      home.remove()
      stow(main)
      relink(`#v-${found.dataset.lxFrom}`, "#text")
    }
  } else {
    banner.classList.add("lx-asof--absent")
    absent(banner, all, on)
    const line = banner.querySelector(".lx-asof__absent")
    const kind = on < all[0].dataset.lxFrom ? "before" : "after"
    const links = document.querySelector(`.lx-succession--${kind}`)
    if (links) banner.append(links.cloneNode(true))
    main.before(el("p", "lx-absent", ...line.cloneNode(true).childNodes))
    stow(main)
  }
  land(banner)
}

function absent(banner, all, on) {
  const first = all[0].dataset
  const last = all.at(-1).dataset
  const values = { date: inWords(on), since: inWords(first.lxFrom) }
  if (last.lxUntil) values.until = inWords(last.lxUntil)
  let text = w.asof_gap
  if (on < first.lxFrom) {
    if ("lxSeen" in first) text = w.asof_unknown
    else text = last.lxUntil ? w.asof_never : w.asof_not_yet
  } else if (last.lxUntil && on > last.lxUntil) text = w.asof_ended
  say(banner, text, values).className = "lx-asof__absent"
}

/** A day after the last check: what is shown may have changed since. */
function beyond(banner, version, on) {
  const { lxUntil, lxVerified } = version.dataset
  if (lxUntil || on <= lxVerified) return
  const text = on > today() ? w.asof_future : w.asof_unverified
  say(banner, text, { verified: inWords(lxVerified) })
}

/** Give the units of *version* the ids of the version shown first, or dated ones. */
function prefix(version, start) {
  for (const unit of version.querySelectorAll("[id]")) {
    unit.id = start + bare(unit.id)
    const anchor = unit.querySelector(":scope > .lx-anchor")
    if (anchor) anchor.href = `#${unit.id}`
  }
}

/** Move *version* from the main place to the other versions, newest first. */
function stow(version) {
  let section = document.querySelector("#versions")
  if (!section) {
    section = el("section", "lx-versions", el("h2", "", w.versions))
    section.id = "versions"
    document.querySelector("#text").after(section)
  }
  const from = version.dataset.lxFrom
  const details = el("details", "", el("summary", "", el("bdi", "", version.dataset.lxLabel)), version)
  details.id = `v-${from}`
  relink("#text", `#${details.id}`)
  prefix(version, `v-${from}-`)
  const next = [...section.querySelectorAll("details")].find((one) => one.id < details.id)
  if (next) next.before(details)
  else section.append(details)
}

/** The timeline leads to each version where it stands now. */
function relink(from, to) {
  for (const link of document.querySelectorAll(`.lx-timeline a[href="${from}"]`)) link.href = to
}

/** Where the fragment of the address leads now that the versions have changed places. */
function land(banner) {
  const id = decodeURIComponent(location.hash.slice(1))
  if (!id) return
  const target = document.getElementById(id) ?? document.getElementById(bare(id))
  if (!target && /^(v-\d|(para|subpara|al|point|num|sec|indent)-)/.test(id)) {
    if (!/^v-[\d-]+$/.test(id) && versionOn(document, day())) say(banner, w.asof_passage)
  } else if (target) {
    // The fragment anew, so that the browser marks and shows its target.
    setTimeout(() => location.replace(`#${target.id}`))
  }
}

// --- rights, instruments, the rest ----------------------------------------------

function right(banner, on) {
  const all = versions()
  const found = versionOn(document, on)
  if (!found) {
    banner.classList.add("lx-asof--absent")
    const known = all[0]?.dataset
    const unknown = known && on < known.lxFrom && "lxSeen" in known
    const since = known ? inWords(known.lxFrom) : ""
    say(banner, unknown ? w.asof_right_unknown : w.asof_right_none, { date: inWords(on), since })
    return
  }
  say(banner, w.asof_right, { date: inWords(on), interval: found.dataset.lxLabel })
  beyond(banner, found, on)
  const parts = [...found.children].filter((part) => part.nodeName !== "SUMMARY")
  const section = el("section", "", ...parts.map((part) => part.cloneNode(true)))
  section.prepend(el("h2", "", phrase(w.asof_on, { date: inWords(on) })))
  for (const title of section.querySelectorAll("h4")) title.replaceWith(el("h3", "", title.textContent))
  section.id = "as-of"
  section.dataset.lxState = found.dataset.lxFrom
  document.querySelector("#then-now").before(section)
}

function instrument(banner, on) {
  const rows = [...document.querySelectorAll("[data-lx-spans]")]
  let count = 0
  for (const row of rows) {
    const state = stateIn(row.dataset.lxSpans, on)
    row.querySelector(":scope > .lx-tag")?.remove()
    if (state) row.append(" ", el("span", "lx-tag lx-tag--repealed", w[`asof_row_${state}`]))
    else count++
  }
  say(banner, w.asof_text, { date: inWords(on), n: count, total: rows.length })
}

/** "" if a day lies in the intervals (`2003-03-19/2013-08-06 ~2014-01-01/`), else what it is. */
export function stateIn(spans, on) {
  const all = spans.split(" ").map((span) => span.split("/"))
  if (all.some(([from, until]) => from.replace("~", "") <= on && (!until || on <= until))) return ""
  const [first] = all[0]
  if (on < first.replace("~", "")) return first.startsWith("~") ? "unknown" : "not_yet"
  return "ended"
}

function other(banner, on) {
  say(banner, w.asof_links, { date: inWords(on) })
}

// --- the day in every link --------------------------------------------------------

function withDay(link, on) {
  if (!link.href || "lxKeep" in link.dataset || link.getAttribute("href").startsWith("#")) return
  const url = new URL(link.href)
  const page = url.pathname.endsWith("/") && url.pathname.startsWith(SITE.pathname)
  if (url.origin !== SITE.origin || !page || url.searchParams.has("on")) return
  url.searchParams.set("on", on)
  link.href = url.href
}

function keepDay(on) {
  for (const link of document.querySelectorAll("a[href]")) withDay(link, on)
  // Links that come later, search results for example, when they are about to be used.
  for (const kind of ["click", "auxclick", "contextmenu", "focusin", "pointerdown"]) {
    document.addEventListener(
      kind,
      (event) => {
        const link = event.target.closest?.("a[href]")
        if (link) withDay(link, on)
      },
      true
    )
  }
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target
      if (form.matches("[data-lx-tools]") || form.querySelector("[name=on]")) return
      const field = el("input")
      Object.assign(field, { type: "hidden", name: "on", value: on })
      form.append(field)
    },
    true
  )
}
