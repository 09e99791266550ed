import { createContext, type ReactNode, use, useCallback, useState } from 'react'
import { Hidden } from './Hidden'

type Announce = (message: string) => void

const Announcing = createContext<Announce>(() => undefined)

/** Says to who listens what changed on the screen, in a pause. */
export function Announcer({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState({ text: '', count: 0 })
  const announce = useCallback<Announce>(text => setMessage(last => ({ text, count: last.count + 1 })), [])
  return (
    <Announcing value={announce}>
      {children}
      <Hidden>
        <span role="status" aria-live="polite" aria-atomic="true">
          {/* A new element each time, so that the same sentence is said again. */}
          <span key={message.count}>{message.text}</span>
        </span>
      </Hidden>
    </Announcing>
  )
}

/** Gives the way to say something to who listens. */
export function useAnnounce(): Announce {
  return use(Announcing)
}
