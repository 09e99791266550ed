import { expect, test } from 'vitest'
import { newAnnouncements, tooSoon, unannounced, undated } from './announcements'
import { schemaChanges } from './schemaChanges'

const OLD = `
  type Query {
    server(id: ID!): Server
    old: String @deprecated(reason: "Until 2026-06-01: use server.")
    tooSoon: String @deprecated(reason: "Until 2099-01-01: use server.")
    kept: String
    sized(small: Int @deprecated(reason: "Until 2026-06-01: use big."), big: Int): Old
  }
  type Old { id: ID! }
  type Server { id: ID! kind: Kind }
  enum Kind { ONE TWO }
`

test('a removal is fine once it was announced and its day has come', async () => {
  const changes = await schemaChanges(OLD, OLD.replace(/^ +old:.*$/m, ''))
  expect(changes).toHaveLength(1)
  expect(unannounced(changes, OLD, '2026-06-01')).toEqual([])
  expect(unannounced(changes, OLD, '2026-05-31')).toHaveLength(1)
})

test.each([
  ['a field that was not announced', /^ +kept:.*$/m, ''],
  ['a field whose day has not come', /^ +tooSoon:.*$/m, ''],
  ['a value that was not announced', / TWO/, ''],
  ['a result that may be null of late', /id: ID! kind/, 'id: ID kind'],
  ['an argument that is demanded of late', /server\(id: ID!\)/, 'server(id: ID!, also: ID!)'],
])('%s must not go', async (_what, pattern, replacement) => {
  const changes = await schemaChanges(OLD, OLD.replace(pattern, replacement))
  expect(unannounced(changes, OLD, '2026-11-27')).toHaveLength(1)
})

test('an argument is announced by itself', async () => {
  const changes = await schemaChanges(OLD, OLD.replace(/small: Int .*\), big/, 'big'))
  expect(changes).toHaveLength(1)
  expect(unannounced(changes, OLD, '2026-05-31')).toHaveLength(1)
  expect(unannounced(changes, OLD, '2026-06-01')).toEqual([])
})

const ZONES = `
  type Query { a: Int zones: ZoneList @deprecated(reason: "Until 2026-06-01: use a.") main: Zone }
  type ZoneList { all: [Zone!]! }
  type Zone { id: ID! list: ZoneList }
`

test('a type goes with all that mentions it, and not before', async () => {
  const alone = ZONES.replace('main: Zone', '')
  const after = 'type Query { a: Int }'
  expect(unannounced(await schemaChanges(alone, after), alone, '2026-06-01')).toEqual([])
  expect(unannounced(await schemaChanges(alone, after), alone, '2026-05-31')).toEqual([
    "Type 'ZoneList' was removed",
    "Field 'zones' (deprecated) was removed from object type 'Query'",
  ])
  expect(unannounced(await schemaChanges(ZONES, after), ZONES, '2026-06-01')).toEqual([
    "Type 'Zone' was removed",
    "Field 'main' was removed from object type 'Query'",
  ])
})

test('an announcement begins with the day', () => {
  expect(undated('type Query { a: Int @deprecated(reason: "Use b.") b(c: Int): Int }')).toEqual(['Use b.'])
  expect(undated(OLD)).toEqual([])
})

test('what is announced anew is found once, and by a release only with six months ahead', () => {
  const after = OLD.replace(
    'kept: String',
    'kept: String @deprecated(reason: "Until 2027-06-01: use server.")',
  )
  const fresh = newAnnouncements(OLD, after)
  expect(fresh).toEqual([{ path: 'Query.kept', text: 'Until 2027-06-01: use server.', ofCallers: false }])
  expect(newAnnouncements(after, after)).toEqual([])
  expect(tooSoon(fresh, '2026-12-01')).toEqual([])
  expect(tooSoon(fresh, '2026-12-02')).toEqual(['Query.kept: Until 2027-06-01: use server.'])
})
