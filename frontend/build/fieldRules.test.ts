import { expect, test } from 'vitest'
import { newAnnouncements, unannounced, undated } from './announcements'
import { describe } from './changelog'
import { schemaChanges } from './schemaChanges'

const schema = (field: string) => `
  directive @requires(
    anyOf: [Scope!]! = [], ofOperators: Boolean! = false, bySession: Boolean! = false, announced: String
  ) on FIELD_DEFINITION
  directive @cost(weight: Int!) on FIELD_DEFINITION
  enum Scope { READ WRITE MANAGE }
  type Query { servers: [String] ${field} }
`

const changed = (before: string, after: string) => schemaChanges(schema(before), schema(after))

test.each([
  ['', '@requires', 'Field `Query.servers` demands that the caller is signed in'],
  ['', '@requires(anyOf: [READ])', 'Field `Query.servers` demands scope `READ`'],
  [
    '@requires',
    '@requires(anyOf: [READ, WRITE])',
    'Field `Query.servers` demands one of the scopes `READ`, `WRITE`',
  ],
  [
    '@requires(anyOf: [READ, WRITE])',
    '@requires(anyOf: [WRITE])',
    'Scope `READ` is no longer enough for field `Query.servers`',
  ],
  ['@requires', '@requires(ofOperators: true)', 'Field `Query.servers` is for operators only'],
  ['@requires', '@requires(bySession: true)', 'Field `Query.servers` takes no tokens any more'],
])('from "%s" to "%s" fewer may call, which breaks their tokens', async (before, after, message) => {
  const changes = await changed(before, after)
  expect(describe(changes)).toBe(`### Removed or changed\n\n- ${message}`)
  expect(unannounced(changes, schema(before), '2026-11-27')).toHaveLength(1)
})

test.each([
  ['@requires', '', 'Field `Query.servers` no longer demands that the caller is signed in'],
  ['@requires(anyOf: [READ])', '@requires', 'Field `Query.servers` demands no scope any more'],
  [
    '@requires(anyOf: [WRITE])',
    '@requires(anyOf: [READ, WRITE])',
    'Scope `READ` is enough for field `Query.servers`, too',
  ],
  [
    '@requires(ofOperators: true)',
    '@requires(ofOperators: false)',
    'Field `Query.servers` is no longer for operators only',
  ],
  ['@requires(bySession: true)', '@requires', 'Field `Query.servers` takes tokens, too'],
])('from "%s" to "%s" more may call, which harms nobody', async (before, after, message) => {
  const changes = await changed(before, after)
  expect(describe(changes)).toBe(`### New\n\n- ${message}`)
  expect(unannounced(changes, schema(before), '2026-11-27')).toEqual([])
})

test('one scope in the place of another is both', async () => {
  expect(describe(await changed('@requires(anyOf: [READ])', '@requires(anyOf: [WRITE])'))).toBe(
    '### Removed or changed\n\n- Scope `READ` is no longer enough for field `Query.servers`\n\n' +
      '### New\n\n- Scope `WRITE` is enough for field `Query.servers`, too',
  )
})

test('the same demand in other words is no change, nor is that of a new field', async () => {
  const same = '@requires(anyOf: [WRITE, READ], bySession: false)'
  expect(await changed('@requires(anyOf: [READ, WRITE])', same)).toEqual([])
  const added = await changed('', 'added: Int @requires(anyOf: [READ])')
  expect(describe(added)).toBe('### New\n\n- Field `added` was added to object type `Query`')
})

test('a default that gives more demands is one of all fields that leave it out', async () => {
  const before = schema('@requires')
  const changes = await schemaChanges(
    before,
    before.replace('anyOf: [Scope!]! = []', 'anyOf: [Scope!]! = [READ]'),
  )
  expect(unannounced(changes, before, '2026-11-27')).toEqual(["Field 'Query.servers' demands scope 'READ'"])
})

const ANNOUNCED = '@requires(announced: "Until 2026-06-01: then READ is needed.")'

test('fewer may call once that was announced and its day has come', async () => {
  const changes = await changed(ANNOUNCED, '@requires(anyOf: [READ])')
  expect(unannounced(changes, schema(ANNOUNCED), '2026-05-31')).toHaveLength(1)
  expect(unannounced(changes, schema(ANNOUNCED), '2026-06-01')).toEqual([])
})

test('what announces that fewer may call does not announce that the field goes', async () => {
  const before = schema(`kept: Int ${ANNOUNCED}`)
  const changes = await schemaChanges(before, schema(''))
  expect(unannounced(changes, before, '2026-11-27')).toHaveLength(1)
})

test('a field that may go may be closed as well', async () => {
  const deprecated = '@deprecated(reason: "Until 2026-06-01: use nodes.")'
  const changes = await changed(deprecated, `${deprecated} @requires(anyOf: [READ])`)
  expect(unannounced(changes, schema(deprecated), '2026-06-01')).toEqual([])
})

test('who may call later is announced with a day', () => {
  expect(newAnnouncements(schema(''), schema(ANNOUNCED))).toEqual([
    { path: 'Query.servers', text: 'Until 2026-06-01: then READ is needed.', ofCallers: true },
  ])
  expect(undated(schema('@requires(announced: "Soon.")'))).toEqual(['Soon.'])
})

test.each([
  ['', '@cost(weight: 10)', 'Mind this', 'costs 10, no longer as usual'],
  ['@cost(weight: 10)', '@cost(weight: 20)', 'Mind this', 'costs 20, no longer 10'],
  ['@cost(weight: 20)', '@cost(weight: 10)', 'New', 'costs 10, no longer 20'],
  ['@cost(weight: 10)', '', 'New', 'costs as usual, no longer 10'],
])('from "%s" to "%s" is said under "%s"', async (before, after, title, what) => {
  expect(describe(await changed(before, after))).toBe(`### ${title}\n\n- Field \`Query.servers\` ${what}`)
})
