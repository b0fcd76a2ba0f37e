// The search boxes of each page: shortcuts, and a panel of first results. What searches is
// loaded when a box is first used.

const MOST = 8
const WAIT = 90

class SearchBox {
  constructor(form) {
    this.form = form
    this.input = form.querySelector("input")
    this.panel = form.querySelector(".lx-search__panel")
    this.status = form.querySelector(".lx-search__status")
    this.list = form.querySelector(".lx-search__results")
    this.turn = 0
    this.active = -1
    this.items = []
    this.input.addEventListener("focus", () => this.load().catch(() => {}))
    this.input.addEventListener("input", () => this.run())
    this.input.addEventListener("keydown", (event) => this.key(event))
    form.addEventListener("submit", (event) => this.submit(event))
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) this.close()
    })
  }

  async load() {
    this.loading ??= Promise.all([import("./find.js"), import("./results.js")]).then(async ([find, results]) => {
      this.finder = find.finder(new URL(this.form.dataset.lxBase.replace(/\/?$/, "/"), location), new URL(this.form.action))
      this.results = results
      await this.finder.load()
    })
    return this.loading
  }

  /** Titles and citations at once; the full text when the reader pauses. */
  async run() {
    const query = this.input.value.trim()
    const turn = ++this.turn
    // Empty, it keeps the direction of the page for its placeholder.
    this.input.dir = query ? "auto" : ""
    clearTimeout(this.timer)
    if (!query) return this.close()
    try {
      await this.load()
      if (turn !== this.turn) return
      this.show(query, this.finder.quick(query), false)
      await new Promise((done) => (this.timer = setTimeout(done, WAIT)))
      const found = await this.finder.full(query)
      await this.finder.passages(found.items.slice(0, MOST))
      // A row that the reader has gone to stays where it is.
      if (turn === this.turn && this.active < 0) this.show(query, found, true)
    } catch {
      if (turn === this.turn) this.say(this.form.dataset.lxError)
    }
  }

  say(message) {
    this.list.replaceChildren()
    this.status.replaceChildren()
    if (this.results) this.results.write(this.status, message)
    else this.status.append(message)
    this.open()
  }

  show(query, { items, count, other }, whole) {
    if (!whole && !items.length) return
    const words = this.finder.words
    this.items = items.slice(0, MOST)
    this.say(whole || items[0]?.cited ? this.results.summary(words, query, count, other) : "…")
    this.active = -1
    const rows = this.items.map((item) => this.results.resultLink(item, words))
    if (count) {
      const all = document.createElement("a")
      all.className = "lx-search__all"
      all.href = this.address(query)
      this.results.write(all, words.search_all)
      rows.push(all)
    }
    this.list.replaceChildren(...rows.map((link, index) => this.row(link, index)))
  }

  address(query) {
    const url = new URL(this.form.action)
    url.searchParams.set("q", query)
    return url.href
  }

  /** A link as an option of the list: the field keeps the focus. */
  row(link, index) {
    link.role = "option"
    link.id = `${this.list.id}-${index}`
    link.tabIndex = -1
    link.setAttribute("aria-selected", "false")
    return link
  }

  open() {
    this.panel.hidden = false
    this.input.setAttribute("aria-expanded", "true")
  }

  close() {
    this.turn++
    this.panel.hidden = true
    this.active = -1
    this.input.setAttribute("aria-expanded", "false")
    this.input.removeAttribute("aria-activedescendant")
  }

  key(event) {
    const rows = [...this.list.children]
    if (event.key === "Escape") {
      this.close()
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && rows.length) {
      event.preventDefault()
      const step = event.key === "ArrowDown" ? 1 : -1
      const from = this.active < 0 && step < 0 ? 0 : this.active
      this.active = (from + step + rows.length) % rows.length
      rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === this.active)))
      rows[this.active].scrollIntoView({ block: "nearest" })
      this.input.setAttribute("aria-activedescendant", rows[this.active].id)
    }
  }

  /** Enter opens the row chosen, or the provision cited; otherwise the page of results opens. */
  async submit(event) {
    event.preventDefault()
    const query = this.input.value.trim()
    if (!query) return
    const row = this.list.children[this.active]
    if (row) return row.click()
    await this.load().catch(() => {})
    const [first] = this.finder?.table ? this.finder.quick(query).items : []
    const url = new URL(first?.cited && !first.outside ? first.href : this.address(query), location)
    // The law of a day stays that of the day.
    const on = new URLSearchParams(location.search).get("on")
    if (on) url.searchParams.set("on", on)
    location.assign(url)
  }
}

const boxes = [...document.querySelectorAll("[data-lx-search]")].map((form) => new SearchBox(form))
const page = document.querySelector("[data-lx-find]")
if (page && boxes.length) import("./find-page.js").then((module) => module.start(page, boxes[0]))

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey
  const palette = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]")
  const field = page?.querySelector("input[name=q]") ?? boxes[0]?.input
  if (field && (palette || (slash && !writing))) {
    event.preventDefault()
    field.focus()
    field.select()
  }
})

for (const button of document.querySelectorAll("[data-lx-example]")) {
  button.addEventListener("click", () => {
    boxes[0].input.value = button.textContent.trim()
    boxes[0].input.focus()
    boxes[0].run()
  })
}
