import { expect, test } from 'vitest'
import { suggestNames } from './nameSuggestions'
import { nameFault } from './names'

test('suggestions are different from each other, and all of them are names', () => {
  const names = suggestNames(200)
  expect(new Set(names).size).toBe(200)
  for (const name of names) {
    expect(name).toMatch(/^[a-z]+-[a-z]+-[1-9]\d$/)
    expect(nameFault(name)).toBeNull()
  }
})

test.each([
  [0, 'amber-anchor-10'],
  [0.999999, 'wooden-wren-99'],
])('from the first word to the last (%d)', (chance, name) =>
  expect(suggestNames(1, () => chance)).toEqual([name]),
)
