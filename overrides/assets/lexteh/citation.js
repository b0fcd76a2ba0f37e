// A citation as typed -> the provision it means, read from the table of this language.
// The table comes from the recogniser's own data; tests hold the two to the same answers.

import { fold } from "./fold.js"

const SIGNS = /n\.? ?° ?|(?<![\p{L}])(?:no|num|nr)\.? (?=\d)|رقم /gu
const LATIN = { bis: "a", ter: "b", quater: "c", quinquies: "d", sexies: "e", septies: "f" }
const ABJAD = Object.fromEntries([..."ابجدهوزحطيكلمنسعفصقرشتثخذض"].map((c, i) => [c, "abcdefghijklmnopqrstuvwxyz"[i]]))
const ARTICLE = "(?:articles?|articulos?|arts?|[ولب]?(?:ال|لل)?ماده)"
const RECITAL = "(?:considerants?|consid|cons|recitals?|rec|considerandos?|cdo|(?:ال)?حيثيه)"
const NUMBER =
  "(?:(?<prefix>lo|[lrda])[ *]*)?(?<number>\\d+(?:-\\d+)*)(?: ?(?<tight>[a-h])(?![\\p{L}\\d])| ?(?<latin>bis|ter|quater|quinquies|sexies|septies)(?!\\p{L}))?"
const HEADED = new RegExp(`(?<![\\p{L}\\d])(?:${ARTICLE}|(?<recital>${RECITAL})) ?${NUMBER}`, "u")
const BARE = new RegExp(`(?<![\\p{L}\\d/-])${NUMBER}(?![/\\d])`, "u")
const EU = /(?:(?<kind>directivas?|directives?|dir|reglements?|regulations?|reglamento|regl|reg|decisions?|decision|(?:ال)?توجيه|(?:ال)?لايحه) ?)?(?:\(?(?:ue|eu|ce|ec|cee)\)? ?)?(?<![\d/-])(?<one>\d{2,4})\/(?<two>\d{1,4})(?![\d])(?:\/(?:ue|eu|cee|ce|ec))?(?!\p{L})/u
const CELEX = /(?<!\d)3(?<year>\d{4})(?<type>[lrd])(?<num>\d{4})(?!\d)/
// A French act by its number alone: 2016-444.
const ACT = /(?<![\d/-])(?:\p{L}+ ){0,2}(?<act>\d{2,4}-\d{2,5})(?![\d-])/u
const ADDRESS = /^[a-z][a-z0-9-]*\/(?:art|recital)-[a-z0-9-]+(?:\/[a-z0-9-]+)*$/
// Words that name no text and no part: what is left of a pure citation.
const HOLLOW = new Set(
  ("de du des d la le les l et au aux a dans code loi convention protocole directive reglement charte europeenne onu " +
    "of the in to and act law code convention protocol directive regulation charter european un eu ue " +
    "del el los las y al codigo ley convenio convencion protocolo directiva reglamento carta " +
    "من في الي اتفاقيه بروتوكول توجيه قانون الاتحاد الاوروبي رقم").split(" ")
)

const LEVELS = {
  para: "paragraphes?|paragraphs?|paras?|par|§+|apartados?|apdos?|ap|[ولب]?(?:ال|لل)?فقره",
  al: "alineas?|al|subparagraphs?|sub-paragraphs?|subparas?|parrafos?|parr|(?:ال)?فقره الفرعيه",
  point: "points?|lettres?|litt?|let|letters?|letras?|puntos?|(?:ال)?نقطه|(?:ال)?بند|(?:ال)?حرف",
  indent: "tirets?|indents?|guion(?:es)?|(?:ال)?شرطه",
}
const ORDINALS = {
  premier: 1, premiere: 1, first: 1, primer: 1, primero: 1, الاولي: 1, deuxieme: 2, second: 2,
  segundo: 2, الثانيه: 2, troisieme: 3, third: 3, tercer: 3, tercero: 3, الثالثه: 3,
  quatrieme: 4, fourth: 4, cuarto: 4, الرابعه: 4, cinquieme: 5, fifth: 5, quinto: 5, الخامسه: 5,
}
const LEVEL = Object.entries(LEVELS).map(([name, words]) => `(?<${name}>${words})`).join("|")
const VALUE = "\\d+(?: ?bis|[a-h])?|[ivx]{1,4}|[a-z]|[ا-ي]ـ?"
const ORDINAL = Object.keys(ORDINALS).join("|")
const PART = new RegExp(
  `(?<![\\p{L}\\d])(?:(?:(?<nth>\\d+)(?:ere|er|eme|e|nd|rd|th|st)|(?<word>${ORDINAL})) (?=${LEVEL.replace(/\?<\w+>/g, "?:")})` +
    `|(?:${LEVEL})(?: ?\\(?(?<value>${VALUE})\\)?(?:er)?(?![\\p{L}\\d])| (?<after>${ORDINAL}))` +
    `|\\((?<paren>${VALUE})\\)|(?<closed>${VALUE})\\)|(?<degree>\\d+) ?°|(?<lone>${VALUE})(?![\\p{L}\\d/-]))`,
  "gu"
)

