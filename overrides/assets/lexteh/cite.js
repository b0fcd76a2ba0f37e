// Citations ready to copy: of the page, of a paragraph, of an older version.

const section = document.getElementById("cite")
const words = section ? JSON.parse(section.dataset.words) : {}
const block = document.getElementById("lx-cite-data")
const data = block ? JSON.parse(block.textContent) : null
const VERSION_ID = /^v-(\d{4}-\d{2}-\d{2})(?:-|$)/
const OLDER = '.lx-versions details[id^="v-"]'
const SAID_FOR = 2000

function make(name, properties = {}, ...children) {
  const node = Object.assign(document.createElement(name), properties)
  node.append(...children)
  return node
}

// --- copying -------------------------------------------------------------------

let live
function say(text) {
  live ??= document.body.appendChild(
    make("p", { className: "lx-vh", role: "status", ariaLive: "polite" })
  )
  live.textContent = ""
  // A reader tells a text that comes anew, not one that was there.
  setTimeout(() => { live.textContent = text }, 50)
}

async function write(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = make("textarea", { value: text, className: "lx-vh" })
    document.body.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
}

async function copy(button, text) {
  const done = await write(text)
  button.focus()
  const shown = done ? words.copied : words.copy_failed
  say(shown)
  const label = button.dataset.label ??= button.textContent
  button.textContent = shown
  setTimeout(() => { button.textContent = label }, SAID_FOR)
}

function copyButton(label, text, described) {
  const button = make("button", { type: "button", className: "lx-copy", textContent: label })
  if (described) button.setAttribute("aria-label", described)
  button.addEventListener("click", () => copy(button, text()))
  return button
}

// --- which version, which place --------------------------------------------------

/** The number of the version that the page shows: by `?on=`, or the first. */
function asked() {
  const on = new URLSearchParams(location.search).get("on")
  const found = on
    ? data.versions.findIndex((v) => v.from <= on && (!v.until || on <= v.until))
    : 0
  return Math.max(found, 0)
}

/** The number of the version that *node* belongs to. */
function versionOf(node) {
  // The reader's script may have moved it: what it is stands on it, not in where it is.
  const { lxFrom, lxState } = node.closest("[data-lx-from], [data-lx-state]")?.dataset ?? {}
  const dated = node.closest('[id^="v-"]')
  const from = lxFrom ?? lxState ?? VERSION_ID.exec(dated?.id ?? "")?.[1]
  const found = data.versions.findIndex((v) => v.from === from)
  return Math.max(found, 0)
}

/** The steps of a paragraph, outermost first: each is its id without that of the one around. */
function stepsOf(unit) {
  const outer = unit.parentElement.closest(".lx-unit")
  if (!outer) return [unit.id.replace(VERSION_ID, "")]
  return [...stepsOf(outer), unit.id.slice(outer.id.length + 1)]
}

function link(version, steps = []) {
  const { query, id } = data.versions[version]
  const fragment = [id, ...steps].filter(Boolean).join("-")
  return data.url + query + (fragment ? `#${fragment}` : "")
}

/** A citation: the style's text with its holes filled. The server fills the same text. */
function citation(style, version, steps, url) {
  const written = steps.map((step) => style.steps[step] ?? "").join("")
  const [clause, verified] = style.versions[version]
  const values = { s: written, c: written ? style.comma : "", v: clause, d: verified, u: url }
  return style.text.replace(/\{([scvdu])\}/g, (_, hole) => values[hole])
}

// --- the section -------------------------------------------------------------------

function texts() {
  return [...section.querySelectorAll(".lx-cite__style")]
}

function styleOf(key) {
  return data?.styles.find((style) => style.key === key)
}

/** Show the citations of the version that the page shows. */
function refresh() {
  const version = asked()
  for (const holder of texts()) {
    const url = link(version)
    const text = citation(styleOf(holder.dataset.style), version, [], url)
    const [before, after] = text.split(url)
    const address = make("bdi", { dir: "ltr", textContent: url })
    holder.querySelector(".lx-cite__text").replaceChildren(before, address, after)
  }
}

if (section) {
  for (const holder of texts()) {
    const text = holder.querySelector(".lx-cite__text")
    const name = holder.querySelector("h3").textContent
    const described = words.copy_style.replace("{style}", name)
    holder.append(copyButton(words.copy, () => text.textContent, described))
  }
  const permalink = section.querySelector(".lx-permalink")
  const address = permalink.querySelector("a").href
  permalink.append(" ", copyButton(words.copy, () => address, words.copy_link))
}

if (data) {
  if (asked()) refresh()
  addEventListener("popstate", refresh)
  document.addEventListener("lexteh:version", refresh)
  for (const older of document.querySelectorAll(OLDER)) offer(older)
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches?.(OLDER)) offer(target)
  }, true)
}

/** A button under an older version; what it copies is asked when it is pressed, because
 *  versions change places.
 */
function offer(older) {
  if (older.querySelector(".lx-cite__version")) return
  const button = make("button", { type: "button", className: "lx-copy" }, words.copy_version)
  older.append(make("p", { className: "lx-cite__version" }, button))
}

// --- paragraphs ----------------------------------------------------------------------

let key = data?.styles[0].key
let menu
let opener

/** The style chosen last on this page; nothing of it is kept. */
function chosen() {
  return styleOf(key)
}

function close(back) {
  if (!menu) return
  menu.remove()
  menu = undefined
  opener.setAttribute("aria-expanded", "false")
  if (back) opener.focus()
}

function open(anchor) {
  close(false)
  opener = anchor
  const unit = anchor.parentElement
  const version = versionOf(unit)
  const steps = stepsOf(unit)
  const url = link(version, steps)
  const select = make("select", { ariaLabel: words.choose_style })
  for (const holder of texts()) {
    const name = holder.querySelector("h3").textContent
    const value = holder.dataset.style
    select.append(make("option", { value, textContent: name, selected: value === key }))
  }
  select.addEventListener("change", () => { key = select.value })
  const copyLink = copyButton(words.copy_link, () => url)
  const text = () => citation(chosen(), version, steps, url)
  const copyCitation = copyButton(words.copy_citation, text)
  menu = make("div", { className: "lx-cite-menu", role: "group" }, copyLink, copyCitation, select)
  const place = anchor.getAttribute("aria-label")?.split(" – ").pop() ?? ""
  menu.setAttribute("aria-label", words.menu.replace("{place}", place))
  anchor.after(menu)
  anchor.setAttribute("aria-expanded", "true")
  // The browser moves to the paragraph first.
  setTimeout(() => copyLink.focus({ preventScroll: true }))
}

if (data) {
  for (const anchor of document.querySelectorAll(".lx-unit > .lx-anchor")) {
    anchor.setAttribute("aria-expanded", "false")
  }
  document.addEventListener("click", (event) => {
    const anchor = event.target.closest(".lx-unit > .lx-anchor")
    const plain = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    const button = event.target.closest(".lx-cite__version .lx-copy")
    if (button) {
      const version = versionOf(button)
      copy(button, citation(chosen(), version, [], link(version)))
    } else if (anchor && plain) {
      if (menu && opener === anchor) close(true)
      else open(anchor)
    } else if (menu && !menu.contains(event.target)) close(false)
  })
  document.addEventListener("keydown", (event) => {
    if (menu && event.key === "Escape") close(true)
  })
  document.addEventListener("focusin", (event) => {
    if (menu && !menu.contains(event.target) && event.target !== opener) close(false)
  })
}

// --- printing --------------------------------------------------------------------------

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false
  button.addEventListener("click", () => print())
}
