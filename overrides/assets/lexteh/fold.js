// One plain form for what readers type in different ways, the same as the recogniser's own.

const ARABIC = { ة: "ه", ى: "ي", ک: "ك", ی: "ي", ٱ: "ا" }
const LETTERS = { œ: "o", æ: "a", ß: "s", ø: "o", ı: "i" }
const MARKS = /[\p{M}\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu

/** Small letters without accents or marks, Western digits, plain dashes, quotes and spaces. */
export function fold(text) {
  return text
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/[\u2018\u2019\u02bc\u2032`´]/g, "'")
    .replace(/[ºª˚]/g, "°")
    .normalize("NFKD")
    .toLowerCase()
    .replace(MARKS, "")
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))
    .replace(/[ةىکیٱ]/g, (c) => ARABIC[c])
    .replace(/[œæßøı]/g, (c) => LETTERS[c])
    .replace(/[،]/g, ",")
    .replace(/[؛]/g, ";")
    .replace(/\s+/g, " ")
    .trim()
}

/** The words of *text*, folded: numbers keep their hyphens and slashes (225-4-1, 73316/01). */
export function wordsOf(text) {
  return fold(text).match(/[\p{L}\p{N}]+(?:[-/](?=\d)[\p{N}]+)*/gu) ?? []
}

// Endings that come off, longest first; a stem keeps at least this many letters.
const LEAST = 3
const ENDINGS = {
  fr: ["ements", "ement", "ations", "ation", "euses", "euse", "elles", "elle", "ees", "es", "ee", "er", "s", "x", "e"],
  en: ["ations", "ation", "ings", "ing", "ments", "ment", "ies", "ied", "ed", "es", "s", "e", "y"],
  es: ["aciones", "acion", "amientos", "amiento", "idades", "idad", "ando", "ados", "adas", "ado", "ada", "es", "as", "os", "ar", "er", "ir", "s", "a", "o", "e"],
  ar: ["ات", "ين", "ون", "ان", "يه", "ها", "ه", "ي"],
}
const ARABIC_STARTS = /^(?:[وفبكل]?ال|لل|و(?=.{4})|ب(?=.{4})|ل(?=.{4}))/u

/** A word without its ending, in the manner of *lang*: enough to join singular and plural. */
export function stem(word, lang) {
  if (/\d/.test(word)) return word
  if (/[\u0600-\u06ff]/.test(word)) {
    const bare = word.replace(ARABIC_STARTS, "")
    return cut(bare.length >= LEAST ? bare : word, ENDINGS.ar)
  }
  return cut(word, ENDINGS[lang] ?? ENDINGS.en)
}

function cut(word, endings) {
  const ending = endings.find((e) => word.endsWith(e) && word.length - e.length >= LEAST)
  return ending ? word.slice(0, -ending.length) : word
}