/** The table, indexed once: texts by name and address, provisions by address and number. */
export class Citations {
  constructor(table) {
    this.texts = new Map()
    this.names = new Map()
    this.pages = new Map(table.pages.map((row, index) => [row[0], index]))
    this.rows = table.pages
    this.inForce = table.states.indexOf("in_force")
    table.texts.forEach(([root, short, family, names, cited], order) => {
      this.texts.set(root, { root, short, family, cited: new Set(cited), order })
      for (const name of names) this.name(name, { root })
    })
    for (const [url, names] of table.outside) for (const name of names) this.name(name, { url, name })
    this.before = new Map()
    for (const row of table.pages)
      for (const [address] of row[8]?.[2] ?? []) {
        this.before.set(address, [...(this.before.get(address) ?? []), row[0]])
      }
  }

  name(written, text) {
    const words = written.split(" ")
    if (!this.names.has(words[0])) this.names.set(words[0], [])
    const list = this.names.get(words[0])
    // An outside text never takes a name from one of ours.
    if (!list.some((entry) => entry.words.join(" ") === written)) list.push({ words, text })
  }

  /**
   * What *query* cites, the likeliest first: `{address, fragment, note}` with the address of a
   * page (note "card": of a text whose article is not restated), or `{url, name}` outside.
   */
  answers(query) {
    const plain = fold(query)
    if (ADDRESS.test(plain)) return this.byAddress(plain)
    const clean = plain
      .replace(SIGNS, "")
      .replace(/(\d)\.(?=\d)/g, "$1 § ")
      .replace(/[.,;:'"«»“”*]+/g, " ")
      .replace(/\s+/g, " ")
      .trim()
    if (!clean) return []
    const { text, rest } = this.textIn(clean)
    const match = HEADED.exec(rest) ?? BARE.exec(rest)
    if (!match) return text && isHollow(rest) ? [this.card(text)] : []
    const parts = [
      ...partsIn(rest.slice(match.index + match[0].length), true),
      ...partsIn(rest.slice(0, match.index), false).reverse(),
    ]
    const { prefix = "", number } = match.groups
    if (text) return this.inText(text, match.groups, parts)
    const headed = HEADED.test(rest)
    if (!prefix && !number.includes("-") && !headed) return []
    return this.anywhere(match.groups, parts)
  }

  byAddress(address) {
    const [root, step, ...parts] = address.split("/")
    if (!this.pages.has(`${root}/${step}`)) return this.texts.has(root) ? [this.card({ root }, true)] : []
    return [this.place(`${root}/${step}`, parts.map((p) => ({ kind: "step", value: p })))]
  }

  /** The text named in *clean*, if any, and what is left without its name. */
  textIn(clean) {
    const celex = CELEX.exec(clean)
    const eu = EU.exec(clean)
    const found = celex
      ? [`${{ l: "dir", r: "reg", d: "dec" }[celex.groups.type]}-${celex.groups.year}-${Number(celex.groups.num)}`]
      : eu
        ? euRoots(eu.groups)
        : []
    const act = ACT.exec(clean)
    const acts = act ? [...this.texts.keys()].filter((r) => /^fr-.+-\d/.test(r) && r.endsWith(`-${act.groups.act}`)) : []
    const root = [...found, ...acts].find((one) => this.texts.has(one))
    const [number] = (root && (acts.includes(root) ? act : (celex ?? eu))) || []
    if (number) return { text: { root }, rest: clean.replace(number, " ") }
    const tokens = [...clean.matchAll(/[^\s()]+/g)]
    let best = null
    tokens.forEach((token, at) => {
      for (const first of unprefixed(token[0])) {
        for (const { words, text } of this.names.get(first) ?? []) {
          const same = words.every((word, i) => i === 0 || tokens[at + i]?.[0] === word)
          const size = words.join(" ").length
          if (same && (!best || size > best.size)) {
            const last = tokens[at + words.length - 1]
            best = { size, text, start: token.index, end: last.index + last[0].length }
          }
        }
      }
    })
    if (!best) return { text: null, rest: clean }
    return { text: best.text, rest: `${clean.slice(0, best.start)} | ${clean.slice(best.end)}` }
  }

  card({ root, url, name }, note = false) {
    return url ? { url, name } : { address: root, fragment: "", note: note ? "card" : "" }
  }

  inText(text, groups, parts) {
    if (text.url) return [this.card(text)]
    const { root, family } = this.texts.get(text.root)
    for (const [step, more] of steps(groups, family)) {
      if (this.pages.has(`${root}/${step}`)) return [this.place(`${root}/${step}`, [...more, ...parts])]
    }
    return [this.card(text, true)]
  }

  /** A number without a text: the texts that have it, those in force and nearest first. */
  anywhere(groups, parts) {
    const restated = []
    const cards = []
    for (const { root, family, cited } of this.texts.values()) {
      const forms = steps(groups, family)
      if (!groups.prefix && family === "c" && groups.number.includes("-")) {
        for (const letter of ["l", "r", "d"]) forms.push([`art-${letter}${groups.number}`, []])
      }
      const form = forms.find(([step]) => this.pages.has(`${root}/${step}`))
      if (form) restated.push(this.place(`${root}/${form[0]}`, [...form[1], ...parts]))
      else if (groups.number.includes("-") && forms.some(([step]) => cited.has(step))) cards.push(this.card({ root }, true))
    }
    const old = (a) => this.row(a.address)?.[6] !== this.inForce && a.address.includes("/")
    return [...restated.filter((a) => !old(a)), ...restated.filter(old), ...cards].slice(0, 6)
  }

  row(address) {
    return this.rows[this.pages.get(address)]
  }

  /** The place in a provision that *parts* lead to, as deep as it has them. */
  place(address, parts) {
    let children = tree(this.row(address)[8][1])
    const steps = []
    for (const part of parts) {
      const step = candidates(part).find((one) => children.has(one))
      if (!step) continue
      steps.push(step)
      children = children.get(step)
    }
    return { address, fragment: steps.join("-"), note: "" }
  }
}

function euRoots({ kind = "", one, two }) {
  const year = (n) => (n.length === 4 ? n : n.length === 2 && Number(n) > 51 ? `19${n}` : null)
  const pairs = [[year(one), two], [year(two), one]].filter(([y]) => y)
  const kinds = /^dir|وجيه/.test(kind) ? ["dir"] : /^reg|لايحه/.test(kind) ? ["reg"] : ["dir", "reg", "dec", "fd"]
  return pairs.flatMap(([y, n]) => kinds.map((k) => `${k}-${y}-${Number(n)}`))
}

/** An Arabic word without the preposition written in one piece with it. */
function unprefixed(word) {
  if (!/^[ولبفك]/.test(word)) return [word]
  return [word, word.slice(1), ...(word.startsWith("لل") ? [`ال${word.slice(2)}`] : [])]
}

function isHollow(rest) {
  return rest.replace(/\([^()]{3,}\)/g, " ").split(/[\s|()]+/).every((word) => !word || HOLLOW.has(word))
}

/** The forms that a number may have as a step, each with the part that it may hold. */
function steps({ recital, prefix = "", number, tight, latin }, family) {
  if (recital) return [[`recital-${number}`, []]]
  const letter = latin ? LATIN[latin] : tight
  const part = letter ? [{ kind: "", value: letter }] : []
  if (family === "c") {
    const plain = `art-${prefix}${number}`
    return latin || tight ? [[`${plain}-${latin ?? tight}`, []], [plain, part]] : [[plain, []]]
  }
  const [first, second] = number.split("-")
  const forms = [[`art-${number}`, part]]
  if (letter) forms.unshift([`art-${number}${letter}`, []])
  if (second) forms.push([`art-${first}`, [{ kind: "para", value: second }]])
  return forms
}

/** The parts of a provision named in *text*, in its order; lone numbers only after the article. */
function partsIn(text, after) {
  const parts = []
  for (const { groups: g } of text.matchAll(PART)) {
    if (g.nth || g.word) {
      parts.push({ kind: "", value: String(g.nth ?? ORDINALS[g.word]), ordinal: true })
      continue
    }
    const kind = ["al", "para", "point", "indent"].find((k) => g[k]) ?? (g.degree ? "num" : "")
    const last = parts.at(-1)
    if (last?.ordinal && kind && !g.value && !g.after) continue
    const value = g.value ?? (g.after && String(ORDINALS[g.after])) ?? g.paren ?? g.closed ?? g.degree
    if (value) parts.push({ kind, value: plainValue(value) })
    else if (after && g.lone) parts.push({ kind: "", value: plainValue(g.lone) })
  }
  return parts
}

function plainValue(value) {
  const letter = ABJAD[value.replace("ـ", "")]
  return letter ?? value.replace(/ ?bis$/, "a")
}

function candidates({ kind, value }) {
  if (kind === "step") return [value]
  const roman = /^[ivx]+$/.test(value)
  if (/^[a-z]$/.test(value) || roman) return roman ? [`sec-${value}`, `point-${value}`] : [`point-${value}`]
  const order = {
    al: ["al", "subpara", "para"], para: ["para", "al", "num"], point: ["point", "num", "para"],
    indent: ["indent"], num: ["num"], "": ["para", "num", "al", "subpara", "point"],
  }[kind]
  return order.map((name) => `${name}-${value}`)
}

/** ``"para-1(point-a point-b) para-2"`` as nested maps. */
function tree(written) {
  const root = new Map()
  const stack = [root]
  let last = root
  for (const [sign] of written.matchAll(/[()]|[^\s()]+/g)) {
    if (sign === "(") stack.push(last)
    else if (sign === ")") stack.pop()
    else stack.at(-1).set(sign, (last = new Map()))
  }
  return root
}
