const REGIONAL_INDICATOR_A = 0x1f1e6

/** The flag of an ISO 3166-1 alpha-2 code as an emoji; empty for anything that is not two ASCII letters. */
export function flagOf(countryCode: string | null | undefined): string {
  if (!countryCode || !/^[A-Za-z]{2}$/.test(countryCode)) return ''
  return [...countryCode.toUpperCase()]
    .map(letter => String.fromCodePoint(REGIONAL_INDICATOR_A + letter.charCodeAt(0) - 65))
    .join('')
}

/** The country's name in the reader's language, else the code. */
export function countryName(countryCode: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(countryCode.toUpperCase()) ?? countryCode
  } catch {
    return countryCode
  }
}
