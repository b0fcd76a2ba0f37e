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
var __md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // Storage may be switched off: the setting then lasts as long as the page.
  }
}
