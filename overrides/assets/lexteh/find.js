// The search itself: a typed citation from the table, titles at once, then the full text.

import { Citations } from "./citation.js"
import { fold, wordsOf } from "./fold.js"
import { FullText, passage } from "./fulltext.js"
import { Titles } from "./titles.js"

// How much the full text weighs beside titles and headings.
const TEXT_WEIGHT = 0.55
// Below this share of the best, a page that matches by its title alone is no result.
const FLOOR = 0.25
const QUOTED = /["«“„]\s*([^"«»“”„]+?)\s*["»”]/u
const finders = new Map()

/** The search of the language whose search page is *page*, on the site with the root *site*. */
export function finder(site, page) {
  const key = page.href
  if (!finders.has(key)) finders.set(key, new Finder(site, page))
  return finders.get(key)
}

class Finder {
  constructor(site, page) {
    this.page = page
    this.site = site
    this.root = new URL("../", page)
    this.fulltext = new FullText(site, new URL("ids.json", page))
  }

  /** Fetch the table; the full text follows by itself. */
  load() {
    this.loading ??= fetch(new URL("table.json", this.page))
      .then((answer) => answer.json())
      .then((table) => {
        this.table = table
        this.words = table.words
        this.citations = new Citations(table)
        this.titles = new Titles(table)
        this.fulltext.load().catch(() => {})
      })
    return this.loading
  }

  /** What the table alone answers, in the order shown: `{items, count, other}`. */
  quick(query, filters = {}) {
    const cited = this.cited(query).filter((item) => this.fits(item, filters))
    const phrase = phraseOf(query)
    let found = this.titles.search(query)
    if (!found.scores.size) found = this.titles.search(query, this.titles.unknown(query))
    const pages = [...found.scores].filter(([page]) => !phrase || this.says(page, phrase))
    const items = pages.map(([page, score]) => this.item(page, score))
    return this.answer(cited, items, filters, found)
  }

  /** The same with the full text. */
  async full(query, filters = {}) {
    const cited = this.cited(query).filter((item) => this.fits(item, filters))
    const phrase = phraseOf(query)
    const absent = phrase ? [] : await this.absent(query)
    const found = this.titles.search(query, absent)
    const asked = phrase ? `"${phrase}"` : found.words.join(" ")
    const texts = asked ? await this.fulltext.search(asked) : []
    const items = new Map()
    for (const [page, score] of found.scores) {
      if (!phrase || this.says(page, phrase)) items.set(page, this.item(page, score))
    }
    for (const { page, other, score, data } of texts) {
      const key = page ?? other.path
      const weight = page === undefined ? 0.4 : this.titles.weight(page)
      const item = items.get(key) ?? (page === undefined ? this.otherItem(other) : this.item(page, 0))
      item.score += TEXT_WEIGHT * score * weight
      item.data = data
      item.asked = asked
      items.set(key, item)
    }
    return this.answer(cited, [...items.values()], filters, found)
  }

  /** The words of *query* that no title and no text holds. */
  async absent(query) {
    const unknown = this.titles.unknown(query)
    const held = await Promise.all(unknown.map((word) => this.fulltext.holds(word)))
    return unknown.filter((_, at) => !held[at])
  }

  answer(cited, items, filters, { typos, words }) {
    const first = new Set(cited.map((item) => item.address))
    const fit = items.filter((item) => !first.has(item.address) && this.fits(item, filters))
    fit.sort((a, b) => b.score - a.score || a.order - b.order)
    const least = (fit[0]?.score ?? 0) * FLOOR
    // Beside a citation only pages that hold its words: those that cite it.
    const rest = fit.filter((item) => item.data || (!cited.length && item.score >= least))
    const all = [...cited, ...rest]
    return { items: all, count: all.length, other: typos && all.length && !cited.length ? words.join(" ") : "" }
  }

  /** The provisions that *query* cites; after an old number what took its place. */
  cited(query) {
    const items = []
    for (const found of this.citations.answers(query)) {
      if (found.url) {
        items.push({ href: found.url, title: found.name, note: { text: this.words.search_outside }, outside: true, kind: "", address: found.url })
        continue
      }
      const page = this.citations.pages.get(found.address)
      const item = this.item(page, 9, found.fragment)
      item.cited = true
      if (found.note === "card") item.note = { text: this.words.search_not_restated }
      items.push(item)
      for (const [address] of this.table.pages[page][8]?.[2] ?? []) {
        const next = this.citations.pages.get(address)
        if (next === undefined) continue
        const after = this.item(next, 9)
        after.note ??= { text: this.words.search_formerly.replace("{name}", this.title(page)) }
        items.push({ ...after, cited: true })
      }
    }
    const seen = new Set()
    return items.filter((item) => !seen.has(item.href) && seen.add(item.href))
  }

  title(page) {
    const row = this.table.pages[page]
    if (!row[8]) return row[1]
    const [root, step] = row[0].split("/")
    const pattern = this.words[step.startsWith("recital") ? "search_recital" : "search_article"]
    return `${pattern.replace("{n}", row[8][0])} – ${this.citations.texts.get(root).short}`
  }

  item(page, score, fragment = "") {
    const row = this.table.pages[page]
    const successors = row[8]?.[2] ?? []
    const state = this.table.states[row[6]] ?? ""
    const names = successors.map(([address]) => this.citations.pages.get(address))
    const now = state === "in_force" ? [] : names.filter((next) => next !== undefined)
    return {
      page,
      order: page,
      score,
      address: row[0],
      href: new URL(`${row[0]}/${fragment ? `#${fragment}` : ""}`, this.root).href,
      place: this.placeName(fragment),
      title: this.title(page),
      heading: row[8] || row[1] !== row[2] ? row[2] : "",
      kind: this.table.kinds[row[3]],
      state,
      note: now.length
        ? { text: fill(this.words.search_now, { date: successors[0][1], name: now.map((n) => this.title(n)).join(" ; ") }) }
        : undefined,
    }
  }

  /** ``para-5-point-a`` as this language cites it: ``§ 5 a)``. */
  placeName(fragment) {
    const { steps, letters } = this.table
    const parts = [...fragment.matchAll(/(para|subpara|al|point|indent|num|sec)-([a-z0-9]+)/g)]
    return parts
      .map(([, kind, value]) => {
        const letter = kind === "point" && value.length === 1 ? letters[value.charCodeAt(0) - 97] : ""
        return steps[kind].replace("{}", letter || (kind === "sec" ? value.toUpperCase() : value))
      })
      .join(this.table.lang === "ar" ? "، " : ", ")
  }

  otherItem({ path, title }) {
    return { order: 1e6, score: 0, address: path, href: new URL(`${path}/`, this.root).href, title, heading: "", kind: "page", state: "" }
  }

  says(page, phrase) {
    return wordsOf(`${this.title(page)} ${this.table.pages[page][2]}`).join(" ").includes(wordsOf(phrase).join(" "))
  }

  /** Whether *item* passes *filters*: lists of levels, kinds, forces; instrument, topic, inforce. */
  fits(item, { level = [], kind = [], force = [], instrument = "", topic = "", inforce = "" }) {
    const row = item.page === undefined ? null : this.table.pages[item.page]
    if (kind.length && !kind.includes(item.kind)) return false
    if (level.length && !level.some((one) => row?.[4].includes(one[0]))) return false
    if (force.length && !force.includes(this.table.forces[row?.[7]])) return false
    if (instrument && item.address.split("/")[0] !== instrument) return false
    if (topic && !row?.[5].includes(this.table.topics.indexOf(`topics/${topic}`))) return false
    if (inforce && (!item.state || (item.state === "in_force") !== (inforce === "yes"))) return false
    return true
  }

  /** Fetch the matching paragraph of each of *items* that the full text found. */
  async passages(items) {
    await Promise.all(
      items.map(async (item) => {
        if (!item.data || item.passage !== undefined) return
        item.passage = passage(await item.data(), item.asked, this.table.lang)
        if (item.passage?.anchor && !item.href.includes("#") && item.passage.label) {
          item.href += `#${item.passage.anchor}`
        }
      })
    )
  }
}

function phraseOf(query) {
  const match = QUOTED.exec(query)
  return match && fold(match[1])
}

/** *text* with its blanks `{name}` filled. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (blank, name) => values[name] ?? blank)
}
