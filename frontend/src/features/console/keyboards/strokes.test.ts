import { describe, expect, test } from 'vitest'
import { FRENCH, GERMAN, UK, US } from './drawings'
import { type Drawing, keyboard } from './keyboard'
import { KEYBOARDS, type KeyboardId } from './keyboards'
import { keysymOf, planOf } from './strokes'

/** What is pressed for a text, in a form that is easily read. */
function pressed(text: string, id: KeyboardId): string {
  return planOf(text, KEYBOARDS[id].keyboard)
    .characters.flatMap(({ strokes }) => strokes)
    .map(({ code, shift, altGr }) => `${shift ? 'Shift+' : ''}${altGr ? 'AltGr+' : ''}${code}`)
    .join(' ')
}

test.each<[KeyboardId, string, string]>([
  ['us', 'aZ1', 'KeyA Shift+KeyZ Digit1'],
  [
    'us',
    '@"#\\|~`',
    'Shift+Digit2 Shift+Quote Shift+Digit3 Backslash Shift+Backslash Shift+Backquote Backquote',
  ],
  ['us', 'a b\tc\n', 'KeyA Space KeyB Tab KeyC Enter'],
  ['us', 'a\r\nb\rc', 'KeyA Enter KeyB Enter KeyC'],
  ['gb', '@"#\\|~', 'Shift+Quote Shift+Digit2 Backslash IntlBackslash Shift+IntlBackslash Shift+Backslash'],
  ['gb', '£€', 'Shift+Digit3 AltGr+Digit4'],
  ['de', 'zyZY', 'KeyY KeyZ Shift+KeyY Shift+KeyZ'],
  ['de', 'üöäß', 'BracketLeft Semicolon Quote Minus'],
  [
    'de',
    '@€{[]}\\|~',
    'AltGr+KeyQ AltGr+KeyE AltGr+Digit7 AltGr+Digit8 AltGr+Digit9 AltGr+Digit0 AltGr+Minus AltGr+IntlBackslash AltGr+BracketRight',
  ],
  ['de', "/-_#'", 'Shift+Digit7 Slash Shift+Slash Backslash Shift+Backslash'],
  ['de', '^`', 'Backquote Space Shift+Equal Space'],
  ['de', 'éÈ', 'Equal KeyE Shift+Equal Shift+KeyE'],
  ['fr', 'azqwm', 'KeyQ KeyW KeyA KeyZ Semicolon'],
  ['fr', '1 0', 'Shift+Digit1 Space Shift+Digit0'],
  ['fr', 'éèçàù', 'Digit2 Digit7 Digit9 Digit0 Quote'],
  [
    'fr',
    '@#{[|\\^',
    'AltGr+Digit0 AltGr+Digit3 AltGr+Digit4 AltGr+Digit5 AltGr+Digit6 AltGr+Digit8 AltGr+Digit9',
  ],
  ['fr', './?!', 'Shift+Comma Shift+Period Shift+KeyM Slash'],
  ['fr', 'êËï', 'BracketLeft KeyE Shift+BracketLeft Shift+KeyE Shift+BracketLeft KeyI'],
])('on %s, %j is typed as %s', (id, text, keys) => expect(pressed(text, id)).toBe(keys))

describe.each<[string, Drawing]>([
  ['US', US],
  ['UK', UK],
  ['German', GERMAN],
  ['French', FRENCH],
])('the %s keyboard', (_name, drawing) => {
  test('has every character of ASCII, so that any command can be typed', () => {
    const ascii = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')
    expect(planOf(ascii, keyboard(drawing)).missing).toEqual([])
  })

  test('types no two characters by the same keys', () => {
    const all = Array.from({ length: 0x250 }, (_, index) => String.fromCharCode(32 + index))
    const ways = planOf(all.join(''), keyboard(drawing)).characters.map(({ strokes }) =>
      strokes.map(({ code, shift, altGr }) => `${code}${shift}${altGr}`).join(' '),
    )
    expect(new Set(ways).size).toBe(ways.length)
  })
})

test('what a keyboard lacks is named, each once, and the rest is typed', () => {
  const plan = planOf('a漢b漢ł\u0007', KEYBOARDS.us.keyboard)
  expect(plan.missing).toEqual(['漢', 'ł', '\u0007'])
  expect(plan.characters.map(({ character }) => character).join('')).toBe('ab')
})

test('letters that are put together from two code points are one', () => {
  expect(pressed('u\u0308', 'de')).toBe('BracketLeft')
})

test('who goes by meaning gets the character once, with the last of its keys', () => {
  const [caret] = planOf('^', KEYBOARDS.de.keyboard).characters
  expect(caret?.strokes.map(({ keysym }) => keysym)).toEqual([0, 0x5e])
})

test('a row that is too short is a mistake', () => {
  expect(() =>
    keyboard({ ...US, plain: ['abc', ...US.plain.slice(1)] as unknown as Drawing['plain'] }),
  ).toThrow('A row has 13 keys')
})

test.each([
  ['a', 0x61],
  ['ü', 0xfc],
  ['€', 0x20ac],
  ['ł', 0x01000142],
  ['😀', 0x0101f600],
  ['\n', 0xff0d],
])('the keysym of %j', (character, keysym) => expect(keysymOf(character)).toBe(keysym))
