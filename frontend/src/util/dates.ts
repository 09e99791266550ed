const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const WEEK = 7 * DAY
/** A twelfth of a year and a year of the Gregorian calendar, in seconds. */
const MONTH = 2_629_800
const YEAR = 31_557_600

/** From which age on which unit is used. A year begins at 365 days, so that an anniversary is not `11 months`. */
const STEPS: readonly { from: number; length: number; unit: Intl.RelativeTimeFormatUnit }[] = [
  { from: 365 * DAY, length: YEAR, unit: 'year' },
  { from: MONTH, length: MONTH, unit: 'month' },
  { from: WEEK, length: WEEK, unit: 'week' },
  { from: DAY, length: DAY, unit: 'day' },
  { from: HOUR, length: HOUR, unit: 'hour' },
  { from: MINUTE, length: MINUTE, unit: 'minute' },
]

/**
 * How far a time is from now, such as `4 minutes ago` or `in 1 hour`: rounded down, at least 1. Empty where there is no time
 * or none that can be read.
 */
export function formatRelative(at: string | number, now: number, locale: string): string {
  const then = new Date(at).getTime()
  if (!at || Number.isNaN(then)) return ''
  const seconds = Math.abs(now - then) / 1000
  const step = STEPS.find(({ from }) => seconds >= from)
  const count = Math.max(1, Math.floor(seconds / (step?.length ?? 1)))
  const signed = then > now ? count : -count
  return new Intl.RelativeTimeFormat(locale, { numeric: 'always' }).format(signed, step?.unit ?? 'second')
}

/** Date and time of day, such as `22 Nov 2026, 14:05`. */
export function formatDateTime(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}

/** Date, time of day, seconds and zone, for who wants to know exactly. */
export function formatExact(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'long' }).format(new Date(at))
}

/** A day without its year, such as `22 Nov`. */
export function formatDay(at: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }).format(new Date(at))
}

/** Time of day, such as `14:05`. */
export function formatTime(at: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(new Date(at))
}

/** Time of day with seconds, such as `14:05:09`. */
export function formatClock(at: string | number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(at))
}
