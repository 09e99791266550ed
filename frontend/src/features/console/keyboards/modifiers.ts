import type { Key } from './combinations'
import { KEYSYM, keysymOf, type Stroke } from './strokes'
import { type Keys, strike } from './typing'

/** Held for the next key, or until it is tapped again. */
export type Hold = 'off' | 'once' | 'locked'
export type Modifier = 'control' | 'alt' | 'shift'
export type Held = Readonly<Record<Modifier, Hold>>

export const NONE_HELD: Held = { control: 'off', alt: 'off', shift: 'off' }

const KEYS: Record<Modifier, Key> = {
  control: { keysym: KEYSYM.control, code: 'ControlLeft' },
  alt: { keysym: KEYSYM.alt, code: 'AltLeft' },
  shift: { keysym: KEYSYM.shift, code: 'ShiftLeft' },
}
const NEXT: Record<Hold, Hold> = { off: 'once', once: 'locked', locked: 'off' }

/** A tap holds a modifier for one key, a second one for good, a third lets go. */
export function tapped(held: Held, modifier: Modifier): Held {
  return { ...held, [modifier]: NEXT[held[modifier]] }
}

/** What stays held after a key. */
export function afterKey(held: Held): Held {
  const left = (hold: Hold) => (hold === 'once' ? 'off' : hold)
  return { control: left(held.control), alt: left(held.alt), shift: left(held.shift) }
}

/** Presses a key with what is held. */
export function strikeHolding(keys: Keys, held: Held, strokes: readonly Stroke[]) {
  const down = (Object.keys(KEYS) as Modifier[]).filter(each => held[each] !== 'off')
  for (const each of down) keys.key(KEYS[each].keysym, KEYS[each].code, true)
  for (const stroke of strokes) {
    // Not pressed twice, and above all not let go of too early.
    strike(keys, { ...stroke, shift: stroke.shift && !down.includes('shift') })
  }
  for (const each of down.toReversed()) keys.key(KEYS[each].keysym, KEYS[each].code, false)
}

/** A key that types no character. */
export function strokeOf({ keysym, code }: Key): Stroke {
  return { keysym, code, shift: false, altGr: false }
}

/** For a character that the keyboard lacks: screens that go by meaning may know it. */
export function strokeByMeaning(character: string): Stroke {
  return { keysym: keysymOf(character), code: '', shift: false, altGr: false }
}
