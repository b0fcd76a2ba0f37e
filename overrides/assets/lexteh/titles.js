// Words against the titles and headings of all pages: the first answer, before the full text
// is there, and most of the order of the last one.

import { stem, wordsOf } from "./fold.js"

const TITLE = 3
const OTHER = 1
const TEXT = 0.6
const SYNONYM = 0.75
const FOREIGN = 0.7
const PREFIX = 0.6
const TYPO = 0.6
// How much of a page's title the query makes up: a title that says just that comes first.
const COMPACT = 0.8
const KIND = {
  right: 1.25, topic: 1.15, recommendation: 1.05, instrument: 1.05, institution: 1.15,
  provision: 1, case: 1, event: 0.6, page: 0.6,
}
const NOT_IN_FORCE = 0.8
// A card without a single article restated answers little.
const CARD = 0.75

export class Titles {
  constructor(table) {
    this.lang = table.lang
    this.rows = table.pages
    this.kinds = table.kinds
    this.states = table.states
    this.stop = new Set(table.stop)
    this.postings = new Map()
    this.forms = new Map()
    this.sizes = []
    this.held = new Set(table.pages.filter((row) => row[8]).map((row) => row[0].split("/")[0]))
    const names = new Map(table.texts.map(([root, short]) => [root, short]))
    const cards = new Map(table.pages.map((row) => [row[0], row[1]]))
    table.pages.forEach((row, page) => {
      const root = row[0].split("/")[0]
      const provision = row[8]
      const title = provision ? `${provision[0]} ${row[2]}` : row[1]
      this.sizes[page] = this.add(page, title, TITLE) || 1
      if (!provision) this.add(page, row[2], OTHER)
      else this.add(page, `${names.get(root)} ${cards.get(root)}`, TEXT)
    })
    this.groups = table.same.map(([own, others]) => ({
      written: own[0] ?? "",
      own: own.map((w) => this.stems(w)),
      others: others.map((w) => wordsOf(w).map((t) => stem(t, this.lang))),
    }))
    for (const [own] of table.same) for (const word of own) for (const w of wordsOf(word)) this.form(w)
  }

  /** The words of *text* that say something; all of them if none does. */
  tokens(text) {
    const all = wordsOf(text)
    const telling = all.filter((w) => !this.stop.has(w) && (w.length > 1 || /\d/.test(w)))
    return telling.length ? telling : all
  }

  stems(text) {
    return this.tokens(text).map((w) => stem(w, this.lang))
  }

  form(word) {
    const key = stem(word, this.lang)
    if (!this.forms.has(key)) this.forms.set(key, word)
    return key
  }

  /** Index the words of *text*; gives their number. */
  add(page, text, weight) {
    const tokens = this.tokens(text)
    for (const word of tokens) {
      const key = this.form(word)
      if (!this.postings.has(key)) this.postings.set(key, new Map())
      const pages = this.postings.get(key)
      pages.set(page, Math.max(weight, pages.get(page) ?? 0))
    }
    return tokens.length
  }

  /**
   * The pages that fit *query*: a map from page to score, the best near 1 and more.
   * `words` are those of the index that stood for what was typed, `typos` whether any was
   * corrected: words in *absent* stand for their nearest, or for nothing.
   */
  search(query, absent = []) {
    const { concepts, typos, words } = this.concepts(query, absent)
    const scores = new Map()
    const matched = new Map()
    let total = 0
    for (const concept of concepts) {
      const pages = this.pagesOf(concept)
      const rarity = Math.log(1 + this.rows.length / Math.max(pages.size, 1))
      total += rarity
      for (const [page, weight] of pages) {
        scores.set(page, (scores.get(page) ?? 0) + (rarity * weight) / TITLE)
        if (weight > OTHER) matched.set(page, (matched.get(page) ?? 0) + concept.size)
      }
    }
    for (const [page, score] of scores) {
      const share = Math.min(1, (matched.get(page) ?? 0) / this.sizes[page])
      scores.set(page, (score / total) * (1 + COMPACT * share) * this.weight(page))
    }
    return { scores, typos, words }
  }

  weight(page) {
    const row = this.rows[page]
    if (this.kinds[row[3]] === "instrument" && !this.held.has(row[0])) return KIND.instrument * CARD
    const over = row[6] > this.states.indexOf("not_yet")
    return KIND[this.kinds[row[3]]] * (over ? NOT_IN_FORCE : 1)
  }

