import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'

const FILES = ['first', 'later'] as const

function messages(language: string, file: (typeof FILES)[number]): Record<string, string> {
  return JSON.parse(readFileSync(`src/i18n/${language}/${file}.json`, 'utf8'))
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file) && !/\.test\.|generated/.test(file))
  .map(file => join('src', file))

/** Everything that the browser loads before a server's page shows. */
const firstLoad = closure(['src/main.tsx', 'src/features/servers/ServerPage.tsx', 'src/app/OverviewTab.tsx'])

function closure(files: readonly string[], seen = new Set<string>()): Set<string> {
  for (const file of files) {
    if (seen.has(file)) continue
    seen.add(file)
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export) (?!type )[^']*? from '([^']+)'$/gm,
    )
    closure(
      [...imports].map(([, name]) => resolve(file, name ?? '')).filter(each => each !== null),
      seen,
    )
  }
  return seen
}

function resolve(from: string, name: string): string | null {
  if (!/^[~.]/.test(name)) return null
  const base = name.startsWith('~/') ? join('src', name.slice(2)) : join(dirname(from), name)
  const found = [base, `${base}.ts`, `${base}.tsx`].find(each => existsSync(each) && statSync(each).isFile())
  return found && /\.tsx?$/.test(found) ? found : null
}

const read = (files: Iterable<string>) => [...files].map(file => readFileSync(file, 'utf8')).join('\n')
const shows = (source: string, key: string) => source.includes(`'${key}'`) || source.includes(`"${key}"`)

/** Names that are put together from a part and a value. */
const composed = /^order\./

test('no text is left over that nothing shows', () => {
  const all = read(sources)
  const keys = FILES.flatMap(file => Object.keys(messages('en', file)))
  expect(keys.filter(key => !composed.test(key) && !shows(all, key))).toEqual([])
})

test('what is shown first, and nothing else, is among the texts that come first', () => {
  const source = read(firstLoad)
  expect(Object.keys(messages('en', 'first')).filter(key => !shows(source, key))).toEqual([])
  expect(Object.keys(messages('en', 'later')).filter(key => shows(source, key))).toEqual([])
})

const languages = readdirSync('src/i18n').filter(each => /^[a-z]{2}$/.test(each))

/** What a message puts in, and how often a plural or a choice stands in it. */
function placeholders(message: string): string[] {
  return [...message.matchAll(/\{(\w+)(?:\}|, (plural|select))/g)]
    .map(([, name, kind]) => `${name} ${kind ?? ''}`)
    .sort()
}

test('there is more than one language', () => expect(languages).toEqual(['de', 'en']))

describe.each(languages)('the texts in %s', language => {
  test.each(FILES)('of %s.json are complete, with everything that English puts in', file => {
    const [english, other] = [messages('en', file), messages(language, file)]
    expect(Object.keys(other)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(other)) {
      expect(text.trim(), key).not.toBe('')
      expect(placeholders(text), key).toEqual(placeholders(english[key] ?? ''))
    }
  })

  test.each(FILES)('of %s.json stand in the order of their names, where they are found again', file => {
    const keys = Object.keys(messages(language, file))
    expect(keys).toEqual([...keys].sort())
  })
})
