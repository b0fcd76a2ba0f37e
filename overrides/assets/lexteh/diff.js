// What words changed between two texts: the longest common subsequence, in linear space.

// Numbers in one piece (225-4-1), an elided article with its apostrophe, signs one by one.
const WORD = /\p{N}+(?:[-.,]\p{N}+)*|[\p{L}\p{M}\p{N}]+['’]?|[^\s]/gu
// Beyond so many comparisons a text counts as rewritten: a second of work on a slow phone.
const MOST = 3e7

const split = (text) => [...text.matchAll(WORD)]

/** Which entries of two lists of numbers belong to their longest common subsequence. */
function common(a, b) {
  const inA = new Uint8Array(a.length)
  const inB = new Uint8Array(b.length)
  const row = (i0, i1, j0, j1, back) => {
    let last = new Uint32Array(j1 - j0 + 1)
    let next = new Uint32Array(j1 - j0 + 1)
    for (let i = 0; i < i1 - i0; i++) {
      const word = a[back ? i1 - 1 - i : i0 + i]
      for (let j = 1; j < next.length; j++) {
        const same = word === b[back ? j1 - j : j0 + j - 1]
        next[j] = same ? last[j - 1] + 1 : Math.max(last[j], next[j - 1])
      }
      const spare = last
      last = next
      next = spare
    }
    return last
  }
  const mark = (i0, i1, j0, j1) => {
    while (i0 < i1 && j0 < j1 && a[i0] === b[j0]) inA[i0++] = inB[j0++] = 1
    while (i0 < i1 && j0 < j1 && a[i1 - 1] === b[j1 - 1]) inA[--i1] = inB[--j1] = 1
    if (i0 === i1 || j0 === j1 || (i1 - i0) * (j1 - j0) > MOST) return
    if (i1 - i0 === 1) {
      const at = b.indexOf(a[i0], j0)
      if (at >= 0 && at < j1) inA[i0] = inB[at] = 1
      return
    }
    const half = (i0 + i1) >> 1
    const down = row(i0, half, j0, j1, false)
    const up = row(half, i1, j0, j1, true)
    let best = 0
    for (let k = 1; k < down.length; k++)
      if (down[k] + up[j1 - j0 - k] > down[best] + up[j1 - j0 - best]) best = k
    mark(i0, half, j0, j0 + best)
    mark(half, i1, j0 + best, j1)
  }
  mark(0, a.length, 0, b.length)
  return [inA, inB]
}

/**
 * Both lists in one row, in order: `["same", i, j]`, `["del", i]`, `["ins", j]`.
 */
export function align(before, after) {
  const ids = new Map()
  const number = (word) => {
    if (!ids.has(word)) ids.set(word, ids.size)
    return ids.get(word)
  }
  const [inA, inB] = common(before.map(number), after.map(number))
  const row = []
  for (let i = 0, j = 0; i < before.length || j < after.length; ) {
    if (i < before.length && !inA[i]) row.push(["del", i++])
    else if (j < after.length && !inB[j]) row.push(["ins", j++])
    else row.push(["same", i++, j++])
  }
  return row
}

/**
 * The words of two texts as runs `{ kind: "same" | "del" | "ins", text, count }`: those that are
 * not "ins" make up *before*, those that are not "del" make up *after*, but for spaces.
 */
export function diff(before, after) {
  const [a, b] = [split(before), split(after)]
  const piece = (text, words, i) => text.slice(words[i].index, words[i + 1]?.index ?? text.length)
  const runs = []
  for (const [kind, i, j] of align(a.map(String), b.map(String))) {
    const text = kind === "ins" ? piece(after, b, i) : piece(before, a, i)
    const word = /[\p{L}\p{N}]/u.test(text) ? 1 : 0
    const run = runs.at(-1)
    // A space that only one of the two texts has is no change.
    const space = kind === "same" && !/\s$/.test(text) && /\s$/.test(piece(after, b, j)) ? " " : ""
    if (run?.kind === kind) {
      run.text += text + space
      run.count += word
    } else runs.push({ kind, text: text + space, count: word })
  }
  return runs
}

/** How much two texts share, from 0 to 1: their common words among those of the longer one. */
export function likeness(before, after) {
  const [a, b] = [new Set(split(before).map(String)), new Set(split(after).map(String))]
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / Math.max(a.size, b.size, 1)
}
