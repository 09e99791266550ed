/** Keys in the order of a keyboard's rows, by their place: `KeyboardEvent.code`. */
const PLACES = [
  'Backquote Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9 Digit0 Minus Equal',
  'KeyQ KeyW KeyE KeyR KeyT KeyY KeyU KeyI KeyO KeyP BracketLeft BracketRight',
  'KeyA KeyS KeyD KeyF KeyG KeyH KeyJ KeyK KeyL Semicolon Quote Backslash',
  'IntlBackslash KeyZ KeyX KeyC KeyV KeyB KeyN KeyM Comma Period Slash',
].map(row => row.split(' '))

/** Stands in a row where a key gives nothing, or waits for the next one (see `dead`). */
export const NOTHING = '\u2205'

/** Four rows, each with a character for each key. */
type Rows = readonly [string, string, string, string]

/** A key with what is held down beside it. */
export interface Press {
  code: string
  shift: boolean
  altGr: boolean
}

export interface Drawing {
  plain: Rows
  shift: Rows
  altGr?: Rows
  /** Keys that put a mark on the next letter, by the mark; with the space bar they give the mark by itself. */
  dead?: Readonly<Record<string, Press>>
}

export interface Keyboard {
  /** What is pressed for a character, one after the other; null where this keyboard has no way to it. */
  pressesFor: (character: string) => readonly Press[] | null
}

const press = (code: string): Press => ({ code, shift: false, altGr: false })

/** Marks as they stand by themselves. */
const ALONE: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': '\u00b4',
  '\u0302': '^',
  '\u0308': '\u00a8',
}

export function keyboard({ plain, shift, altGr, dead = {} }: Drawing): Keyboard {
  const known = new Map<string, readonly Press[]>([
    [' ', [press('Space')]],
    ['\t', [press('Tab')]],
    ['\n', [press('Enter')]],
  ])
  // What takes fewer keys at once comes first, and stays.
  const add = (rows: Rows | undefined, held: Pick<Press, 'shift' | 'altGr'>) =>
    rows?.forEach((row, at) => {
      const characters = [...row]
      const places = PLACES[at] ?? []
      if (characters.length !== places.length) throw new Error(`A row has ${places.length} keys: ${row}`)
      characters.forEach((character, index) => {
        const code = places[index]
        if (code && character !== NOTHING && !known.has(character)) known.set(character, [{ code, ...held }])
      })
    })
  add(plain, { shift: false, altGr: false })
  add(shift, { shift: true, altGr: false })
  add(altGr, { shift: false, altGr: true })
  for (const [mark, key] of Object.entries(dead)) {
    const alone = ALONE[mark]
    if (alone && !known.has(alone)) known.set(alone, [key, press('Space')])
  }

  const composed = (character: string): readonly Press[] | null => {
    const [letter = '', mark = '', ...more] = character.normalize('NFD')
    const [key, under] = [dead[mark], known.get(letter)]
    return key && under && more.length === 0 ? [key, ...under] : null
  }
  return { pressesFor: character => known.get(character) ?? composed(character) }
}
