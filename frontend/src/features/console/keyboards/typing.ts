import { KEYSYM, type Stroke, type TypedCharacter } from './strokes'

/** Where keys go. */
export interface Keys {
  /** @param code the key's place, as in `KeyboardEvent.code`; null where only the meaning is known */
  key: (keysym: number, code: string | null, down: boolean) => void
}

/** Guests read from a keyboard that buffers few keys: faster than this and some are lost. */
const BETWEEN_CHARACTERS_MS = 25

/** Presses and releases one key with what must be held for it. */
export function strike(keys: Keys, { code, keysym, shift, altGr }: Stroke) {
  if (shift) keys.key(KEYSYM.shift, 'ShiftLeft', true)
  if (altGr) keys.key(KEYSYM.altGr, 'AltRight', true)
  keys.key(keysym, code, true)
  keys.key(keysym, code, false)
  if (altGr) keys.key(KEYSYM.altGr, 'AltRight', false)
  if (shift) keys.key(KEYSYM.shift, 'ShiftLeft', false)
}

interface Options {
  signal: AbortSignal
  /** Called after each character with how many were typed. */
  onTyped: (count: number) => void
}

/** Types a text as if by hand. Ends early when the signal says so, and never between a key's going down and up. */
export async function type(keys: Keys, characters: readonly TypedCharacter[], { signal, onTyped }: Options) {
  for (const [at, { strokes }] of characters.entries()) {
    if (signal.aborted) return
    for (const stroke of strokes) strike(keys, stroke)
    onTyped(at + 1)
    await pause(signal)
  }
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, BETWEEN_CHARACTERS_MS)
    signal.addEventListener('abort', done)
  })
}
