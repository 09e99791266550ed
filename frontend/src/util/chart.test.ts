import { describe, expect, test } from 'vitest'
import { gapAfter, pieces, QUARTERED_STEPS, roundBytesAbove } from './chart'

const readings = (...values: (number | null)[]) => values.map((value, index) => ({ at: index * 5000, value }))

describe('pieces of a line', () => {
  test('readings one after the other are one piece', () => {
    expect(pieces(readings(1, 2, 3), 12_500)).toHaveLength(1)
  })

  test('a reading without a figure breaks the line and is no zero', () => {
    const found = pieces(readings(1, 2, null, 4), 12_500)
    expect(found.map(piece => piece.map(point => point.value))).toEqual([[1, 2], [4]])
  })

  test('readings that never came break the line', () => {
    const found = pieces(
      [
        { at: 0, value: 1 },
        { at: 5000, value: 2 },
        { at: 60_000, value: 3 },
      ],
      12_500,
    )
    expect(found.map(piece => piece.length)).toEqual([2, 1])
  })

  test('nothing but gaps draws nothing', () => expect(pieces(readings(null, null), 12_500)).toEqual([]))
})

describe('when a reading counts as missed', () => {
  test('two and a half usual waits', () => expect(gapAfter([0, 5000, 10_000, 15_000])).toBe(12_500))
  test('one long wait does not make long waits usual', () =>
    expect(gapAfter([0, 5000, 10_000, 100_000, 105_000])).toBe(12_500))
  test('five seconds are usual until readings say otherwise', () => expect(gapAfter([0])).toBe(12_500))
})

test.each([
  [0, 1024],
  [1500, 2048],
  [3 * 1024 ** 2, 5 * 1024 ** 2],
  [501 * 1024, 1024 ** 2],
])('a scale for %d bytes ends at %d', (value, end) => expect(roundBytesAbove(value)).toBe(end))

test.each([
  [2.3, 4],
  [3.5, 4],
  [70, 80],
  [450, 500],
  [501, 1024],
])('a scale of four parts for %d KB ends at %d KB', (value, end) =>
  expect(roundBytesAbove(value * 1024, QUARTERED_STEPS)).toBe(end * 1024),
)
