// The search of the offline archive: titles alone, which it says at once.
(() => {
  const MOST = 30
  const fold = (text) =>
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .replace(/[\u0660-\u0669]/g, (d) => d.charCodeAt(0) - 0x660)
      .replace(/\b([lrd])\s*\.?\s*(?=\d)/gi, "$1")
      .toLowerCase()
      .trim()
  const root = new URL("../../", document.currentScript.src)
  const rows = lexteh_titles.map(([title, name]) => [fold(title), title, name])
  for (const form of document.querySelectorAll("[data-lx-offline]")) {
    const input = form.querySelector("input")
    const panel = form.querySelector(".lx-search__panel")
    const status = form.querySelector("[role=status]")
    const list = form.querySelector(".lx-search__results")
    const show = () => {
      const words = fold(input.value).split(/\s+/).filter(Boolean)
      panel.hidden = !words.length
      input.setAttribute("aria-expanded", String(!panel.hidden))
      if (panel.hidden) return
      const found = rows.filter(([folded]) => words.every((word) => folded.includes(word)))
      status.textContent = form.dataset.lxOffline
      list.replaceChildren(
        ...found.slice(0, MOST).map(([, title, name]) => {
          const row = document.createElement("li")
          const link = document.createElement("a")
          row.role = "option"
          link.href = new URL(name, root)
          link.textContent = title
          row.append(link)
          return row
        })
      )
    }
    input.addEventListener("input", show)
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") panel.hidden = true
    })
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      show()
      const first = list.querySelector("a")
      if (first) location.href = first.href
    })
  }
  for (const button of document.querySelectorAll("[data-lx-example]"))
    button.addEventListener("click", () => {
      const input = document.querySelector("[data-lx-offline] input")
      input.value = button.textContent.trim()
      input.focus()
      input.dispatchEvent(new Event("input"))
    })
})()
