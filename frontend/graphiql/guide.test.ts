import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { examplesIn } from './guide'

test('an example is its title, what is said of it, its document and its variables', () => {
  const guide = `# Guide

## 1. Find it

SERVERS_READ. Some
more.

\`\`\`sh example
slipway 'query ($id: ID!) { node(id: $id) { id } }' \\
  "{\\"id\\": \\"$SERVER\\"}"
\`\`\`

## 2. Watch

With curl.

\`\`\`sh example
curl --silent
\`\`\`
`
  expect(examplesIn(guide)).toEqual([
    {
      title: 'Find it',
      about: 'SERVERS_READ. Some more.',
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: '{"id": "$SERVER"}',
    },
  ])
})

test('the examples of the guide are valid, and their variables are JSON', () => {
  const schema = buildSchema(readFileSync('../schema.graphqls', 'utf8'))
  const examples = examplesIn(readFileSync('../docs/api/guide.md', 'utf8'))
  expect(examples.length).toBeGreaterThanOrEqual(8)
  for (const { title, query, variables } of examples) {
    expect(validate(schema, parse(query)), title).toEqual([])
    if (variables) expect(() => JSON.parse(variables), title).not.toThrow()
  }
})
