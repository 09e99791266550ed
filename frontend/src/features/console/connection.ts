import { type Happening, next, type Progress, START } from './progress'
import type { Trouble } from './trouble'

/** What a connection needs from the world. */
export interface World {
  /** Asks for a way in, good for one connection. */
  ask: () => Promise<{ url: string } | { trouble: Trouble }>
  /** Goes in. What is returned goes out again; nothing is told after that. */
  join: (url: string, tell: { picture: () => void; ended: (trouble: Trouble) => void }) => () => void
  /** Calls back after so many seconds, or later where nobody looks. What is returned calls it off. */
  wait: (seconds: number, done: () => void) => () => void
}

export interface Connection {
  /** For `useSyncExternalStore`. */
  subscribe: (listener: () => void) => () => void
  progress: () => Progress
  /** Does not wait any longer. */
  again: () => void
  /** The server is known to be so now. */
  server: (running: boolean | null, suspended: boolean) => void
  close: () => void
}

/** So long a picture must last before the tries that led to it are forgotten. */
const STEADY_SECONDS = 20

/** Brings a picture and brings it back, each time by a new way in. */
export function openConnection(world: World): Connection {
  let progress = START
  let leave: () => void = () => undefined
  let closed = false
  const listeners = new Set<() => void>()

  const happen = (happening: Happening) => {
    const before = progress
    progress = next(before, happening)
    if (closed || progress === before) return
    if (progress.phase !== before.phase || progress.phase !== 'connected') enter(progress, before)
    for (const listener of listeners) listener()
  }

  /** What goes with a phase ends with it, but for the socket, which begins with joining and lasts while connected. */
  const enter = (now: Progress, before: Progress | null) => {
    if (before?.phase === 'joining' && now.phase === 'connected') {
      const leaveSocket = leave
      const stop = world.wait(STEADY_SECONDS, () => happen({ type: 'steady' }))
      leave = () => {
        stop()
        leaveSocket()
      }
      return
    }
    leave()
    leave = begin(now)
  }

  const begin = (now: Progress): (() => void) => {
    let over = false
    const end = () => {
      over = true
    }
    switch (now.phase) {
      case 'asking':
        void world.ask().then(answer => {
          if (over) return
          happen('url' in answer ? { type: 'wayIn', ...answer } : { type: 'trouble', ...answer })
        })
        return end
      case 'joining': {
        const out = world.join(now.url, {
          picture: () => happen({ type: 'picture' }),
          ended: trouble => {
            if (!over) happen({ type: 'trouble', trouble })
          },
        })
        return () => {
          end()
          out()
        }
      }
      case 'waiting':
        return world.wait(now.seconds, () => happen({ type: 'again' }))
      case 'connected':
      case 'stopped':
        return end
    }
  }

  enter(progress, null)
  return {
    subscribe: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    progress: () => progress,
    again: () => happen({ type: 'again' }),
    server: (running, suspended) => happen({ type: 'server', running, suspended }),
    close: () => {
      closed = true
      leave()
    },
  }
}
