import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
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

for (const [, title, command] of examples) {
  test(`the guide’s example “${title}” works as it stands`, async () => {
    const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', String(command)], {
      env: {
        PATH: `${resolve(root, 'docs/api/examples')}:${process.env.PATH}`,
        SLIPWAY_URL: world().url,
        SLIPWAY_TOKEN: await newToken('shop', ['SERVERS_READ', 'SERVERS_POWER', 'SERVERS_MANAGE']),
        SERVER: await serverId(),
      },
    })
    expect(stdout.trim()).not.toBe('')
    expect(stdout).not.toContain('"errors"')
  })
}

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
