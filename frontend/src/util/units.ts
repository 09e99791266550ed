const BYTE_UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB']

/** Three digits that matter, as the panel's own pages show sizes: 2 decimals below 10, 1 below 100, none from there on. */
function decimalsFor(value: number): number {
  if (value >= 100) return 0
  return value >= 10 ? 1 : 2
}

interface Scaled {
  value: number
  unit: string
  decimals: number
}

/** Steps of 1024. Rounding is looked at again, so that 1023.99 KB is 1.00 MB and not 1024 KB, and 9.999 is 10.0. */
function scale(bytes: number): Scaled {
  let value = Number.isFinite(bytes) && bytes > 0 ? bytes : 0
  let step = 0
  while (step < BYTE_UNITS.length - 1 && Number(value.toFixed(decimalsFor(value))) >= 1024) {
    value /= 1024
    step += 1
  }
  const decimals = decimalsFor(Number(value.toFixed(decimalsFor(value))))
  return { value: Number(value.toFixed(decimals)), unit: BYTE_UNITS[step] ?? 'B', decimals }
}

/** A measured size such as `1.18 GB`. What is no size (negative, not finite) counts as 0. */
export function formatBytes(bytes: number, locale: string): string {
  const { value, unit, decimals } = scale(bytes)
  return `${digits(value, locale, decimals, decimals)} ${unit}`
}

/** A size that was allotted and is a round number by nature: `8 GB`, not `8.00 GB`. */
export function formatSize(bytes: number, locale: string): string {
  const { value, unit, decimals } = scale(bytes)
  return `${digits(value, locale, 0, decimals)} ${unit}`
}

/** A flow such as `1.18 MB/s`. */
export function formatRate(bytesPerSecond: number, locale: string): string {
  return `${formatBytes(bytesPerSecond, locale)}/s`
}

/** A share given as 0 to 100, such as `12.3%`. */
export function formatPercent(percent: number, locale: string, decimals = 0): string {
  return new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(percent / 100)
}

/** What part of the total is used, 0 to 100; 0 where the total is 0. */
export function percentOf(used: number, total: number): number {
  return total > 0 ? Math.min(100, Math.max(0, (used / total) * 100)) : 0
}

function digits(value: number, locale: string, least: number, most: number): string {
  return new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most }).format(
    value,
  )
}
