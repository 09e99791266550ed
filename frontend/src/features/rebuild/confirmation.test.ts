import { expect, test } from 'vitest'
import { isPhrase } from '~/util/phrase'
import { phraseOf } from './confirmation'

const address = (text: string, primary = false) => ({
  address: text,
  version: 'IPV4' as const,
  prefixLength: 32,
  gateway: null,
  primary,
})
const addresses = [address('198.51.100.1'), address('192.0.2.10', true)]

test.each([
  ['Web shop', 'Web shop'],
  ['Büro  zwei', 'Büro zwei'],
  ['x'.repeat(41), '192.0.2.10'],
  ['网店', '192.0.2.10'],
  ['shop 🛒', '192.0.2.10'],
  ['\u202egnirts', '192.0.2.10'],
])('before %j is rebuilt, %j has to be typed', (name, phrase) =>
  expect(phraseOf({ name, addresses })).toBe(phrase),
)

test('what has neither a name nor an address to type is left to the caller', () =>
  expect(phraseOf({ name: '网店', addresses: [] })).toBeNull())

test.each([
  ['Web shop', true],
  [' web  SHOP ', true],
  ['Web shop'.normalize('NFD'), true],
  ['Web sho', false],
  ['', false],
])('%j is meant as “Web shop”: %s', (typed, expected) => expect(isPhrase(typed, 'Web shop')).toBe(expected))
