// The search box: Pagefind's index of this page's language, loaded when the box is first used.

const MOST = 10
const LOOKED_AT = 18
// What a reader most often wants first, all else being equal.
const KIND_WEIGHT = {
  right: 1.5, provision: 1.3, recommendation: 1.3, instrument: 1.1, institution: 1.1,
  topic: 0.9, case: 0.8, event: 0.5, page: 0.5,
}
const TITLE_BONUS = 2.5
const WAIT = 120
const ARTICLE_WORDS = /^(?:articles?|art\.?|art[ií]culos?|المادة|مادة|المادّة)\s*/iu
const NUMBER = /(?:([LRDlrd])\s*\.?\s*)?(\d+(?:-\d+)*)/u
const LTR_RUN = /[A-Za-zÀ-ɏ0-9][A-Za-zÀ-ɏ0-9.,/:'’()\-–% \u00a0\u202f]*[A-Za-zÀ-ɏ0-9%)]|[A-Za-zÀ-ɏ0-9]/gu

/** Western digits, one space, no direction marks: what the index holds. */
export function plain(query) {
  return query
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]/g, "")
    .replace(/[\u2010-\u2013\u2212]/g, "-")
    .replace(/\s+/g, " ")
    .trim()
}

/** The queries to try in turn: an article's number in one piece first, then the words as typed. */
export function variants(query) {
  const typed = plain(query)
  const bare = typed.replace(ARTICLE_WORDS, "")
  const found = NUMBER.exec(bare)
  const tries = []
  if (found && (found[1] || found[2].includes("-") || bare !== typed)) {
    const number = (found[1] || "").toUpperCase() + found[2]
    const rest = bare.replace(found[0], " ").replace(/\s+/g, " ").trim()
    const short = found[1] || found[2].includes("-") ? number : `art${number}`
    tries.push(rest ? `${short} ${rest}` : short, short)
  }
  tries.push(typed)
  return [...new Set(tries)]
}

/** Whether the query is an article's number and nothing else. */
function isNumber(query) {
  const bare = plain(query).replace(ARTICLE_WORDS, "")
  const found = NUMBER.exec(bare)
  return Boolean(found) && found[0] === bare
}

let engine
function pagefind(base) {
  engine ??= import(new URL("pagefind/pagefind.js", new URL(base.replace(/\/?$/, "/"), location)).href).then(
    async (module) => {
      await module.options({ excerptLength: 24 })
      await module.init()
      return module
    }
  )
  return engine
}

/**
 * Results of the variants, first ones first, no page twice. A number that is found in one piece
 * needs no second try: its loose form would match every page with an "l" or a "4".
 */
async function find(base, query) {
  const module = await pagefind(base)
  const seen = new Map()
  for (const variant of variants(query)) {
    if (seen.size && isNumber(query)) break
    const { results } = await module.search(variant)
    for (const result of results) if (!seen.has(result.id)) seen.set(result.id, result)
    if (seen.size >= MOST) break
  }
  const all = [...seen.values()]
  const looked = all.slice(0, LOOKED_AT)
  const items = await Promise.all(looked.map((result) => result.data()))
  const ranks = new Map(items.map((item, i) => [item, rank(item, looked[i].score, query, i)]))
  items.sort((a, b) => ranks.get(b) - ranks.get(a))
  return { count: all.length, items: items.slice(0, MOST) }
}

