import type { Translate } from './sentences'

/**
 * English sentences of the server, with `{gaps}`, and what they are in another language. What fills `{a:said}` was said by
 * the server as well and is translated, too; what fills `{a:date}` is a moment.
 */
export type Sentences = Record<string, string>

const GAP = /\{(\w+)(?::(said|date))?\}/g

/** Between the sentences of what is more than one. */
const BETWEEN = /(?<=[.”]) (?=\p{Lu})/u

interface Known {
  said: string
  /** How many letters of it were known, and not put in. */
  weight: number
}

/** Gives each sentence that it knows in the other language, and all else as it came. */
export function translator(sentences: Sentences, locale: string): Translate {
  const withGaps = Object.entries(sentences)
    .filter(([english]) => english.search(GAP) >= 0)
    // The one that says most itself is meant where two would do.
    .sort(([one], [other]) => own(other).length - own(one).length)
    .map(([english, translated]) => ({ shape: shape(english), translated, weight: own(english).length }))

  function known(sentence: string): Known | null {
    const whole = Object.hasOwn(sentences, sentence) ? sentences[sentence] : undefined
    if (whole !== undefined) return { said: whole, weight: sentence.length }
    for (const { shape, translated, weight } of withGaps) {
      const values = shape.exec(sentence)?.groups
      if (values) return filled(translated, values, weight)
    }
    return null
  }

  function filled(translated: string, values: Record<string, string>, weight: number): Known {
    let all = weight
    const said = translated.replace(GAP, (gap, name, kind) => {
      const value = values[name] ?? gap
      if (kind === 'date') return moment(value, locale)
      if (kind !== 'said') return value
      const inner = say(value)
      all += inner.weight
      return inner.said
    })
    return { said, weight: all }
  }

  /** A gap takes whatever is there, further sentences too: what knows more of the text itself is meant. */
  function say(text: string): Known {
    const one = known(text) ?? { said: text, weight: 0 }
    const parts = text.split(BETWEEN)
    if (parts.length === 1) return one
    const each = parts.map(part => known(part) ?? { said: part, weight: 0 })
    const weight = each.reduce((sum, part) => sum + part.weight, 0)
    return one.weight >= weight ? one : { said: each.map(part => part.said).join(' '), weight }
  }

  return text => say(text).said
}

const own = (english: string) => english.replace(GAP, '')

function shape(english: string): RegExp {
  const literal = english.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(`^${literal.replace(GAP, '(?<$1>.+)')}$`, 's')
}

/** A moment of the server, in UTC, as it is written elsewhere. */
function moment(text: string, locale: string): string {
  const time = new Date(text.replace(',', ''))
  if (Number.isNaN(time.getTime())) return text
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
    .format(time)
    .concat(' UTC')
}
