import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isSaid, javaFiles, textsIn, textsOf } from '~/testing/javaSentences'
import type { Sentences } from './translator'

const german: Sentences = JSON.parse(readFileSync('src/i18n/de/sentences.json', 'utf8'))

/** What programs alone are told, or the log, the panel, the start: pages never show it. */
const NOT_ON_PAGES = [
  // Of HTTP, WebSocket, GraphQL and its arguments: the client area keeps to the rules, so it is not told them.
  /^web\/(GraphQlEndpoint|GraphQlGuard|GraphQlSocket|HttpRequestReader|EventStream|ErrorResolver)\.java: (?!Something|The (panel|DNS))/,
  /^limit\/OperationLimits\.java: (The schema|This )/,
  /^web\/DocumentCache\.java: This has/,
  /^store\/(Keyset|PageArguments)\.java/,
  /^history\/HistoryRange\.java/,
  /^account\/(SignInCookies|Credentials)\.java/,
  // A person's name with its token's, and names where the panel has none.
  /^account\/Caller\.java: \{\} \(token/,
  /^(panel\/virtfusion\/\w+|server\/Servers?)\.java: (Hypervisor|Package|Group|Server|New server|Bearer)\b/,
  // The page has words of its own for these.
  /^billing\/(SelfServiceUsage|AutoTopUp)\.java: (Other servers|Auto top-off)$/,
  /^cluster\/RedisConnection\.java: (Valkey|Redis) \{\}$/,
  // What the panel writes beside a booking.
  /^billing\/AddCredit\.java: Added by/,
  // Programs set a second factor up in two calls.
  /^secondfactor\/ChangeSecondFactor\.java: Begin with/,
  // The log.
  /^(billing\/UsageSync|dns\/powerdns\/(PowerDnsConfiguration|PowerDnsZones)|secret\/SecretBox)\.java: (?!This)/,
  /^rdns\/SetManyReverseDns\.java: \{\} is not$/,
  /^panel\/virtfusion\/\w+\.java: (\{\} (is gone|speaks of)|The route)/,
]

const parts = (sentence: string) => sentence.split(/\{[\w:]*\}/)
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
const within = (sentence: string) => parts(sentence).map(escaped).join('.+')
const matching = (sentence: string) => new RegExp(`^${within(sentence)}$`, 's')

/** Whether this is said in German: as a whole, as a part of what is put together where it is said, or one by one. */
function isKnown(text: string): boolean {
  const part = new RegExp(within(text), 's')
  if (Object.keys(german).some(key => part.test(key) || matching(key).test(text))) return true
  const single = text.split(/(?<=\.) /)
  return single.length > 1 && single.every(each => each === '{}' || isKnown(each))
}

test('what people are told is translated', () => {
  const missing = javaFiles().flatMap(file =>
    textsIn(file)
      .filter(isSaid)
      .map(text => `${file}: ${text}`)
      .filter(each => !NOT_ON_PAGES.some(excepted => excepted.test(each)))
      .filter(each => !isKnown(each.slice(file.length + 2).trim())),
  )
  expect(missing).toEqual([])
})

test('nothing is left out of the translation that is not there', () => {
  const all = javaFiles().flatMap(file => textsIn(file).map(text => `${file}: ${text}`))
  expect(NOT_ON_PAGES.filter(each => !all.some(text => each.test(text)))).toEqual([])
})

test('every sentence that is translated is one that the server says', () => {
  const said = javaFiles().flatMap(textsIn)
  const shapes = said.filter(each => /\w.*\{\}|\{\}.*\w/s.test(each)).map(matching)
  const known = new Set(said.map(each => each.trim()))
  const all = said.join('\n')
  // What is put together where it is said, as the end of a console and how long it was open.
  const ofParts = (sentence: string) =>
    parts(sentence)
      .flatMap(part => part.split(/[.:] | \(/))
      .every(each => /^\W*$/.test(each) || all.includes(each))
  const unknown = Object.keys(german).filter(
    each => !known.has(each) && !ofParts(each) && !shapes.some(shape => shape.test(each)),
  )
  expect(unknown).toEqual([])
})

test('each translation puts in what the English sentence does', () => {
  const gaps = (text: string) => [...text.matchAll(/\{[\w:]+\}/g)].map(([gap]) => gap).sort()
  for (const [english, translated] of Object.entries(german)) {
    expect(gaps(translated), english).toEqual(gaps(english))
  }
})

test('texts of a source are put together, and what is for the log is left out', () => {
  const source = `
    // "A comment."
    log.warn("Order {} waits: {}", order.id(), ")" + problem);
    throw new IllegalStateException("Nothing works on " + kind);
    return "The panel answered " + answer.status() + ", which says "
        + "nothing.";
    call("name", "A second one of %s and %d.".formatted(a, b));
  `
  expect(textsOf(source)).toEqual([
    'The panel answered {}, which says nothing.',
    'name',
    'A second one of {} and {}.',
  ])
  expect(textsOf(source).filter(isSaid)).toHaveLength(2)
})