/** Small letters without accents, one space: for comparing titles with queries. */
function folded(text) {
  return plain(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
}

/** A number keeps Pagefind's own order; words prefer titles that hold them, rights and texts. */
function rank(item, score, query, place) {
  if (isNumber(query)) return -place
  const bonus = folded(item.meta.title || "").includes(folded(query)) ? TITLE_BONUS : 1
  return score * bonus * (KIND_WEIGHT[item.meta.sort] ?? 1)
}

/** Append *text* to *node*; in a right-to-left page numbers and Latin names keep their order. */
function write(node, text, rtl) {
  if (!rtl) return node.append(text)
  let end = 0
  for (const match of text.matchAll(LTR_RUN)) {
    node.append(text.slice(end, match.index))
    const bdi = document.createElement("bdi")
    bdi.dir = "ltr"
    bdi.textContent = match[0]
    node.append(bdi)
    end = match.index + match[0].length
  }
  node.append(text.slice(end))
}

/** Pagefind's excerpt holds only text and <mark>: rebuilt from its parts, never as HTML. */
function writeExcerpt(node, excerpt, rtl) {
  const parsed = new DOMParser().parseFromString(excerpt, "text/html")
  for (const part of parsed.body.childNodes) {
    const target = part.nodeName === "MARK" ? node.appendChild(document.createElement("mark")) : node
    write(target, part.textContent, rtl)
  }
}

class SearchBox {
  constructor(form) {
    this.form = form
    this.input = form.querySelector("input")
    this.panel = form.querySelector(".lx-search__panel")
    this.status = form.querySelector(".lx-search__status")
    this.list = form.querySelector(".lx-search__results")
    this.rtl = document.body.dir === "rtl"
    this.turn = 0
    this.active = -1
    this.input.addEventListener("focus", () => pagefind(form.dataset.lxBase).catch(() => {}))
    this.input.addEventListener("input", () => this.later())
    this.input.addEventListener("keydown", (event) => this.key(event))
    form.addEventListener("submit", (event) => this.submit(event))
    document.addEventListener("click", (event) => {
      if (!form.contains(event.target)) this.close()
    })
  }

  later() {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.run(), WAIT)
  }

  async run() {
    const query = this.input.value.trim()
    const turn = ++this.turn
    if (!query) return this.close()
    try {
      const found = await find(this.form.dataset.lxBase, query)
      if (turn === this.turn) this.show(query, found)
    } catch {
      if (turn === this.turn) this.say(this.form.dataset.lxError)
    }
  }

  say(message) {
    this.list.replaceChildren()
    this.status.textContent = ""
    write(this.status, message, this.rtl)
    this.open()
  }

  show(query, { count, items }) {
    const { lxNone, lxOne, lxCount } = this.form.dataset
    this.say(count === 0 ? lxNone.replace("%s", query) : count === 1 ? lxOne : lxCount.replace("%d", count))
    this.active = -1
    this.list.replaceChildren(...items.map((item, index) => this.entry(item, index)))
  }

  entry(item, index) {
    const row = document.createElement("li")
    row.role = "option"
    row.id = `${this.list.id}-${index}`
    row.setAttribute("aria-selected", "false")
    const link = document.createElement("a")
    link.href = item.url
    link.tabIndex = -1
    const title = document.createElement("strong")
    write(title, item.meta.title || item.url, this.rtl)
    link.append(title)
    const kind = item.filters?.kind?.[0]
    if (kind) {
      const tag = document.createElement("span")
      tag.className = "lx-tag lx-tag--quiet"
      tag.textContent = kind
      link.append(" ", tag)
    }
    const excerpt = document.createElement("span")
    excerpt.className = "lx-search__excerpt"
    // The last line of a page holds other spellings of its number, from the sign ⁂ on: what
    // matched there is no text to show.
    const [shown] = item.excerpt.split("⁂")
    if (shown.includes("<mark>") || !item.meta.summary) writeExcerpt(excerpt, shown, this.rtl)
    else write(excerpt, item.meta.summary, this.rtl)
    link.append(excerpt)
    row.append(link)
    return row
  }

  open() {
    this.panel.hidden = false
    this.input.setAttribute("aria-expanded", "true")
  }

  close() {
    this.turn++
    this.panel.hidden = true
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
      this.active = (this.active + step + rows.length) % rows.length
      rows.forEach((row, i) => row.setAttribute("aria-selected", String(i === this.active)))
      rows[this.active].scrollIntoView({ block: "nearest" })
      this.input.setAttribute("aria-activedescendant", rows[this.active].id)
    }
  }

  async submit(event) {
    event.preventDefault()
    const chosen = this.list.children[Math.max(this.active, 0)]
    if (chosen && !this.panel.hidden) return chosen.querySelector("a").click()
    await this.run()
  }
}

const boxes = [...document.querySelectorAll("[data-lx-search]")].map((form) => new SearchBox(form))

document.addEventListener("keydown", (event) => {
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey
  const palette = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)
  const writing = event.target.closest?.("input, textarea, select, [contenteditable]")
  if (boxes.length && (palette || (slash && !writing))) {
    event.preventDefault()
    boxes[0].input.focus()
    boxes[0].input.select()
  }
})

for (const button of document.querySelectorAll("[data-lx-example]")) {
  button.addEventListener("click", () => {
    boxes[0].input.value = button.textContent.trim()
    boxes[0].input.focus()
    boxes[0].run()
  })
}
