import { useEffect, useState } from 'react'

/** How much of the window a keyboard on the screen leaves to see, in pixels; null while that does not matter. */
export function useVisibleHeight(matters: boolean): number | null {
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    const visible = window.visualViewport
    if (!matters || !visible) {
      setHeight(null)
      return
    }
    const measure = () => setHeight(visible.scale === 1 ? visible.height : null)
    measure()
    visible.addEventListener('resize', measure)
    return () => visible.removeEventListener('resize', measure)
  }, [matters])
  return height
}
