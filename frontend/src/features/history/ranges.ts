import type { MessageKey } from '~/i18n/i18n'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface RangeOfTime {
  label: MessageKey
  lengthMs: number
  /** The time that one point covers. */
  stepMs: number
  /** How moments stand on the axis. */
  axis: Intl.DateTimeFormatOptions
}

/** What can be looked at, by how it is called in the address. */
export const RANGES = {
  '1h': { label: 'history.range.1h', lengthMs: HOUR, stepMs: MINUTE, axis: { timeStyle: 'short' } },
  '24h': {
    label: 'history.range.24h',
    lengthMs: DAY,
    stepMs: 15 * MINUTE,
    axis: { weekday: 'short', hour: 'numeric', minute: '2-digit' },
  },
  '7d': {
    label: 'history.range.7d',
    lengthMs: 7 * DAY,
    stepMs: HOUR,
    axis: { weekday: 'short', day: 'numeric', month: 'short' },
  },
  '30d': {
    label: 'history.range.30d',
    lengthMs: 30 * DAY,
    stepMs: 4 * HOUR,
    axis: { day: 'numeric', month: 'short' },
  },
} as const satisfies Record<string, RangeOfTime>

export type RangeName = keyof typeof RANGES

export const RANGE_NAMES = Object.keys(RANGES) as RangeName[]

/** The range that an address asks for; a day where it says none or one that there is not. */
export function rangeNamed(name: string | null): RangeName {
  return RANGE_NAMES.find(each => each === name) ?? '24h'
}

/**
 * What to ask for at this moment. The start lies on a whole step, so that points cover the same times when they are read
 * again a little later, and a line does not tremble as time goes on.
 */
export function questionAt(range: RangeName, now: number): { from: number; points: number } {
  const { lengthMs, stepMs } = RANGES[range]
  return { from: Math.floor((now - lengthMs) / stepMs) * stepMs, points: lengthMs / stepMs + 1 }
}

/** A moment as it stands on the axis, in the reader's locale and zone. */
export function formatOnAxis(at: number, range: RangeName, locale: string): string {
  return new Intl.DateTimeFormat(locale, RANGES[range].axis).format(at)
}
