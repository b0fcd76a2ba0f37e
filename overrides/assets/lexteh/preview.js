// A card with the text that a citation points to, on hover or focus. The link stays a link.

import { bare, el, fetched, inWords, pieces, versionOn, versions, words, write } from "./page.js"

const WAIT = 300
const LINGER = 250
const LONGEST = 420

let card, link, timer, turn = 0

/** Show, after a moment, what *asked* points to, as it was on the day *on* ("" for today). */
export function ask(asked, on) {
  if (asked === link) return clearTimeout(timer)
  const mine = ++turn
  close()
  link = asked
  for (const [kind, act] of [["pointerleave", later], ["blur", close]])
    asked.addEventListener(kind, act, { once: true })
  timer = setTimeout(async () => {
    try {
      const page = here(asked) ? document : await fetched(asked.href)
      const content = await describe(page, decodeURIComponent(asked.hash.slice(1)), on)
      if (mine === turn && link === asked) open(content, page)
    } catch {
      // Without an answer the link is what it was: a link.
    }
  }, WAIT)
}

const here = (asked) => asked.pathname === location.pathname

function later() {
  clearTimeout(timer)
  timer = setTimeout(close, LINGER)
}

function close() {
  clearTimeout(timer)
  link?.removeAttribute("aria-describedby")
  link = undefined
  card?.remove()
  card = undefined
}

async function describe(page, id, on) {
  const parts = [["strong", page.querySelector("h1")?.textContent ?? ""]]
  const heading = page.querySelector(".lx-head__heading")?.firstChild?.textContent
  if (heading) parts.push(["span", heading])
  const main = page.querySelector("#text [data-lx-from]")
  if (!main && !page.querySelector("#text")) {
    const lead = page.querySelector(".lx-lead, meta[name=description]")
    parts.push(["p", shortened(lead?.textContent || lead?.content || "", LONGEST)])
    return parts
  }
  // What the address names: a place in a dated version, or in the one of the day.
  const named = !on && page.getElementById(id)
  const version = named ? named.closest("[data-lx-from]") ?? main : versionOn(page, on)
  if (!version) {
    const w = await words()
    const early = on < versions(page)[0].dataset.lxFrom
    const unknown = early && "lxSeen" in versions(page)[0].dataset
    const state = unknown ? "unknown" : early ? "not_yet" : "ended"
    parts.push(["em", `${inWords(on)} – ${w[`asof_row_${state}`]}`])
    return parts
  }
  const status = page.querySelector(".lx-status p")
  if (!on && version === main && status) {
    const copy = status.cloneNode(true)
    for (const extra of copy.querySelectorAll(".lx-tag, .lx-status__today")) extra.remove()
    parts.push(["em", copy.textContent])
  } else parts.push(["em", version.dataset.lxLabel])
  const all = [...pieces(version)]
  const place = bare(id)
  const chosen = all.filter(([key]) => key === place || key.startsWith(`${place}-`) || key === `${place}/end`)
  let left = LONGEST
  for (const [, { p, labels }] of chosen.length ? chosen : all) {
    const text = `${labels.at(-1) ?? ""} ${textOf(p)}`
    parts.push(["p", shortened(text.trim(), left)])
    left -= text.length
    if (left < 60) break
  }
  return parts
}

function textOf(p) {
  const copy = p.cloneNode(true)
  copy.querySelector(".lx-force")?.remove()
  return copy.textContent
}

function shortened(text, most) {
  const flat = text.replace(/\s+/g, " ")
  return flat.length <= most ? flat : `${flat.slice(0, flat.lastIndexOf(" ", most))} …`
}

function open(parts, page) {
  card = el("div", "lx-preview")
  card.id = "lx-preview"
  card.setAttribute("role", "tooltip")
  card.lang = page.documentElement.lang
  card.dir = page.body.dir || "ltr"
  for (const [name, text] of parts) {
    const line = text.replace(/\s+/g, " ").trim()
    if (line) card.append(write(el(name), line, card.dir === "rtl"))
  }
  card.addEventListener("pointerenter", () => clearTimeout(timer))
  card.addEventListener("pointerleave", later)
  document.querySelector("article").append(card)
  link.setAttribute("aria-describedby", card.id)
  put()
}

/** Under the link, or above it where there is no room, inside the window. */
function put() {
  if (!card) return
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect()
  const box = card.getBoundingClientRect()
  const wide = document.documentElement.clientWidth
  const below = at.bottom + box.height + 8 < innerHeight
  card.style.top = `${Math.max(4, below ? at.bottom + 4 : at.top - box.height - 4)}px`
  card.style.left = `${Math.max(8, Math.min(at.left, wide - box.width - 8))}px`
}

addEventListener("scroll", put, { passive: true })
addEventListener("resize", put, { passive: true })
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close()
})
