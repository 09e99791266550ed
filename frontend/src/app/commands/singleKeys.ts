const ENTRY = 'slipway.singleKeys'

/** Whether keys without Ctrl do something; who dictates or shakes can switch that off (WCAG 2.1.4). */
export function singleKeys(): boolean {
  try {
    return localStorage.getItem(ENTRY) !== 'off'
  } catch {
    return true
  }
}

/** Remembers the choice in this browser. */
export function chooseSingleKeys(on: boolean) {
  try {
    if (on) localStorage.removeItem(ENTRY)
    else localStorage.setItem(ENTRY, 'off')
  } catch {
    // Storage may be forbidden; then they stay on.
  }
}
