/** At most two decimals, and no marks between thousands: `1.250` could be meant either way. */
const AMOUNT = /^\d{1,7}(?:[.,]\d{1,2})?$/

/** An amount of credit such as `€1,250.00`; without a currency the bare number. */
export function formatAmount(amount: number, currency: string | null | undefined, locale: string): string {
  try {
    return new Intl.NumberFormat(locale, {
      style: currency ? 'currency' : 'decimal',
      currency: currency ?? undefined,
      minimumFractionDigits: 2,
      maximumFractionDigits: 2,
    }).format(amount)
  } catch {
    // The panel's operator may call the currency whatever they like.
    return `${formatAmount(amount, null, locale)} ${currency}`
  }
}

/** What somebody typed as an amount, with a point or a comma; null where it is none above 0. */
export function parseAmount(typed: string): number | null {
  const text = typed.trim()
  const amount = AMOUNT.test(text) ? Number(text.replace(',', '.')) : 0
  return amount > 0 ? amount : null
}

/** How long something was in use, such as `31.5 hours`. */
export function formatHours(hours: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'hour',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(hours)
}
