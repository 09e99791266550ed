import type { Keyboard, Press } from './keyboard'

/** A press with what it stands for, for screens that go by meaning and not by place. */
export interface Stroke extends Press {
  /** X11's number for the character; 0 for a key that only prepares the next one. */
  keysym: number
}

/** One character and how it is typed. */
export interface TypedCharacter {
  character: string
  strokes: readonly Stroke[]
}

export interface Plan {
  characters: readonly TypedCharacter[]
  /** What this keyboard has no key for, each once, in the order in which it came. */
  missing: readonly string[]
}

/** X11's numbers for keys that type no character. */
export const KEYSYM = {
  backspace: 0xff08,
  tab: 0xff09,
  enter: 0xff0d,
  escape: 0xff1b,
  home: 0xff50,
  left: 0xff51,
  up: 0xff52,
  right: 0xff53,
  down: 0xff54,
  pageUp: 0xff55,
  pageDown: 0xff56,
  end: 0xff57,
  print: 0xff61,
  insert: 0xff63,
  f1: 0xffbe,
  shift: 0xffe1,
  control: 0xffe3,
  alt: 0xffe9,
  meta: 0xffeb,
  altGr: 0xfe03,
  delete: 0xffff,
} as const

const SPECIAL: Readonly<Record<string, number>> = {
  '\n': KEYSYM.enter,
  '\t': KEYSYM.tab,
  '\b': KEYSYM.backspace,
  // Has a number of its own, which is older than those of Unicode.
  '€': 0x20ac,
}

/** X11's number for a character: Latin 1 is itself, all else is Unicode with a bit set. */
export function keysymOf(character: string): number {
  const point = character.codePointAt(0) ?? 0
  return SPECIAL[character] ?? (point <= 0xff ? point : 0x01000000 + point)
}

/** How a text is typed on a keyboard. Line ends of any kind are the Enter key. */
export function planOf(text: string, keyboard: Keyboard): Plan {
  const characters: TypedCharacter[] = []
  const missing = new Set<string>()
  for (const character of text.replace(/\r\n?/g, '\n').normalize('NFC')) {
    const presses = keyboard.pressesFor(character)
    if (presses) characters.push({ character, strokes: strokesOf(character, presses) })
    else missing.add(character)
  }
  return { characters, missing: [...missing] }
}

/** Who goes by meaning gets the character with the last press; the ones before mean nothing to them. */
function strokesOf(character: string, presses: readonly Press[]): Stroke[] {
  const last = presses.length - 1
  return presses.map((press, at) => ({ ...press, keysym: at === last ? keysymOf(character) : 0 }))
}
