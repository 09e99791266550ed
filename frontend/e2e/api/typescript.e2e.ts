import { execFile } from 'node:child_process'
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { root, world } from '../support/world'
import { newToken } from './support'

const run = promisify(execFile)
const example = resolve(root, 'docs/api/examples/typescript')
// Inside of the front end, so that what it has installed is found.
const copy = resolve(root, 'frontend/e2e/target/typescript-example')

test('the script in TypeScript is made, checked and run as its page says', async () => {
  test.slow()
  const page = readFileSync(resolve(example, 'README.md'), 'utf8')
  const commands = /```sh\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const afterInstalling = commands.slice(commands.indexOf('curl'))
  expect(afterInstalling).toContain('npx tsc')
  rmSync(copy, { recursive: true, force: true })
  cpSync(example, copy, { recursive: true })
  const { stdout } = await run(
    'bash',
    ['-euo', 'pipefail', '-c', afterInstalling.replace('traffic.ts 80', 'traffic.ts 1')],
    {
      cwd: copy,
      env: {
        ...process.env,
        PATH: `${resolve(root, 'frontend/node_modules/.bin')}:${process.env.PATH}`,
        SLIPWAY_URL: world().url,
        SLIPWAY_TOKEN: await newToken('studio', ['SERVERS_READ']),
      },
    },
  )
  expect(stdout).toMatch(/^\d+ %\t.+/m)
})