  /** What *query* asks for, one concept for each word or known phrase. */
  concepts(query, absent) {
    const tokens = this.tokens(query)
    const stems = tokens.map((w) => stem(w, this.lang))
    const concepts = []
    const words = []
    let typos = false
    for (let at = 0; at < stems.length; ) {
      const group = this.groupAt(stems, at)
      if (group) {
        concepts.push(group)
        words.push(group.foreign ? group.written : tokens.slice(at, at + group.length).join(" "))
        at += group.length
        continue
      }
      const key = stems[at]
      const last = at === stems.length - 1
      if (absent.includes(tokens[at])) {
        const near = this.nearest(tokens[at])
        typos = true
        at++
        if (near) {
          words.push(this.forms.get(near))
          concepts.push(this.groupAt([near], 0) ?? { size: 1, ways: [{ stems: [near], quality: TYPO }] })
        }
        continue
      }
      words.push(tokens[at])
      concepts.push({ size: 1, ways: [{ stems: [key], quality: 1, prefix: last }] })
      at++
    }
    return { concepts, typos, words }
  }

  /** The words of *query* that stand in no title and begin none. */
  unknown(query) {
    const tokens = this.tokens(query)
    const stems = tokens.map((w) => stem(w, this.lang))
    const keys = [...this.forms.keys()]
    return tokens.filter((word, at) => {
      const key = stems[at]
      if (this.forms.has(key) || /\d/.test(key) || key.length < 4) return false
      return !this.groupAt(stems, at) && !keys.some((one) => one.startsWith(key))
    })
  }

  /** The longest phrase at *at* that a group of synonyms holds, with all its ways. */
  groupAt(stems, at) {
    let best = null
    for (const { own, others, written } of this.groups) {
      for (const [phrases, foreign] of [[own, false], [others, true]]) {
        for (const phrase of phrases) {
          if (!phrase.length || phrase.length <= (best?.length ?? 0)) continue
          if (phrase.every((s, i) => stems[at + i] === s)) best = { length: phrase.length, phrase, own, foreign, written }
        }
      }
    }
    if (!best) return null
    const typed = { stems: best.phrase, quality: 1 }
    const ways = best.own.map((s) => ({ stems: s, quality: best.foreign ? FOREIGN : SYNONYM }))
    return { length: best.length, size: best.length, ways: [typed, ...ways], foreign: best.foreign, written: best.written }
  }

  pagesOf({ ways }) {
    const found = new Map()
    for (const { stems, quality, prefix } of ways) {
      let pages = null
      for (const key of stems) {
        const held = this.holding(key, prefix)
        if (!pages) pages = held
        else for (const [page, w] of pages) held.has(page) ? pages.set(page, Math.min(w, held.get(page))) : pages.delete(page)
      }
      for (const [page, weight] of pages ?? []) {
        if (weight * quality > (found.get(page) ?? 0)) found.set(page, weight * quality)
      }
    }
    return found
  }

  holding(key, prefix) {
    const held = new Map(this.postings.get(key))
    if (prefix && key.length >= 3) {
      for (const [one, pages] of this.postings) {
        if (one === key || !one.startsWith(key)) continue
        for (const [page, w] of pages) if (w * PREFIX > (held.get(page) ?? 0)) held.set(page, w * PREFIX)
      }
    }
    return held
  }

  /** The known word nearest to *word*: one slip in a short word, two in a long one. */
  nearest(word) {
    const most = word.length < 8 ? 1 : 2
    let best = null
    for (const [key, form] of this.forms) {
      if (Math.abs(form.length - word.length) > most || /\d/.test(form)) continue
      const slips = Math.min(distance(word, form, most), distance(stem(word, this.lang), key, most))
      const count = this.postings.get(key)?.size ?? 0
      if (slips <= most && (!best || slips < best.slips || (slips === best.slips && count > best.count))) {
        best = { key, slips, count }
      }
    }
    return best?.key
  }
}

/** Letters to put in, leave out, change or swap between *a* and *b*; *most* + 1 if more. */
function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before = null
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1] + (a[i - 1] !== b[j - 1])
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        next[j] = Math.min(next[j], before[j - 2] + 1)
      }
    }
    if (Math.min(...next) > most) return most + 1
    before = row
    row = next
  }
  return row[b.length]
}
