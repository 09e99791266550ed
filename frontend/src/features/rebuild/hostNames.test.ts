import { expect, test } from 'vitest'
import { cleanHostName, isHostName } from './hostNames'

test.each([
  ['web1.example.com', 'web1.example.com'],
  [' Web 1.example.com. ', 'Web1.example.com'],
  ['<b>shop</b>', 'bshopb'],
  ['büro', 'bro'],
  ['', ''],
  ['  ', ''],
  ['.', '.'],
])('%j becomes %j', (typed, cleaned) => expect(cleanHostName(typed)).toBe(cleaned))

test.each([
  ['', true],
  ['a', true],
  ['web-1', true],
  [`${'a'.repeat(63)}.example`, true],
  [`${'a'.repeat(64)}.example`, false],
  [Array(64).fill('abc').join('.'), false],
  ['-web', false],
  ['web-', false],
  ['web..example', false],
  ['.', false],
])('%j is a host name: %s', (cleaned, expected) => expect(isHostName(cleaned)).toBe(expected))
