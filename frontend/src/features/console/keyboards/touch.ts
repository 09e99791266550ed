/**
 * What was typed on a keyboard that shows on the screen. Those tell of few keys, but change the text of a field; so they are
 * given a field with something in it, to have something to delete.
 */
export const FILLING = '\u00a0'.repeat(40)

export interface Change {
  deleted: number
  inserted: string
}

/** What leads from one text to the next, by typing at the end of what both have in common. */
export function changeOf(before: string, after: string): Change {
  const [from, to] = [[...before], [...after]]
  let same = 0
  while (same < from.length && same < to.length && from[same] === to[same]) same += 1
  return { deleted: from.length - same, inserted: to.slice(same).join('') }
}
