// Reading aids. Each loads only on the page, or at the moment, that has work for it.

import { day, params } from "./page.js"

const tools = document.querySelector("[data-lx-tools]")
const compare = document.querySelector("[data-lx-compare]")

// The date first: what stands beside, what is compared and what is linked to depends on it.
const dated = params().get("on")
  ? import("./asof.js").then((m) => m.start()).catch(failed)
  : Promise.resolve()

/** Nobody may take today's text for that of another day. */
function failed() {
  const note = document.createElement("p")
  note.className = "lx-asof lx-asof--absent"
  note.setAttribute("role", "alert")
  note.textContent = tools?.dataset.lxFailed || `?on=${params().get("on")} ✕`
  ;(tools ?? document.querySelector("article")?.firstElementChild)?.before(note)
}

if (tools) import("./tools.js").then((m) => m.start(tools, dated))
if (compare) dated.then(() => import("./diff-view.js")).then((m) => m.start(compare))

if (document.querySelector("article a.lx-ref")) {
  const wanted = (event) => {
    const link = event.target.closest?.("article a.lx-ref:not(.lx-ref--out)")
    if (!link || event.pointerType === "touch") return
    import("./preview.js").then((m) => m.ask(link, day()))
  }
  document.addEventListener("pointerover", wanted, { passive: true })
  document.addEventListener("focusin", wanted)
}
