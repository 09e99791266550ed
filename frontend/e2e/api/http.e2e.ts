import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { type AuditResult, serverAudits } from 'graphql-http'
import { root, world } from '../support/world'
import { httpUrl, newToken } from './support'

const DOCUMENT = resolve(root, 'docs/api/conformance.md')

function table(results: readonly AuditResult[]): string {
  const lines = results.map(
    ({ id, name, status }) =>
      `| ${id} | ${name.replaceAll('|', '\\|')} | ${status === 'ok' ? 'passes' : status} |`,
  )
  return `# Conformance

Made by \`frontend/e2e/api/http.e2e.ts\`, which fails where this page is not what it found. To make it anew:
\`npm test -- e2e/api/\` in \`frontend/e2e\` with \`UPDATE=1\`.

## GraphQL over HTTP

The audits of the package \`graphql-http\`, those included that a server MAY pass.

| audit | what it asks | result |
| --- | --- | --- |
${lines.join('\n')}

## WebSocket and server-sent events

\`frontend/e2e/api/socket.e2e.ts\` speaks graphql-transport-ws with the client of \`graphql-ws\` and by hand, and sees every
close code: 4400, 4401, 4406, 4408, 4409, 4429. \`frontend/e2e/api/events.e2e.ts\` speaks GraphQL over SSE, distinct connections
mode, with the client of \`graphql-sse\`.
`
}

test('every audit of GraphQL over HTTP passes, and the page about them is true', async () => {
  const results: AuditResult[] = []
  for (const audit of serverAudits({ url: httpUrl(), fetchFn: fetch })) results.push(await audit.fn())
  expect(results.filter(each => each.status !== 'ok').map(each => `${each.id} ${each.name}`)).toEqual([])
  expect(results.length).toBeGreaterThan(50)
  const page = table(results)
  if (process.env.UPDATE) writeFileSync(DOCUMENT, page)
  expect(existsSync(DOCUMENT) ? readFileSync(DOCUMENT, 'utf8') : '').toBe(page)
})

test('the stock introspection query of graphql-js gives the whole schema', async () => {
  const query = getIntrospectionQuery({
    descriptions: true,
    specifiedByUrl: true,
    directiveIsRepeatable: true,
    schemaDescription: true,
    inputValueDeprecation: true,
    oneOf: true,
  })
  const answer = await fetch(httpUrl(), {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await newToken('studio', ['SERVERS_READ'])}`,
    },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await answer.json()) as { data: IntrospectionQuery; errors?: unknown }
  expect(errors).toBeUndefined()
  const renameServer = buildClientSchema(data).getMutationType()?.getFields().renameServer
  expect(String(renameServer?.type)).toBe('RenameServerPayload!')
  expect(answer.headers.get('ratelimit-limit')).toMatch(/^\d+$/)
})

test('the schema is there as a file', async () => {
  const answer = await fetch(`${world().url}/schema.graphqls`)
  expect(answer.headers.get('content-type')).toContain('text/plain')
  expect(await answer.text()).toContain('type Query {')
})

test('a query can be sent by GET with a token, a mutation can not', async () => {
  const headers = {
    accept: 'application/graphql-response+json',
    authorization: `Bearer ${await newToken('studio', ['SERVERS_READ'])}`,
  }
  const get = (query: string) => fetch(`${httpUrl()}?query=${encodeURIComponent(query)}`, { headers })
  const read = await get('{ servers { totalCount } }')
  expect(read.status).toBe(200)
  expect(read.headers.get('content-type')).toContain('application/graphql-response+json')
  const written = await get('mutation { signOut }')
  expect(written.status).toBe(405)
  expect(written.headers.get('allow')).toBe('POST')
})
