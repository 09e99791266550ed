import { describe, expect, test } from 'vitest'
import { recordedCases } from '~/testing/vectors'
import { formatRelative } from './dates'
import { flagOf } from './flags'
import { levelOf } from './levels'
import { formatBytes, formatPercent } from './units'

interface Input {
  op: string
  value: number | string
  code: string | null
  date: string | number
  filesystem: { usedBytes: number; totalBytes: number }
}

interface Expected {
  text: string
  bar: { width: string; level: string }
}

const NOW = Date.parse('2025-06-15T12:00:00Z')
const cases = recordedCases<Input, Expected>('format')
const of = (op: string) => cases?.filter(each => each.input.op === op) ?? []

describe.runIf(cases)('recorded figures', () => {
  test.each(of('bytes'))('bytes $input.value read $expected.text', ({ input, expected }) => {
    expect(formatBytes(Number(input.value), 'en-US').replaceAll(',', '')).toBe(expected.text)
  })

  test.each(of('country-flag'))('country $input.code has the flag $expected.text', ({ input, expected }) => {
    expect(flagOf(input.code)).toBe(expected.text)
  })

  test.each(of('relative-date'))('$input.date was $expected.text', ({ input, expected }) => {
    expect(formatRelative(input.date, NOW, 'en-US')).toBe(expected.text)
  })

  test.each(of('filesystem'))('a file system reads $expected.text', ({ input: { filesystem }, expected }) => {
    const { usedBytes, totalBytes } = filesystem
    const percent = totalBytes > 0 ? Math.min(100, (usedBytes / totalBytes) * 100) : 0
    const text = `${formatBytes(usedBytes, 'en-US')} / ${formatBytes(totalBytes, 'en-US')} (${formatPercent(percent, 'en-US')})`
    expect(text).toBe(expected.text)
    expect(levelOf('filesystem', percent)).toBe(expected.bar.level)
  })
})
