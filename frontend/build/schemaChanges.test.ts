import { CriticalityLevel } from '@graphql-inspector/core'
import { expect, test } from 'vitest'
import { describe } from './changelog'
import { schemaChanges } from './schemaChanges'

const OLD = `
  type Query {
    server(id: ID!, size: Int = 1): Server
    kept: String
  }
  type Server { id: ID! kind: Kind }
  enum Kind { ONE TWO }
  input Wish { one: Int = 1 two: Int }
`

test('what is new is listed once, and not again part by part', async () => {
  const after = OLD.replace('kept: String', 'kept: String zones(first: Int): [Zone!]').concat(
    'type Zone { id: ID! name: String }',
  )
  const changes = await schemaChanges(OLD, after)
  expect(describe(changes)).toBe(
    '### New\n\n- Field `zones` was added to object type `Query`\n- Type `Zone` was added',
  )
})

test('other words are no change of the schema', async () => {
  expect(await schemaChanges(OLD, OLD.replace('type Server', '"A virtual machine." type Server'))).toEqual([])
})

const { Breaking, Dangerous, NonBreaking } = CriticalityLevel

test.each([
  ['the default of an argument', 'size: Int = 1', 'size: Int = 2', Dangerous],
  ['the default of an input', 'one: Int = 1', 'one: Int = 2', Dangerous],
  ['a new value, which a client may not know', 'ONE TWO', 'ONE TWO THREE', Dangerous],
  ['a result that may be null of late', 'id: ID! kind', 'id: ID kind', Breaking],
  ['a result that is never null any more', 'kind: Kind }', 'kind: Kind! }', NonBreaking],
  ['an argument that may not be null any more', 'size: Int = 1', 'size: Int! = 1', Breaking],
  ['an argument that may be left out of late', 'id: ID!,', 'id: ID,', NonBreaking],
  ['an input that is demanded of late', 'two: Int }', 'two: Int! }', Breaking],
  ['an input of which only one part may be given', 'input Wish', 'input Wish @oneOf', Breaking],
])('%s is noticed', async (_what, was, is, level) => {
  const changes = await schemaChanges(OLD, OLD.replace(was, is))
  expect(changes.map(each => each.level)).toContain(level)
})
