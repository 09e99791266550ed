import { expect, test } from 'vitest'
import { isLight, osColor, osLetter } from './osColors'

test.each([
  ['Ubuntu Server', '#e95420', 'U'],
  ['Red Hat Enterprise Linux', '#ee0000', 'R'],
  ['openSUSE Leap', '#73ba25', 'O'],
  ['Haiku', '#6c757d', 'H'],
  ['  7 of nine', '#6c757d', 'O'],
  ['Ålpine', '#6c757d', 'Å'],
  ['42', '#6c757d', '?'],
  ['', '#6c757d', '?'],
])('without a picture %s is on %s with the letter %s', (name, color, letter) => {
  expect(osColor(name)).toBe(color)
  expect(osLetter(name)).toBe(letter)
})

test.each([
  ['#000000', false],
  ['#0f4266', false],
  ['#51a2da', true],
  ['#ffffff', true],
])('%s is light: %s', (color, light) => expect(isLight(color)).toBe(light))
