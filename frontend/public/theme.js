// Puts the theme that was chosen here last on the page before it is painted; without a choice the system decides.
// The name of the entry is also in src/ui/theme.ts.
try {
  const theme = localStorage.getItem('slipway.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Storage may be forbidden; the system's theme is fine then.
}
