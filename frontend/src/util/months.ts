/**
 * The month in which a period begins, such as `Mar` or `Mar 26`: read from the digits of the date, so that no time zone
 * moves a period that begins at midnight into the month before. Empty where the digits name no month.
 */
export function monthLabel(startsAt: string, withYear: boolean, locale: string): string {
  const [year = '', month] = startsAt.split('-')
  const number = Number.parseInt(month ?? '', 10)
  if (!(number >= 1 && number <= 12)) return ''
  const date = new Date(Date.UTC(2000, number - 1, 1))
  const name = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(date)
  return withYear && /^\d{3,}$/.test(year) ? `${name} ${year.slice(2)}` : name
}

/** The labels of periods beside each other; with the year where they do not all begin in the same one. */
export function monthLabels(startsAt: readonly string[], locale: string): string[] {
  const years = new Set(startsAt.map(each => each.split('-')[0]))
  return startsAt.map(each => monthLabel(each, years.size > 1, locale))
}
