import { expect, test } from 'vitest'
import { formatAmount, formatHours, parseAmount } from './amounts'

test.each([
  [1250, 'EUR', 'en-GB', '€1,250.00'],
  [-3.46, 'EUR', 'de-DE', '-3,46\u00a0€'],
  [1250, null, 'de-DE', '1.250,00'],
  [0, undefined, 'en-GB', '0.00'],
  [5, 'JPY', 'en-GB', 'JP¥5.00'],
  [5, 'Credits', 'en-GB', '5.00 Credits'],
])('%s in %s is written for %s as %s', (amount, currency, locale, expected) => {
  expect(formatAmount(amount, currency, locale)).toBe(expected)
})

test.each([
  ['25', 25],
  [' 12.50 ', 12.5],
  ['12,5', 12.5],
  ['1000000', 1_000_000],
  ['0', null],
  ['0,00', null],
  ['-5', null],
  ['1.250', null],
  ['1,250.00', null],
  ['12.505', null],
  ['1e3', null],
  ['', null],
  ['five', null],
])('%j is taken for %s', (typed, expected) => {
  expect(parseAmount(typed)).toBe(expected)
})

test('hours have their word in the language', () => {
  expect(formatHours(31.54, 'en-GB')).toBe('31.5 hours')
  expect(formatHours(1, 'de-DE')).toBe('1 Stunde')
})
