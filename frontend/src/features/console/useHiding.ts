import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react'

const HIDES_AFTER_MS = 2500

/**
 * Whether the bar over the screen shows: it goes once nobody points at it or works in it, and comes when it is called. It
 * stays where `stays` says so.
 */
export function useHiding(stays: boolean, bar: RefObject<HTMLElement | null>) {
  const [called, setCalled] = useState(true)
  const [held, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const leaveSoon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setCalled(false), HIDES_AFTER_MS)
  }, [])
  const show = useCallback(() => {
    setCalled(true)
    leaveSoon()
  }, [leaveSoon])
  useEffect(() => {
    if (!stays) show()
    return () => clearTimeout(timer.current)
  }, [stays, show])

  const hold = () => {
    clearTimeout(timer.current)
    setHeld(true)
  }
  const release = () => {
    if (bar.current?.contains(document.activeElement)) return
    setHeld(false)
    show()
  }
  return {
    shown: stays || called || held,
    show,
    holders: {
      onPointerEnter: hold,
      onPointerLeave: release,
      onFocus: hold,
      onBlur: (event: FocusEvent) => {
        if (!bar.current?.contains(event.relatedTarget)) {
          setHeld(false)
          show()
        }
      },
    },
  }
}
