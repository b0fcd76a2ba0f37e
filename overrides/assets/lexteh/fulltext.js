// Pagefind's index of this page's language, and the paragraph of a page that matched.

import { stem, wordsOf } from "./fold.js"

const BEFORE = 6
const LENGTH = 34
// The last line of a page holds other spellings of its number, from this sign on.
const ALIASES = "⁂"

export class FullText {
  /** *site* is the address of the site's root, *numbers* of the file that names the results. */
  constructor(site, numbers) {
    this.site = site
    this.numbers = numbers
  }

  load() {
    this.loading ??= Promise.all([
      import(new URL("pagefind/pagefind.js", this.site).href).then(async (module) => {
        await module.options({ excerptLength: 1 })
        await module.init()
        return module
      }),
      fetch(this.numbers).then((answer) => answer.json()),
    ]).then(([module, { ids, others }]) => {
      this.pages = new Map(ids.map((id, page) => [id, page]))
      this.others = new Map(others.map(([id, path, title]) => [id, { path, title }]))
      return module
    })
    return this.loading
  }

  /** Whether any page holds a word that begins like *word*: Pagefind also finds shorter ones. */
  async holds(word) {
    const module = await this.load()
    const { results } = await module.search(word)
    if (!results.length) return false
    const { content } = await results[0].data()
    return wordsOf(content).some((one) => one.startsWith(word))
  }

  /** Every page that holds all the words of *query*: `{page | other, score, data}`, score 0…1. */
  async search(query) {
    const module = await this.load()
    const { results } = await module.search(query)
    const most = Math.max(...results.map((r) => r.score), 1e-9)
    return results
      .map(({ id, score, data }) => {
        const key = id.replace(/^[a-z]+_/, "")
        return { page: this.pages.get(key), other: this.others.get(key), score: score / most, data }
      })
      .filter((one) => one.page !== undefined || one.other)
  }
}

/** The places in *words* where those of a quoted phrase follow each other. */
function runs(words, phrase, lang) {
  const wanted = wordsOf(phrase).map((w) => stem(w, lang))
  const flat = words.flatMap((word, at) => wordsOf(word).map((w) => [stem(w, lang), at]))
  return flat.flatMap((_, i) => {
    const same = wanted.every((w, k) => flat[i + k]?.[0] === w)
    return same ? wanted.map((_, k) => flat[i + k][1]) : []
  })
}

/**
 * The paragraph of a result where the words stand closest: `{anchor, label, parts}`, parts being
 * `[text, whether it matched]`; null if only other spellings of a number matched.
 */
export function passage(data, query, lang) {
  const words = (data.raw_content ?? data.content).split(/\s+/)
  const sign = words.indexOf(ALIASES)
  const end = sign < 0 ? words.length : sign
  if (query.startsWith('"')) return around(runs(words.slice(0, end), query, lang), data, words, end, lang)
  const wanted = new Set(wordsOf(query).map((w) => stem(w, lang)))
  const hits = new Set(data.locations.filter((at) => at < end && at >= 0))
  words.slice(0, end).forEach((word, at) => {
    if (wordsOf(word).some((w) => wanted.has(stem(w, lang)))) hits.add(at)
  })
  return around([...hits], data, words, end, lang)
}

function around(found, data, words, end, lang) {
  const hits = new Set(found)
  if (!hits.size) return null
  const anchors = data.anchors
    .filter((a) => !/^(?:src-|links$|sources$|notes$)/.test(a.id) && a.location < end)
    .sort((a, b) => a.location - b.location)
  const best = bestPlace([...hits].sort((a, b) => a - b), anchors, words, lang)
  const from = Math.max(best.start, best.first - BEFORE)
  const to = Math.min(end, Math.max(best.stop, from + BEFORE), from + LENGTH)
  const parts = [[from > best.start ? "… " : "", false]]
  for (let at = from; at < to; at++) parts.push([words[at], hits.has(at)], [" ", false])
  if (to < best.stop) parts.push(["…", false])
  const unit = /^(?:v-[\d-]+-)?(?:para|subpara|al|point|indent|num|sec|item|point)-/.test(best.id)
  return { anchor: best.id, label: unit ? best.label : "", parts }
}

/** The stretch between two anchors that holds most different words, the wording of today first. */
function bestPlace(hits, anchors, words, lang) {
  let best = null
  const ends = anchors.map((a, i) => anchors[i + 1]?.location ?? words.length)
  const places = [{ id: "", location: 0, text: "" }, ...anchors]
  places.forEach((anchor, i) => {
    const stop = i ? ends[i - 1] : (anchors[0]?.location ?? words.length)
    const inside = hits.filter((at) => at >= anchor.location && at < stop)
    if (!inside.length) return
    const kinds = new Set(inside.map((at) => stem(wordsOf(words[at])[0] ?? "", lang))).size
    const old = anchor.id.startsWith("v-")
    const value = kinds - (i ? 0 : 0.6) - (old ? 0.5 : 0) + Math.min(inside.length, 5) / 100
    if (!best || value > best.value) {
      best = { value, id: anchor.id, label: anchor.text ?? "", start: anchor.location, stop, first: inside[0] }
    }
  })
  return best ?? { id: "", label: "", start: 0, stop: words.length, first: hits[0] }
}
