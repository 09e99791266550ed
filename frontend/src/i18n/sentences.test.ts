import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { type Sentences, speakSentences, spoken, translator } from './sentences'

const german: Sentences = JSON.parse(readFileSync('src/i18n/de/sentences.json', 'utf8'))
const say = translator(german)

afterEach(() => speakSentences(null))

test('a sentence is found as it is, or by what stands around its gaps', () => {
  expect(say('The server is running already.')).toBe('Der Server läuft bereits.')
  expect(say('This name is too long: use at most 63 characters.')).toBe(
    'Dieser Name ist zu lang: höchstens 63 Zeichen.',
  )
  expect(say('Set the reverse DNS of 203.0.113.7 to a.example (was b.example)')).toBe(
    'Reverse DNS von 203.0.113.7 auf a.example gesetzt (war b.example)',
  )
})

test('what is not known stays as it came, names that look like code too', () => {
  for (const each of ['Something else entirely.', 'toString', '', 'The server is running already. Really.']) {
    expect(say(each)).toBe(each)
  }
  expect(say('Renamed the server from “$& {after}” to “.*”')).toBe(
    'Den Server von „$& {after}“ in „.*“ umbenannt',
  )
})

test('an answer is changed where the server speaks, and nowhere else', () => {
  const answer = {
    server: {
      name: 'The server is off.',
      actions: [{ allowed: false, reason: 'The server is running already.' }],
      traffic: { months: [1, 2] },
    },
  }
  expect(spoken(answer)).toBe(answer)
  speakSentences(german)
  const said = spoken(answer)
  expect(said.server.actions).toEqual([{ allowed: false, reason: 'Der Server läuft bereits.' }])
  expect(said.server.name).toBe('The server is off.')
  expect(said.server.traffic).toBe(answer.server.traffic)
  expect(answer.server.actions[0]?.reason).toBe('The server is running already.')
})

const JAVA = '../backend/src/main/java/dev/slipway'
const LITERAL = /"((?:[^"\\\n]|\\.)*)"/g

/** The sentences of a source: its texts, put together where they are with `+`, and `{}` for what is put in. */
function sentencesOf(source: string): string[] {
  const code = source.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '')
  const found: string[] = []
  let text: string | null = null
  let end = 0
  for (const literal of code.matchAll(LITERAL)) {
    const between = code.slice(end, literal.index)
    const joined = text !== null && /^\s*\+\s*$/.test(between)
    const gap = text !== null && isPutIn(between)
    if (!joined && !gap) {
      if (text !== null) found.push(/^\s*\+/.test(between) ? `${text}{}` : text)
      text = /\+\s*$/.test(between) ? '{}' : ''
    }
    text += (gap ? '{}' : '') + (literal[1] ?? '').replaceAll('%s', '{}').replaceAll('\\"', '"')
    end = literal.index + literal[0].length
  }
  if (text !== null) found.push(/^\s*\+/.test(code.slice(end)) ? `${text}{}` : text)
  return found
}

/** Whether this between two literals is one value: what its parentheses hold is its own. */
function isPutIn(between: string): boolean {
  let outside = between
  for (let before = ''; before !== outside; ) {
    before = outside
    outside = before.replace(/\([^()]*\)/g, '')
  }
  return /^\s*\+[^;,?:()]*\+\s*$/.test(outside)
}

const parts = (sentence: string) => sentence.split(/\{\w*\}/)
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const matching = (sentence: string) => new RegExp(`^${parts(sentence).map(escaped).join('.+')}$`, 's')

const read = (file: string) => sentencesOf(readFileSync(join(JAVA, file), 'utf8'))

test('every sentence that is translated is one that the server says', () => {
  const files = readdirSync(JAVA, { recursive: true, encoding: 'utf8' }).filter(each =>
    each.endsWith('.java'),
  )
  const said = files.flatMap(read)
  const shapes = said.filter(each => /\w.*\{\}|\{\}.*\w/s.test(each)).map(matching)
  const known = new Set(said)
  // What is put together where it is said, as the end of a console and how long it was open.
  const ofParts = (sentence: string) =>
    parts(sentence).every(
      each => /^\W*$|^\w.* \($/.test(each) && (!/\w/.test(each) || known.has(each.replace(/ \($/, ''))),
    )
  const unknown = Object.keys(german).filter(
    each => !known.has(each) && !ofParts(each) && !shapes.some(shape => shape.test(each)),
  )
  expect(unknown).toEqual([])
})

test.each([
  'access/PanelAccess.java',
  'access/ResetPasswordWork.java',
  'access/ResetServerPassword.java',
  'account/SignIn.java',
  'console/OpenConsole.java',
  'power/PowerServer.java',
  'power/PowerWork.java',
  'rebuild/RebuildServer.java',
  'rebuild/RebuildWork.java',
  'server/RenameServer.java',
  'server/ServerActions.java',
  'server/ServerNames.java',
  'sshkey/SshKeys.java',
  'token/CreateApiToken.java',
])('what a customer is told by %s is translated', file => {
  const sentences = read(file).filter(each => /^\S+ .*\.$/s.test(each))
  const shapes = Object.keys(german).map(each => parts(each).join('{}'))
  const missing = sentences.filter(
    each => !shapes.includes(each) && !Object.keys(german).some(key => matching(each).test(key)),
  )
  expect(sentences).not.toEqual([])
  expect(missing).toEqual([])
})

test('each translation puts in what the English sentence does', () => {
  const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()
  for (const [english, translated] of Object.entries(german)) {
    expect(gaps(translated), english).toEqual(gaps(english))
  }
})
