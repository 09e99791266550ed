import { describe, expect, test } from 'vitest'
import { recordedCases, recordedSuspects } from '~/testing/vectors'
import { formatRelative } from './dates'
import { flagOf } from './flags'
import { levelOf } from './levels'
import { monthLabel } from './months'
import { formatBytes, formatPercent, percentOf } from './units'

interface Input {
  op: string
  value: number | string
  code: string | null
  date: string | number
  start: string
  includeYear: boolean
  view: { trafficUsedRaw: number; trafficRaw: number }
  live: { cpu: number | string | null }
  filesystem: { usedBytes: number; totalBytes: number }
}

interface Expected {
  text: string
  bar: { width: string; level: string }
  shown: boolean
  cpu: string
  cpuBar: { level: string }
  memory: string
  memoryPercent: string
  memoryBar: { level: string }
}

const NOW = Date.parse('2025-06-15T12:00:00Z')
const cases = recordedCases<Input, Expected>('format')
const of = (op: string) => cases?.filter(each => each.input.op === op) ?? []
const suspects = recordedSuspects<Input, Expected>('format') ?? []
const suspectsOf = (op: string) => suspects.filter(each => each.input.op === op)
const GB = 1024 ** 3
const plain = (bytes: number) => formatBytes(bytes, 'en-US').replaceAll(',', '')

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

  // Sizes read the same on the whole page, so the original's habit is left out to show less than one GB, and ten TB and more,
  // in a way of their own. What is no size is 0 in both.
  test.each(of('gb'))('$input.value GB read $expected.text', ({ input, expected }) => {
    const bytes = Number(input.value) * GB
    if (bytes >= GB && bytes < 10 * 1024 * GB) expect(plain(bytes)).toBe(expected.text)
    else if (!Number.isFinite(bytes) || bytes <= 0)
      expect(plain(bytes)).toBe(expected.text.replace('GB', 'B'))
    else expect(plain(bytes)).toMatch(bytes < GB ? /^[\d.]+ (B|KB|MB)$/ : /^[\d.]+ (TB|PB)$/)
  })

  // The figures themselves are shown as sizes; what the bar says is the same.
  test.each(of('resource-traffic'))('traffic of $expected.text', ({ input: { view }, expected }) => {
    const { trafficUsedRaw, trafficRaw } = view
    if (!(trafficRaw > 0)) {
      // Not metered: there is no bar to fill.
      expect(expected.bar).toEqual({ width: '0%', level: 'normal' })
      return
    }
    const percent = Math.round(percentOf(trafficUsedRaw, trafficRaw))
    expect(`${percent}%`).toBe(expected.bar.width)
    expect(levelOf('traffic', percent)).toBe(expected.bar.level)
  })

  // Which memory figures count is the server's business (the tiers are its own vectors'); how they read is ours.
  test.each(of('live').filter(each => each.expected.shown))(
    'live figures $expected.cpu, $expected.memory',
    ({ input: { live }, expected }) => {
      if (live.cpu !== null && expected.cpu !== '-') {
        const cpu = Math.min(100, Math.max(0, Number(live.cpu)))
        // Half a digit goes up here, as in decimals; the original rounded what the binary number came to.
        const half = Math.abs(((cpu * 10) % 1) - 0.5) < 1e-9
        if (half) expect(formatPercent(cpu, 'en-US', 1)).toBe(`${(cpu + 0.05).toFixed(1)}%`)
        else expect(formatPercent(cpu, 'en-US', 1)).toBe(expected.cpu)
        expect(levelOf('cpu', cpu)).toBe(expected.cpuBar.level)
      }
      const figures = /^([\d.]+) (\w+) \/ ([\d.]+) (\w+)$/.exec(expected.memory)
      if (figures) {
        const [used = 0, total = 0] = [bytesOf(figures[1], figures[2]), bytesOf(figures[3], figures[4])]
        expect(`${plain(used)} / ${plain(total)}`).toBe(expected.memory)
        const percent = Number.parseInt(expected.memoryPercent, 10)
        if (expected.memoryPercent) expect(formatPercent(percent, 'en-US')).toBe(expected.memoryPercent)
      }
    },
  )

  // Rounding that carries goes on to the next precision or unit: 10.0 KB and not 10.00 KB, 1.00 MB and not 1024 KB.
  test.each([...suspectsOf('bytes'), ...suspectsOf('gb')])(
    'instead of $expected.text the unit is changed ($input.value)',
    ({ input, expected }) => {
      const text = plain(Number(input.value) * (input.op === 'gb' ? GB : 1))
      expect(text).not.toBe(expected.text)
      expect(text).toMatch(/^(\d\.\d\d|[1-9]\d\.\d|[1-9]\d\d) \w+$|^1\.00 \w+$/)
    },
  )

  test.each(suspectsOf('month-label'))('a label of $input.start ends without a blank', ({ input }) => {
    expect(monthLabel(input.start, input.includeYear, 'en-US')).toBe('Jun')
  })

  test.each(suspectsOf('relative-date'))('an anniversary is a year and not 11 months', ({ input }) => {
    expect(formatRelative(input.date, NOW, 'en-US')).toBe('1 year ago')
  })

  // Left to others: backups have no size on today's panels (op backup-line), balances are the server's numbers (op credit),
  // and the figures of single months have tests of their own (op traffic-tile). A card is never hidden for figures that
  // are missing, which is what the suspect of op live did.
  test('no recorded figure is overlooked', () => {
    const ops = new Set([...(cases ?? []), ...suspects].map(each => each.input.op))
    expect([...ops].sort()).toEqual([
      'backup-line',
      'bytes',
      'country-flag',
      'credit',
      'filesystem',
      'gb',
      'live',
      'month-label',
      'relative-date',
      'resource-traffic',
      'traffic-tile',
    ])
  })
})

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']

function bytesOf(figure: string | undefined, unit: string | undefined): number {
  return Number(figure) * 1024 ** UNITS.indexOf(unit ?? '')
}
