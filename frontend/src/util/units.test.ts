import { describe, expect, test } from 'vitest'
import { formatBytes, formatPercent, formatRate, formatSize, percentOf } from './units'

const KB = 1024
const GB = 1024 ** 3

describe('measured sizes', () => {
  test.each([
    [0, '0.00 B'],
    [9, '9.00 B'],
    [512, '512 B'],
    [KB, '1.00 KB'],
    [10 * KB, '10.0 KB'],
    [100 * KB, '100 KB'],
    [1_240_444 * KB, '1.18 GB'],
    [4_193_764 * KB, '4.00 GB'],
    [5 * 1024 ** 5, '5.00 PB'],
    [3000 * 1024 ** 5, '3,000 PB'],
  ])('%d bytes read %s', (bytes, text) => expect(formatBytes(bytes, 'en-GB')).toBe(text))

  test.each([
    [1023.5, '1.00 KB'],
    [10_239, '10.0 KB'],
    [104_857_599, '100 MB'],
    [1024 ** 4 - 1, '1.00 TB'],
  ])('rounding %d bytes carries into the next digit or unit', (bytes, text) =>
    expect(formatBytes(bytes, 'en-GB')).toBe(text),
  )

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('%d is no size and reads as nothing', bytes =>
    expect(formatBytes(bytes, 'en-GB')).toBe('0.00 B'),
  )

  test('numbers follow the locale', () => expect(formatBytes(1.5 * GB, 'de-DE')).toBe('1,50 GB'))
  test('flows are given for each second', () => expect(formatRate(2 * KB, 'en-GB')).toBe('2.00 KB/s'))
})

test('allotted sizes are round', () => {
  expect(formatSize(8 * GB, 'en-GB')).toBe('8 GB')
  expect(formatSize(1.5 * GB, 'en-GB')).toBe('1.5 GB')
  expect(formatSize(512 * 1024 ** 2, 'en-GB')).toBe('512 MB')
})

test('shares', () => {
  expect(percentOf(1, 4)).toBe(25)
  expect(percentOf(9, 4)).toBe(100)
  expect(percentOf(1, 0)).toBe(0)
  expect(formatPercent(12.34, 'en-GB', 1)).toBe('12.3%')
})
