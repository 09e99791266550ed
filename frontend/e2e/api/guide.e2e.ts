import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { type APIRequestContext, expect, request, test } from '@playwright/test'
import { call, pathOfServer, signIn } from '../support/api'
import { logins, root, world } from '../support/world'
import { newToken } from './support'

const run = promisify(execFile)
const guide = readFileSync(resolve(root, 'docs/api/guide.md'), 'utf8')
const examples = [...guide.matchAll(/^## (\d+\. .*?)$[\s\S]*?^```sh example\n([\s\S]*?)^```$/gm)]

test('the guide has ten examples', () => expect(examples).toHaveLength(10))

/** What the example before has ordered. */
let task = 'tsk_none'

for (const [, title, command] of examples) {
  test(`the guide’s example “${title}” works as it stands`, async () => {
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', String(command)], {
      env: {
        PATH: `${resolve(root, 'docs/api/examples')}:${process.env.PATH}`,
        SLIPWAY_URL: world().url,
        SLIPWAY_TOKEN: await newToken('shop', ['SERVERS_READ', 'SERVERS_POWER', 'SERVERS_MANAGE']),
        SERVER: await serverId(),
        TASK: task,
      },
    })
    task = /tsk_\w+/.exec(stdout)?.[0] ?? task
    expect(stdout.trim()).not.toBe('')
    expect(stdout).not.toContain('"errors"')
  })
}

const script = resolve(root, 'docs/api/examples/slipway')

/** Whatever answers the given statuses one after the other, and how often it was asked. */
async function gateway(answers: { status: number; headers?: Record<string, string>; body: string }[]) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', part => {
      body += part
    })
    request.on('end', () => {
      asked.push(body)
      const {
        status,
        headers,
        body: text,
      } = answers[Math.min(asked.length, answers.length) - 1] ?? {
        status: 500,
        body: '',
      }
      response.writeHead(status, headers).end(text)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const env = { PATH: process.env.PATH, SLIPWAY_URL: `http://127.0.0.1:${port}`, SLIPWAY_TOKEN: 'slw_x' }
  return { asked, env, close: () => server.close() }
}

test('the shell client sends a document as it is, comments and all', async () => {
  const { asked, env, close } = await gateway([{ status: 200, body: '{"data":{}}' }])
  const document = '{ # who\n\tviewer { name } # "quoted" \\ \n}'
  await run(script, [document], { env })
  expect(JSON.parse(String(asked[0]))).toEqual({ query: document, variables: {} })
  close()
})

test('the shell client sends again only what was refused as too much', async () => {
  const again = await gateway([
    { status: 429, headers: { 'Retry-After': '1' }, body: '{"errors":[]}' },
    { status: 200, body: '{"data":{}}' },
  ])
  expect((await run(script, ['{ x }'], { env: again.env })).stdout).toBe('{"data":{}}\n')
  expect(again.asked).toHaveLength(2)
  again.close()
  const lost = await gateway([{ status: 504, body: '<html>Gateway Timeout</html>' }])
  await expect(run(script, ['mutation { x }'], { env: lost.env })).rejects.toMatchObject({ code: 1 })
  expect(lost.asked).toHaveLength(1)
  lost.close()
})

/** The other journeys know it by its name. */
test.afterAll(async () => {
  const context = await request.newContext({ baseURL: world().url })
  await signIn(context, logins.shop())
  const input = { serverId: await renamed(context), name: 'Warehouse' }
  await expect
    .poll(async () => {
      const { renameServer } = await call<{ renameServer: { userErrors: object[] } }>(
        context,
        'mutation ($input: RenameServerInput!) { renameServer(input: $input) { userErrors { code } } }',
        { input },
      )
      return renameServer.userErrors
    })
    .toEqual([])
  await context.dispose()
})

async function renamed(context: APIRequestContext): Promise<string> {
  return (await pathOfServer(context, 'Renamed by a script')).replace('/servers/', '')
}

let server: string | undefined

async function serverId(): Promise<string> {
  if (server) return server
  const context = await request.newContext({ baseURL: world().url })
  try {
    await signIn(context, logins.shop())
    server = (await pathOfServer(context, 'Warehouse')).replace('/servers/', '')
    return server
  } finally {
    await context.dispose()
  }
}
