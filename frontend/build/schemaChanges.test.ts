import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describe, released, schemaChanges, unannounced, undated, withUnreleased } from './schemaChanges'

const read = (path: string) => readFileSync(path, 'utf8')
const today = new Date().toISOString().slice(0, 10)

test('nothing is taken from partners unannounced, or before its day', async () => {
  const before = read('../docs/api/released.graphqls')
  const changes = await schemaChanges(before, read('../schema.graphqls'))
  expect(unannounced(changes, before, today)).toEqual([])
})

test('the changelog says what is not released yet: `npm run changelog` writes it', async () => {
  const changelog = read('../docs/api/changelog.md')
  const changes = await schemaChanges(read('../docs/api/released.graphqls'), read('../schema.graphqls'))
  expect(changelog).toBe(withUnreleased(changelog, describe(changes)))
})

test('what is deprecated says until when it stays', () => {
  expect(undated(read('../schema.graphqls'))).toEqual([])
})

const OLD = `
  type Query {
    server(id: ID!): Server
    old: String @deprecated(reason: "Until 2026-06-01: use server.")
    tooSoon: String @deprecated(reason: "Until 2099-01-01: use server.")
    kept: String
  }
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

test('what is new is listed once, and not again part by part', async () => {
  const after = OLD.replace('kept: String', 'kept: String zones(first: Int): [Zone!]').concat(
    'type Zone { id: ID! name: String }',
  )
  const changes = await schemaChanges(OLD, after)
  expect(describe(changes)).toBe(
    '### New\n\n- Field `zones` was added to object type `Query`\n- Type `Zone` was added',
  )
})

test('other words and other scopes are no change of the schema', async () => {
  expect(await schemaChanges(OLD, OLD.replace('type Server', '"A virtual machine." type Server'))).toEqual([])
})

test('a dated reason is one that begins with the day', () => {
  expect(undated('type Query { a: Int @deprecated(reason: "Use b.") b(c: Int): Int }')).toEqual(['Use b.'])
  expect(undated(OLD)).toEqual([])
})

test('a release moves what was not released under its version', () => {
  const before =
    '# Changelog\n\n## Not released yet\n\n### New\n\n- x\n\n## 0.1.0, 2026-01-01\n\nThe first.\n'
  expect(released(before, '0.2.0', '2026-02-02')).toBe(
    '# Changelog\n\n## Not released yet\n\nNothing.\n\n## 0.2.0, 2026-02-02\n\n### New\n\n- x\n\n## 0.1.0, 2026-01-01\n\nThe first.\n',
  )
})
