import { AGAIN, type Trouble } from './trouble'

/** Where a console is on its way to a picture. */
export type Progress =
  /** A way in was asked for; `before` is why there is none, where there was one or somebody tried. */
  | { phase: 'asking'; attempt: number; before: Trouble | null }
  /** The way in is known; the screen is awaited. */
  | { phase: 'joining'; attempt: number; url: string }
  | { phase: 'connected'; attempt: number }
  /** Goes on by itself after so many seconds. */
  | { phase: 'waiting'; attempt: number; trouble: Trouble; seconds: number }
  /** Goes on only if something is done, or changes. */
  | { phase: 'stopped'; trouble: Trouble }

export type Happening =
  | { type: 'wayIn'; url: string }
  | { type: 'picture' }
  | { type: 'trouble'; trouble: Trouble }
  /** The wait is over, or somebody did not want to wait. */
  | { type: 'again' }
  /** What is known of the server now. */
  | { type: 'server'; running: boolean | null; suspended: boolean }
  /** The picture was there for so long that what went wrong before does not count. */
  | { type: 'steady' }

/** Seconds before each try that nobody asked for; after the last one somebody has to. */
export const WAITS = [1, 5, 10, 20, 30, 30, 30, 30] as const

export const START: Progress = { phase: 'asking', attempt: 0, before: null }

/** What comes after what. What does not fit, such as the end of a socket that was given up, changes nothing. */
export function next(now: Progress, happening: Happening): Progress {
  switch (happening.type) {
    case 'wayIn':
      return now.phase === 'asking' ? { phase: 'joining', attempt: now.attempt, url: happening.url } : now
    case 'picture':
      return now.phase === 'joining' ? { phase: 'connected', attempt: now.attempt } : now
    case 'steady':
      return now.phase === 'connected' ? { phase: 'connected', attempt: 0 } : now
    case 'trouble':
      if (now.phase === 'waiting' || now.phase === 'stopped') return now
      return after(
        now.attempt,
        now.phase === 'asking' ? explained(now.before, happening.trouble) : happening.trouble,
      )
    case 'again':
      if (now.phase === 'waiting') {
        return { phase: 'asking', attempt: now.attempt + 1, before: now.trouble }
      }
      return now.phase === 'stopped' ? START : now
    case 'server':
      return changed(now, happening)
  }
}

/** That a new try came too soon says nothing: what made it necessary is still the reason. */
function explained(before: Trouble | null, trouble: Trouble): Trouble {
  return trouble.kind === 'soon' && before ? { ...before, seconds: trouble.seconds } : trouble
}

function after(attempt: number, trouble: Trouble): Progress {
  const wait = WAITS[attempt]
  if (AGAIN[trouble.kind] !== 'itself' || wait === undefined) return { phase: 'stopped', trouble }
  return { phase: 'waiting', attempt, trouble, seconds: Math.max(wait, trouble.seconds ?? 0) }
}

/** A server that was turned off is not waited for; one that is back is connected to. */
function changed(
  now: Progress,
  { running, suspended }: { running: boolean | null; suspended: boolean },
): Progress {
  if (now.phase !== 'waiting' && now.phase !== 'stopped') return now
  const { kind } = now.trouble
  if (kind === 'off') return running && !suspended ? START : now
  if (kind === 'suspended') return suspended ? now : START
  const unexplained = kind === 'lost' || kind === 'noScreen' || kind === 'network'
  return unexplained && running === false ? { phase: 'stopped', trouble: { kind: 'off' } } : now
}
