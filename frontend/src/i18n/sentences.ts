/** English sentences of the server, with `{gaps}`, and what they are in another language. */
export type Sentences = Record<string, string>

type Translate = (sentence: string) => string

const GAP = /\{(\w+)\}/g

/** Gives each sentence that it knows in the other language, and all else as it came. */
export function translator(sentences: Sentences): Translate {
  const withGaps = Object.entries(sentences)
    .filter(([english]) => english.search(GAP) >= 0)
    // The one that says most itself is meant where two would do.
    .sort(([one], [other]) => own(other).length - own(one).length)
    .map(([english, translated]) => ({ shape: shape(english), translated }))
  return sentence => {
    if (Object.hasOwn(sentences, sentence)) return sentences[sentence] ?? sentence
    for (const { shape, translated } of withGaps) {
      const values = shape.exec(sentence)?.groups
      if (values) return translated.replace(GAP, (gap, name) => values[name] ?? gap)
    }
    return sentence
  }
}

const own = (english: string) => english.replace(GAP, '')

function shape(english: string): RegExp {
  const literal = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(GAP, '(?<$1>.+)')}$`, 's')
}

let translate: Translate | null = null

/** What the server says is in this language from now on; null for its own, which is English. */
export function speakSentences(sentences: Sentences | null) {
  translate = sentences && translator(sentences)
}

/** A sentence of the server in the reader's language; as it came where it is not known. */
export const sentence: Translate = english => translate?.(english) ?? english

/** In which fields the server says something. */
const SPOKEN = new Set(['message', 'reason', 'summary'])

/** An answer of the server with its sentences in the reader's language. What holds none stays the same object. */
export function spoken<Answer>(answer: Answer): Answer {
  return translate ? (inside(answer) as Answer) : answer
}

function inside(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  let changed: Record<string, unknown> | unknown[] | undefined
  for (const [key, each] of Object.entries(value)) {
    const now = typeof each === 'string' && SPOKEN.has(key) ? sentence(each) : inside(each)
    if (now === each) continue
    changed ??= Array.isArray(value) ? [...value] : { ...value }
    ;(changed as Record<string, unknown>)[key] = now
  }
  return changed ?? value
}
