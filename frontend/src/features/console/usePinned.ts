import { useState } from 'react'

const ENTRY = 'slipway.console.pinned'

/** Whether the bar stays; remembered in this browser. */
export function usePinned(): [boolean, (pinned: boolean) => void] {
  const [pinned, setPinned] = useState(wasPinned)
  return [
    pinned,
    now => {
      setPinned(now)
      try {
        if (now) localStorage.setItem(ENTRY, 'on')
        else localStorage.removeItem(ENTRY)
      } catch {
        // Storage may be forbidden; the choice then holds until the page is left.
      }
    },
  ]
}

function wasPinned(): boolean {
  try {
    return localStorage.getItem(ENTRY) === 'on'
  } catch {
    return false
  }
}
