// The page of results: filters, groups by kind, an address that can be shared.

import { fill } from "./find.js"
import { resultLink, summary, write } from "./results.js"

const LISTS = ["level", "kind", "force"]
const SINGLES = ["instrument", "topic", "inforce"]
const WAIT = 90
const A_GROUP = 6
const WIDE = "(min-width: 60em)"

/** Make *page* search with what *box* has loaded. */
export function start(page, box) {
  return new FindPage(page, box).begin()
}

class FindPage {
  constructor(page, box) {
    this.page = page
    this.box = box
    this.form = page.querySelector("form")
    this.input = this.form.elements.q
    this.details = page.querySelector("details")
    this.status = page.querySelector(".lx-find__status")
    this.results = page.querySelector(".lx-find__results")
    this.advice = page.querySelector(".lx-find__advice")
    this.lists = page.querySelector(".lx-find__lists")
    this.turn = 0
  }

  async begin() {
    this.read()
    this.details.open = matchMedia(WIDE).matches
    this.input.addEventListener("focus", () => this.box.load().catch(() => {}))
    this.page.addEventListener("input", () => this.run())
    this.form.addEventListener("reset", () => setTimeout(() => this.cleared()))
    this.form.addEventListener("submit", (event) => {
      event.preventDefault()
      this.run()
    })
    addEventListener("popstate", () => {
      this.read()
      this.run()
    })
    await this.run()
  }

  cleared() {
    this.input.value = this.query ?? ""
    this.run()
  }

  /** Put the values of the page's address into the form. */
  read() {
    const values = new URLSearchParams(location.search)
    this.input.value = values.get("q") ?? ""
    for (const name of LISTS) {
      const chosen = values.getAll(name).flatMap((value) => value.split(","))
      for (const field of this.fields(name)) field.checked = chosen.includes(field.value)
    }
    for (const name of SINGLES) {
      const value = values.get(name) ?? ""
      if (name === "inforce") for (const field of this.fields(name)) field.checked = field.value === value
      else this.form.elements[name].value = value
    }
  }

  fields(name) {
    return [...this.page.querySelectorAll(`input[name="${name}"]`)]
  }

  filters() {
    const chosen = {}
    for (const name of LISTS) chosen[name] = this.fields(name).filter((f) => f.checked).map((f) => f.value)
    for (const name of SINGLES) chosen[name] = this.form.elements[name].value
    return chosen
  }

  /** Keep what is asked in the address; the history keeps one entry for the page. */
  remember(query, filters) {
    const url = new URL(location.pathname, location)
    if (query) url.searchParams.set("q", query)
    for (const [name, value] of Object.entries(filters)) {
      const text = Array.isArray(value) ? value.join(",") : value
      if (text) url.searchParams.set(name, text)
    }
    history.replaceState(history.state, "", url.href.replaceAll("%2C", ","))
  }

  async run() {
    const query = (this.query = this.input.value.trim())
    this.input.dir = query ? "auto" : ""
    const filters = this.filters()
    const count = Object.values(filters).flat().filter(Boolean).length
    this.page.querySelector(".lx-find__chosen").textContent = count ? `(${count})` : ""
    this.page.querySelector(".lx-find__unfilter").hidden = !count
    const turn = ++this.turn
    this.remember(query, filters)
    if (!query) return this.clear()
    this.results.setAttribute("aria-busy", "true")
    try {
      await this.box.load()
      if (turn !== this.turn) return
      const { finder } = this.box
      const first = finder.quick(query, filters)
      if (first.count) this.show(query, first)
      await new Promise((done) => setTimeout(done, WAIT))
      if (turn !== this.turn) return
      const found = await finder.full(query, filters)
      await finder.passages(this.groups(found.items).flatMap(([, items]) => items.slice(0, A_GROUP)))
      if (turn === this.turn) this.show(query, found)
    } catch {
      if (turn === this.turn) this.say(this.box.form.dataset.lxError)
    }
    if (turn === this.turn) this.results.setAttribute("aria-busy", "false")
  }

  clear() {
    this.status.replaceChildren()
    this.results.replaceChildren()
    this.advice.hidden = true
    this.lists.hidden = false
  }

  say(message) {
    this.status.replaceChildren()
    write(this.status, message)
  }

  /** Citations by themselves, then kinds in the order of their best result. */
  groups(items) {
    const groups = new Map()
    for (const item of items) {
      const key = item.cited || item.outside ? "" : item.kind
      groups.set(key, [...(groups.get(key) ?? []), item])
    }
    return [...groups]
  }

  show(query, { items, count, other }) {
    const { words } = this.box.finder
    this.say(summary(words, query, count, other))
    this.advice.hidden = this.lists.hidden = count > 0
    if (!count) this.advice.hidden = this.lists.hidden = false
    this.results.replaceChildren(...this.groups(items).map(([kind, found]) => this.group(kind, found)))
  }

  group(kind, items) {
    const { words } = this.box.finder
    const section = document.createElement("section")
    section.className = "lx-find__group"
    const title = document.createElement("h2")
    write(title, kind ? words[`group_${kind}`] : words.search_citation)
    const count = document.createElement("small")
    count.textContent = ` ${items.length}`
    if (kind) title.append(count)
    const list = document.createElement("ol")
    const link = (item) => {
      const row = document.createElement("li")
      row.append(resultLink(item, words, { showKind: !kind }))
      return row
    }
    list.append(...items.slice(0, A_GROUP).map(link))
    section.append(title, list)
    let shown = A_GROUP
    if (items.length > shown) {
      const more = document.createElement("button")
      more.type = "button"
      more.className = "lx-find__more"
      const label = () => {
        more.replaceChildren()
        write(more, fill(words.search_more, { n: Math.min(2 * A_GROUP, items.length - shown) }))
      }
      label()
      more.addEventListener("click", async () => {
        const next = items.slice(shown, shown + 2 * A_GROUP)
        await this.box.finder.passages(next).catch(() => {})
        const rows = next.map(link)
        list.append(...rows)
        rows[0].firstChild.focus()
        shown += next.length
        shown < items.length ? label() : more.remove()
      })
      section.append(more)
    }
    return section
  }
}
