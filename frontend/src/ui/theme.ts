/** `system` follows the system; the others were chosen here. */
export type Theme = 'system' | 'light' | 'dark'

/** Also in public/theme.js, which puts the theme on the page before it is painted. */
const ENTRY = 'slipway.theme'

export function chosenTheme(): Theme {
  try {
    const entry = localStorage.getItem(ENTRY)
    return entry === 'light' || entry === 'dark' ? entry : 'system'
  } catch {
    return 'system'
  }
}

/** Shows the theme and remembers it in this browser. */
export function chooseTheme(theme: Theme) {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  try {
    if (theme === 'system') localStorage.removeItem(ENTRY)
    else localStorage.setItem(ENTRY, theme)
  } catch {
    // Storage may be forbidden; the choice then holds until the page is left.
  }
}
