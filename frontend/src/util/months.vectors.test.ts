import { describe, expect, test } from 'vitest'
import { recordedCases } from '~/testing/vectors'
import { monthLabel, monthLabels } from './months'
import { formatBytes } from './units'

interface Input {
  op: string
  start: string | number
  includeYear: boolean
  monthly: { start: string; total: number; limit: number | null }[]
}

interface Expected {
  text: string
  used: string | null
  limit: string | null
  chart: { label: string }[] | null
}

const GB = 1024 ** 3
const cases = recordedCases<Input, Expected>('format')
const of = (op: string) => cases?.filter(each => each.input.op === op) ?? []

describe.runIf(cases)('recorded traffic', () => {
  test.each(of('month-label'))('$input.start begins $expected.text', ({ input, expected }) => {
    expect(monthLabel(String(input.start), input.includeYear, 'en-US')).toBe(expected.text)
  })

  test.each(of('traffic-tile'))('months read oldest first ($id)', ({ input, expected }) => {
    const starts = input.monthly.map(each => each.start).toReversed()
    expect(monthLabels(starts, 'en-US')).toEqual(expected.chart?.map(each => each.label) ?? [])
  })

  // Sizes read the same on the whole page, so two habits of the original are left out: GB for what is less than one, and
  // two decimals for ten TB and more.
  test.each(of('traffic-tile'))('figures of $id', ({ input, expected }) => {
    const [current] = input.monthly
    const figures = [
      [current?.total ?? 0, expected.used],
      [(current?.limit ?? 0) * GB, expected.limit],
    ] as const
    for (const [bytes, text] of figures) {
      if (bytes >= GB && bytes < 10 * 1024 * GB) expect(formatBytes(bytes, 'en-US')).toBe(text)
    }
  })
})
