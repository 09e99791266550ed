/** What every keyboard of the Latin script types without much ado. */
const TYPEABLE = /^[\u0020-\u007e\u00a0-\u024f]{1,40}$/

/**
 * What has to be typed before something is lost for good: the first of the names by which it is known that is neither too
 * long nor impossible to type on some keyboard; null where there is none.
 */
export function typeablePhrase(...names: readonly (string | null | undefined)[]): string | null {
  return (
    names.map(name => name?.trim().replace(/\s+/g, ' ')).find(name => name && TYPEABLE.test(name)) ?? null
  )
}

/** Whether what was typed is meant as the phrase: case, and how blanks were typed, do not matter. */
export function isPhrase(typed: string, phrase: string): boolean {
  return plain(typed) === plain(phrase)
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
