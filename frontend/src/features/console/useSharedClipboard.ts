import { useEffect, useRef, useState } from 'react'
import type { Screen } from './screen'
import type { GuestText } from './useConnection'

export interface SharedClipboard {
  shared: boolean
  /** The browser did not allow it. */
  denied: boolean
  setShared: (shared: boolean) => void
}

/** Keeps the clipboards here and there the same, once somebody has asked for it and the browser allows it. */
export function useSharedClipboard(screen: Screen | null, guestText: GuestText | null): SharedClipboard {
  const [shared, setShared] = useState(false)
  const [denied, setDenied] = useState(false)
  /** What both have; else each text would come back as a new one. */
  const common = useRef<string>(undefined)

  useEffect(() => {
    if (!shared || !guestText || guestText.text === common.current) return
    common.current = guestText.text
    navigator.clipboard.writeText(guestText.text).catch(() => setDenied(true))
  }, [shared, guestText])

  useEffect(() => {
    if (!shared || !screen) return
    const send = () => {
      navigator.clipboard
        .readText()
        .then(text => {
          if (text === common.current) return
          common.current = text
          screen.clipboard(text)
        })
        .catch(() => setDenied(true))
    }
    send()
    window.addEventListener('focus', send)
    return () => window.removeEventListener('focus', send)
  }, [shared, screen])

  return {
    shared: shared && !denied,
    denied,
    setShared: on => {
      setDenied(false)
      setShared(on)
    },
  }
}
