// What Material's own scripts expect: a scope for its settings, shared by all pages and languages.
var __md_scope = new URL("../../", document.currentScript.src)
var __md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0)
var __md_get = (key, storage = localStorage, scope = __md_scope) => {
  try {
    return JSON.parse(storage.getItem(scope.pathname + "." + key))
  } catch {
    return null
  }
}
// Material notes the colours on every visit; here they are kept once the reader has chosen them,
// and nothing else is.
var __md_chosen = false
document.addEventListener("change", (event) => (__md_chosen ||= event.target.name === "__palette"), true)
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  if (key !== "__palette" || !(__md_chosen || __md_get(key, storage, scope))) return
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // Storage may be switched off: the setting then lasts as long as the page.
  }
}
