// Quick exit: the page is gone at once, another takes its place in the history of this tab.

const WITHIN = 2000
const PRESSES = 3

const exit = document.querySelector("[data-lx-exit]")
let leaving = false
let times = []

function leave() {
  leaving = true
  document.documentElement.hidden = true
  document.title = exit.hostname
  location.replace(exit.href)
}

if (exit) {
  for (const link of document.querySelectorAll("[data-lx-exit]"))
    link.addEventListener("click", (event) => {
      event.preventDefault()
      leave()
    })
  // Seen before all others, but kept from none: the first Escape still closes what is open.
  addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.isComposing) return
      // One more Escape would stop the loading of the page that takes over.
      if (leaving) return event.preventDefault()
      if (event.repeat) return
      times = [...times.filter((time) => event.timeStamp - time < WITHIN), event.timeStamp]
      if (times.length < PRESSES) return
      event.preventDefault()
      leave()
    },
    true
  )
  // Brought back by the browser from its memory: nothing of it is shown, it is left again.
  addEventListener("pageshow", (event) => {
    if (event.persisted && leaving) location.replace(exit.href)
  })
}
