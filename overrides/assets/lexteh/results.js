// Rows of results as nodes: data never becomes HTML.

import { el, write } from "./page.js"

export { write }

function written(name, className, text) {
  const node = el(name, className)
  write(node, text)
  return node
}

/** The link of one result: title, state, note, and the paragraph that matched. */
export function resultLink(item, words, { showKind = true } = {}) {
  const link = el("a", item.outside ? "lx-hit lx-hit--out" : "lx-hit")
  link.href = item.href
  if (item.outside) link.rel = "external"
  link.append(written("strong", "", item.title))
  if (item.place) link.append(" ", written("span", "lx-hit__place", item.place))
  if (showKind && item.kind) link.append(" ", written("span", "lx-tag lx-tag--quiet", words[`kind_${item.kind}`]))
  if (item.state && item.state !== "in_force") {
    link.append(" ", written("span", `lx-tag lx-tag--${item.state}`, words[`state_${item.state}`]))
  } else if (item.state && item.cited) {
    link.append(" ", written("span", "lx-tag lx-tag--in_force", words.state_in_force))
  }
  if (item.note) link.append(written("span", "lx-hit__note", item.note.text))
  const heading = item.kind === "provision" || !item.passage ? item.heading : ""
  if (heading) link.append(written("span", "lx-hit__heading", heading))
  if (item.passage && !item.cited) link.append(excerpt(item.passage))
  return link
}

function excerpt({ label, parts }) {
  const node = el("span", "lx-hit__excerpt")
  if (label) node.append(written("span", "lx-hit__label", label), " ")
  let plain = ""
  for (const [text, hit] of parts) {
    if (!hit) plain += text
    else {
      write(node, plain)
      node.append(written("mark", "", text))
      plain = ""
    }
  }
  write(node, plain)
  return node
}

/** How many results there are, in words. */
export function summary(words, query, count, other) {
  const number = count === 1 ? words.search_one : words.search_count.replace("{n}", count)
  if (!count) return words.search_none.replace("{query}", query)
  return other ? `${words.search_typo.replace("{query}", query).replace("{other}", other)} (${number})` : number
}
