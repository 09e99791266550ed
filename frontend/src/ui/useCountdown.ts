import { useEffect, useState } from 'react'

interface Countdown {
  /** Seconds left, 0 when there is nothing to wait for. */
  left: number
  /** Begins to count down from so many seconds. */
  start: (seconds: number) => void
}

/** Counts whole seconds down to 0. */
export function useCountdown(): Countdown {
  const [endsAt, setEndsAt] = useState(0)
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (endsAt === 0) return
    const tick = () => setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [endsAt])
  return {
    left,
    start: seconds => {
      setEndsAt(Date.now() + seconds * 1000)
      setLeft(Math.ceil(seconds))
    },
  }
}
