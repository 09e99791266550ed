import { useEffect, useRef, useState } from 'react'
import type { TypedCharacter } from './keyboards/strokes'
import { type } from './keyboards/typing'
import type { Screen } from './screen'

export interface Typing {
  /** How far the present or the last text is; null before the first. */
  state: { typed: number; total: number; running: boolean } | null
  /** Resolves to whether all of it was typed. */
  start: (characters: readonly TypedCharacter[]) => Promise<boolean>
  cancel: () => void
}

/** Types texts on a screen, one at a time; stops where the screen goes away. */
export function useTyping(screen: Screen | null): Typing {
  const [state, setState] = useState<Typing['state']>(null)
  const running = useRef<AbortController>(undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed on one screen does not go on on another
  useEffect(() => () => running.current?.abort(), [screen])
  return {
    state,
    start: async characters => {
      if (!screen) return false
      const control = new AbortController()
      running.current?.abort()
      running.current = control
      const total = characters.length
      let typed = 0
      setState({ typed, total, running: true })
      await type(screen, characters, {
        signal: control.signal,
        onTyped: count => {
          typed = count
          setState({ typed, total, running: true })
        },
      })
      setState({ typed, total, running: false })
      return typed === total
    },
    cancel: () => running.current?.abort(),
  }
}
