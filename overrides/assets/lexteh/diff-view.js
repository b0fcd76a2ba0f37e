// `?compare=2007-11-21,2013-08-07`: two versions side by side, their changed words marked.

import { align, diff, likeness } from "./diff.js"
import { el, keep, params, phrase, pieces, versionOn, day, versions, words, write } from "./page.js"

// Paragraphs that share this much of their words are the same one under another number.
const ALIKE = 0.4

/** Make the comparison form work; an address may ask for a comparison at once. */
export function start(form) {
  const [a, b] = form.querySelectorAll("select")
  const all = versions().map((version) => version.dataset.lxFrom)
  const shown = versionOn(document, day())?.dataset.lxFrom ?? all.at(-1)
  const newer = Math.max(1, all.indexOf(shown))
  a.value = all[newer - 1]
  b.value = all[newer]
  form.hidden = false
  const out = el("div", "lx-diff")
  out.tabIndex = -1
  form.after(out)
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    keep("compare", `${a.value},${b.value}`)
    await show(out, a.value, b.value)
    out.focus()
  })
  const asked = params().get("compare")
  if (asked === null) return
  const [from, to] = asked.split(",")
  const known = all.includes(from) && all.includes(to)
  if (known) [a.value, b.value] = [from, to]
  show(out, from, known ? to : "").then(() => {
    if (!location.hash) out.scrollIntoView({ block: "start" })
  })
}

async function show(out, from, to) {
  const w = await words()
  const all = new Map(versions().map((version) => [version.dataset.lxFrom, version]))
  const [before, after] = [all.get(from), all.get(to)]
  if (!before || !after) return out.replaceChildren(el("p", "", w.diff_invalid))
  const rows = paired(texts(before), texts(after)).map(([x, y]) => row(x, y, w))
  const count = (kind) => rows.reduce((sum, r) => sum + r.counts[kind], 0)
  const [removed, added] = [count("del"), count("ins")]
  const told = removed + added || rows.some((r) => r.changed)
    ? phrase(w.diff_count, { removed, added })
    : w.diff_same
  const said = el("p", "lx-diff__said", told)
  said.setAttribute("role", "status")
  const close = el("button", "", w.diff_close)
  close.type = "button"
  close.addEventListener("click", () => {
    out.replaceChildren()
    keep("compare", "")
    out.previousElementSibling.querySelector("button").focus()
  })
  const heads = [before, after].map((v) => el("strong", "", el("bdi", "", v.dataset.lxLabel)))
  const head = el("div", "lx-diff__row lx-diff__row--head", ...heads)
  out.replaceChildren(said, el("p", "lx-facts", w.diff_note), head, ...rows.map((r) => r.node), close)
}

/** The paragraphs of a version: place, labels, words; what binds is part of the words. */
function texts(version) {
  return [...pieces(version)].map(([place, { p, labels }]) => {
    const copy = p.cloneNode(true)
    const force = copy.querySelector(".lx-force")
    force?.replaceWith(`[${force.textContent}]`)
    const text = copy.textContent.replace(/[ \t\r\n]+/g, " ").trim()
    return { place, label: labels.filter(Boolean).join(" "), text }
  })
}

/** Paragraphs of both versions in rows: by place, then by likeness, in the order of the text. */
function paired(before, after) {
  const rows = []
  let gone = []
  let come = []
  const settle = () => {
    let next = 0
    for (const old of gone) {
      const at = come.findIndex((one, i) => i >= next && likeness(old.text, one.text) >= ALIKE)
      if (at < 0) rows.push([old, null])
      else {
        rows.push(...come.slice(next, at).map((one) => [null, one]), [old, come[at]])
        next = at + 1
      }
    }
    rows.push(...come.slice(next).map((one) => [null, one]))
    gone = []
    come = []
  }
  for (const [kind, i, j] of align(before.map((t) => t.place), after.map((t) => t.place))) {
    if (kind === "del") gone.push(before[i])
    else if (kind === "ins") come.push(after[i])
    else if (likeness(before[i].text, after[j].text) < ALIKE / 2) {
      // The same number with another text: perhaps the old text went on under a new number.
      gone.push(before[i])
      come.push(after[j])
    } else {
      settle()
      rows.push([before[i], after[j]])
    }
  }
  settle()
  return rows
}

function row(before, after, w) {
  const runs = diff(before?.text ?? "", after?.text ?? "")
  const counts = { same: 0, del: 0, ins: 0 }
  for (const run of runs) counts[run.kind] += run.count
  const side = (text, left) => {
    if (!text) return el("p", "lx-empty", w.diff_nothing)
    const label = el("span", "lx-label")
    const p = el("p", "", write(label, text.label), " ")
    for (const run of runs) {
      if (run.kind === (left ? "ins" : "del")) continue
      const words = run.text.trimEnd()
      write(run.kind === "same" ? p : p.appendChild(el(run.kind)), words)
      p.append(run.text.slice(words.length))
    }
    return p
  }
  const changed = runs.some((run) => run.kind !== "same")
  const name = `lx-diff__row${changed ? "" : " lx-diff__row--same"}`
  return { node: el("div", name, side(before, true), side(after, false)), counts, changed }
}
