/** Longest display name of a server, in code points. */
export const NAME_LENGTH = 63

export type NameFault = 'empty' | 'tooLong' | 'controlCharacter'

/** What the server strips from both ends of a name: less than `trim`, which takes every kind of blank there is. */
const STRIPPED = ' \t\n\r\0\v'

/** A typed name as it will be kept. */
export function stripName(typed: string): string {
  let [start, end] = [0, typed.length]
  while (start < end && STRIPPED.includes(typed.charAt(start))) start += 1
  while (end > start && STRIPPED.includes(typed.charAt(end - 1))) end -= 1
  return typed.slice(start, end)
}

/** What is wrong with a server's display name once it is stripped; null where nothing is. The server checks again. */
export function nameFault(typed: string): NameFault | null {
  const name = stripName(typed)
  if (name === '') return 'empty'
  if ([...name].length > NAME_LENGTH) return 'tooLong'
  return [...name].some(isControl) ? 'controlCharacter' : null
}

function isControl(character: string): boolean {
  return character < '\u0020' || character === '\u007f'
}
