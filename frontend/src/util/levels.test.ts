import { expect, test } from 'vitest'
import { levelOf } from './levels'

test.each([
  ['cpu', 70, 'normal'],
  ['cpu', 70.1, 'warning'],
  ['cpu', 90, 'warning'],
  ['cpu', 90.1, 'danger'],
  ['memory', 75, 'normal'],
  ['memory', 76, 'warning'],
  ['memory', 91, 'danger'],
  ['filesystem', 75, 'normal'],
  ['filesystem', 90.5, 'danger'],
  ['traffic', 71, 'warning'],
  ['traffic', 100, 'danger'],
] as const)('%s at %d is %s', (measured, percent, level) => expect(levelOf(measured, percent)).toBe(level))
