/** Says a sentence of the server, which is English, in another language; what it does not know as it came. */
export type Translate = (sentence: string) => string

let translate: Translate | null = null

/** How the server's sentences are said from now on; null for as they are. */
export function speakSentences(by: Translate | null) {
  translate = by
}

/** A sentence of the server in the reader's language; as it came where it is not known. */
export const sentence: Translate = english => translate?.(english) ?? english

/** In which fields the server says something. */
const SPOKEN = /^(message|reason|summary|problems?|detail|note|failure|disabledReason)$/

/** An answer of the server with its sentences in the reader's language. What holds none stays the same object. */
export function spoken<Answer>(answer: Answer): Answer {
  return translate ? (inside(answer, false) as Answer) : answer
}

function inside(value: unknown, isSpoken: boolean): unknown {
  if (typeof value === 'string') return isSpoken ? sentence(value) : value
  if (typeof value !== 'object' || value === null) return value
  let changed: Record<string, unknown> | unknown[] | undefined
  for (const [key, each] of Object.entries(value)) {
    const now = inside(each, Array.isArray(value) ? isSpoken : SPOKEN.test(key))
    if (now === each) continue
    changed ??= Array.isArray(value) ? [...value] : { ...value }
    ;(changed as Record<string, unknown>)[key] = now
  }
  return changed ?? value
}
