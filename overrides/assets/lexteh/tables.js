// Filters of tables: native controls that hide rows. What is chosen stands in the address.

/** Lower case, no accents, no direction marks, no spaces or full stops: "L. 316-1" is l316-1. */
export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f\u064b-\u0652\u200e\u200f\u061c\u2066-\u2069]/g, "")
    .toLowerCase()
    .replace(/[\s.]+/g, "")
}

/** The words to look for; the letter of an article stays with its number. */
export function terms(query) {
  return query
    .replace(/\b([LRDlrd])\s*\.?\s+(?=\d)/g, "$1")
    .split(/\s+/)
    .map(fold)
    .filter(Boolean)
}

function wanted(control, controls) {
  const scope = controls[control.dataset.of]?.value
  // A level without a force means any place at that level.
  if (scope) return `${scope}:${control.value || "any"}`
  return control.value
}

function start(form) {
  const rows = [...document.querySelectorAll(`#${form.dataset.filters} [data-row]`)]
  const texts = new Map()
  const status = form.querySelector("[role=status]")
  const controls = form.elements
  const named = [...controls].filter((control) => control.name)
  const chosen = named.filter((c) => c.name !== "text" && !named.some((o) => o.dataset.of === c.name))

  function matches(row, words) {
    for (const control of chosen) {
      const value = wanted(control, controls)
      if (value && !(row.dataset[control.name] ?? "").split(" ").includes(value)) return false
    }
    if (!words.length) return true
    if (!texts.has(row)) texts.set(row, fold(row.textContent))
    return words.every((word) => texts.get(row).includes(word))
  }

  function apply() {
    const words = terms(controls.text?.value ?? "")
    let shown = 0
    for (const row of rows) {
      row.hidden = !matches(row, words)
      shown += !row.hidden
    }
    status.textContent = form.dataset.count.replace("{n}", shown).replace("{total}", rows.length)
  }

  function remember() {
    const url = new URL(location)
    for (const { name, value } of named) {
      if (value) url.searchParams.set(name, value)
      else url.searchParams.delete(name)
    }
    if (url.href !== location.href) history.replaceState(history.state, "", url)
  }

  const asked = new URLSearchParams(location.search)
  for (const control of named) {
    control.value = asked.get(control.name) ?? ""
    // A value that is no longer offered.
    if (control.selectedIndex === -1) control.value = ""
  }
  form.addEventListener("input", () => { apply(); remember() })
  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember() }))
  form.hidden = false
  apply()
}

if (typeof document !== "undefined") document.querySelectorAll("form[data-filters]").forEach(start)
