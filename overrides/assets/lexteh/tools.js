// The reader's tools of a page: the day, the language beside.

import { LANG, day, keep, params } from "./page.js"

const KEY = "lexteh.with"

function remembered() {
  try {
    return localStorage.getItem(KEY) ?? ""
  } catch {
    return ""
  }
}

/** The choice of a language is remembered as a preference; never what was read in it. */
function remember(code) {
  try {
    if (code) localStorage.setItem(KEY, code)
    else localStorage.removeItem(KEY)
  } catch {
    // Storage may be switched off: the address keeps the choice.
  }
}

/** Make *form* work; *dated* settles when the page shows the day of its address. */
export async function start(form, dated) {
  form.hidden = false
  const fold = form.querySelector("[data-lx-fold]")
  fold?.addEventListener("click", () => open(form, fold, !("open" in form.dataset)))
  const input = form.querySelector("input[type=date]")
  if (input) {
    input.value = day()
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      go(input.value)
    })
    for (const button of form.querySelectorAll("[data-lx-on]"))
      button.addEventListener("click", () => go(button.dataset.lxOn))
  }
  const select = form.querySelector("select")
  if (!select) return
  const said = form.querySelector(".lx-tools__said")
  const show = async (code) => {
    said.textContent = ""
    try {
      await dated.catch(() => {})
      const { beside } = await import("./beside.js")
      await beside(code)
    } catch {
      said.textContent = form.dataset.lxError
      select.value = ""
    }
  }
  select.addEventListener("change", () => {
    remember(select.value)
    keep("with", select.value)
    show(select.value)
  })
  const asked = params().get("with") ?? remembered()
  if (asked === LANG || ![...select.options].some((o) => o.value && o.value === asked)) return
  select.value = asked
  keep("with", asked)
  if (fold) open(form, fold, true)
  show(asked)
}

/** On a small screen the tools are folded, so that the text comes first. */
function open(form, fold, yes) {
  form.toggleAttribute("data-open", yes)
  fold.setAttribute("aria-expanded", String(yes))
}

function go(on) {
  const url = new URL(location)
  if (on) url.searchParams.set("on", on)
  else url.searchParams.delete("on")
  if (url.href === location.href) return
  location.assign(url)
}
