import type { ServerDetailsFragment } from '~/api/generated/graphql'

/** What every keyboard of the Latin script types without much ado. */
const TYPEABLE = /^[\u0020-\u007e\u00a0-\u024f]{1,40}$/

/**
 * What has to be typed before a server is rebuilt: its name; where that is too long or not to be typed on every keyboard, its
 * address; where it has none, null.
 */
export function phraseOf({
  name,
  addresses,
}: Pick<ServerDetailsFragment, 'name' | 'addresses'>): string | null {
  const primary = addresses.find(each => each.primary) ?? addresses[0]
  return (
    [name.trim().replace(/\s+/g, ' '), primary?.address].find(each => each && TYPEABLE.test(each)) ?? null
  )
}

/** Whether what was typed is meant as the phrase: case, and how blanks were typed, do not matter. */
export function isPhrase(typed: string, phrase: string): boolean {
  return plain(typed) === plain(phrase)
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase()
}
