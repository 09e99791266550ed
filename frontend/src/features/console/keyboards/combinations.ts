import { KEYSYM } from './strokes'
import type { Keys } from './typing'

/** A key by its meaning and its place. */
export interface Key {
  keysym: number
  code: string
}

const CONTROL: Key = { keysym: KEYSYM.control, code: 'ControlLeft' }
const ALT: Key = { keysym: KEYSYM.alt, code: 'AltLeft' }
const SUPER: Key = { keysym: KEYSYM.meta, code: 'MetaLeft' }
const letter = (character: string): Key => ({
  keysym: character.charCodeAt(0),
  code: `Key${character.toUpperCase()}`,
})

export const functionKey = (number: number): Key => ({
  keysym: KEYSYM.f1 + number - 1,
  code: `F${number}`,
})

/** What browsers and systems keep for themselves, by what stands on the keys. */
export const COMBINATIONS: readonly { label: string; keys: readonly Key[] }[] = [
  { label: 'Ctrl+Alt+Del', keys: [CONTROL, ALT, { keysym: KEYSYM.delete, code: 'Delete' }] },
  ...[1, 2, 3, 7].map(number => ({
    label: `Ctrl+Alt+F${number}`,
    keys: [CONTROL, ALT, functionKey(number)],
  })),
  { label: 'Alt+Tab', keys: [ALT, { keysym: KEYSYM.tab, code: 'Tab' }] },
  { label: 'Alt+F4', keys: [ALT, functionKey(4)] },
  { label: 'Ctrl+W', keys: [CONTROL, letter('w')] },
  { label: 'Ctrl+T', keys: [CONTROL, letter('t')] },
  { label: 'Ctrl+Esc', keys: [CONTROL, { keysym: KEYSYM.escape, code: 'Escape' }] },
  { label: 'Super', keys: [SUPER] },
  { label: 'Print', keys: [{ keysym: KEYSYM.print, code: 'PrintScreen' }] },
  { label: 'Alt+Print', keys: [ALT, { keysym: KEYSYM.print, code: 'PrintScreen' }] },
]

/** Presses all in turn, and lets go of them in the other direction. */
export function chord(keys: Keys, pressed: readonly Key[]) {
  for (const { keysym, code } of pressed) keys.key(keysym, code, true)
  for (const { keysym, code } of pressed.toReversed()) keys.key(keysym, code, false)
}
