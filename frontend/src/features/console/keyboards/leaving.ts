/** Pressed together and released, with nothing else between, they lead out of the screen. */
const KEYS = ['Control', 'Alt', 'Shift'] as const

interface KeyChange {
  type: string
  key: string
  repeat?: boolean
}

/**
 * Watches for Ctrl+Alt+Shift. All keys go to the server, so the way out must be one that means nothing there; and it is taken
 * only when all are released, so that none stays pressed on the server.
 */
export function watchForLeaving(): (change: KeyChange) => boolean {
  const down = new Set<string>()
  let together = false
  let spoiled = false
  return ({ type, key, repeat }) => {
    // With Shift, Alt is Meta on some systems.
    const name = key === 'Meta' || key === 'AltGraph' ? 'Alt' : key
    const isOurs = KEYS.some(each => each === name)
    if (type === 'keydown') {
      if (repeat) return false
      if (isOurs) down.add(name)
      else spoiled = true
      together ||= down.size === KEYS.length
      return false
    }
    down.delete(name)
    if (down.size > 0) return false
    const leave = together && !spoiled
    together = false
    spoiled = false
    return leave
  }
}
