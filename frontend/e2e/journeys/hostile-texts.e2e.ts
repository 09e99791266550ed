import { generateKeyPairSync } from 'node:crypto'
import { call, pathOfServer } from '../support/api'
import { everythingSaid, sidewaysOverflow } from '../support/everything'
import { test } from '../support/looks'
import { panel, SERVER } from '../support/panel'
import { expect } from '../support/test'

const MARKUP = '<img src=x onerror=alert(1)><b>bold</b>"\'`{{2}}'
const TEXTS = {
  markup: MARKUP,
  'right to left': '\u202eevil\u202c שלום עולם مرحبا بالعالم',
  emoji: '👩‍👩‍👧‍👦🏳️‍🌈🛒'.repeat(6),
  'control characters': 'a\u0000b\u0007c\u001b[31md\u0085e\u2028f',
  'one long word': 'W'.repeat(10_000),
  '10 kB of words': 'word '.repeat(2_000),
  'stacked accents': `Z${'\u0301'.repeat(300)}algo`,
}

/** Taller than this the name of a server would push all else off a screen. */
const TALLEST_NAME_PX = 400

for (const [kind, text] of Object.entries(TEXTS)) {
  test(`a name with ${kind} is shown as text and breaks no page`, async ({ page, context, as }) => {
    page.on('dialog', dialog => {
      throw new Error(`The name ran as a script: ${dialog.message()}`)
    })
    await as('studio')
    const path = await pathOfServer(context.request, 'IPv6 lab')
    await panel.server(SERVER.lab, { name: text })
    try {
      for (const at of [path, `${path}/rebuild`, '/servers', `${path}?dialog=restart`]) {
        await page.setViewportSize({ width: 390, height: 844 })
        await page.goto(at)
        const name = page.getByRole('heading', { level: 1 })
        await expect(name).not.toBeEmpty()
        await expect(page.locator('#main b, #main img[src="x"]')).toHaveCount(0)
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 844 })
          await expect.poll(() => sidewaysOverflow(page), `${at} at ${width}`).toBe(0)
          expect((await name.boundingBox())?.height, at).toBeLessThan(TALLEST_NAME_PX)
        }
      }
      if (kind === 'markup') {
        await page.goto(path)
        await expect(page.getByRole('heading', { name: '<img src=x onerror=alert(1)>' })).toBeVisible()
      }
    } finally {
      await panel.server(SERVER.lab, { name: 'IPv6 lab' })
      await page.goto(path)
      await expect(page.getByRole('heading', { name: 'IPv6 lab', level: 1 })).toBeVisible()
    }
  })
}

test('systems and backups with hostile names are shown as text and break no page', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  const path = await pathOfServer(context.request, 'Build runner')
  const long = `${MARKUP} \u202e${'W'.repeat(3000)}`
  const template = {
    id: 900,
    name: long,
    version: MARKUP,
    variant: null,
    description: long,
    icon: '../x',
    eol: true,
  }
  await panel.fault({
    on: 'GET /servers/*/templates',
    fault: 'reply',
    status: 200,
    body: JSON.stringify({
      data: [
        {
          id: 90,
          name: long,
          description: long,
          icon: null,
          templates: [template, { ...template, id: 901 }],
        },
      ],
    }),
  })
  await panel.fault({
    on: 'GET /backups/**',
    fault: 'reply',
    status: 200,
    body: JSON.stringify({
      data: [
        {
          id: 900,
          serverId: SERVER.buildRunner,
          storage: { id: 1, name: long, enabled: true },
          complete: true,
          created: '2026-03-03T20:25:01+00:00',
        },
      ],
    }),
  })
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 })
    await page.goto(`${path}/rebuild`)
    await page.getByRole('radio').first().check()
    await expect(page.getByText('End of life').first()).toBeVisible()
    expect(await sidewaysOverflow(page), `rebuild at ${width}`).toBe(0)
    await page.getByRole('button', { name: 'Rebuild this server' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await sidewaysOverflow(page), `question at ${width}`).toBe(0)
    await page.goto(`${path}/backups`)
    await expect(page.getByText('Complete')).toBeVisible()
    expect(await everythingSaid(page)).toContain('<img src=x')
    expect(await sidewaysOverflow(page), `backups at ${width}`).toBe(0)
  }
  await expect(page.locator('#main b, #main img[src="x"]')).toHaveCount(0)
})

test('an SSH key with a hostile name is shown as text and breaks no page', async ({ page, context, as }) => {
  await as('studio')
  const name = `${MARKUP}${'W'.repeat(200)}`.slice(0, 255)
  const publicKey = someKey()
  const { addSshKey } = await call<{
    addSshKey: { sshKey: { id: string } | null; userErrors: { message: string }[] }
  }>(
    context.request,
    'mutation ($input: AddSshKeyInput!) { addSshKey(input: $input) { sshKey { id } userErrors { message } } }',
    { input: { name, publicKey } },
  )
  expect(addSshKey.userErrors).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/ssh-keys', `${await pathOfServer(context.request, 'Web shop')}/rebuild`]) {
    await page.goto(path)
    await expect(page.getByText('<img src=x').first()).toBeVisible()
    await expect(page.locator('#main b, #main img[src="x"]')).toHaveCount(0)
    expect(await sidewaysOverflow(page), path).toBe(0)
  }
  await call(
    context.request,
    'mutation ($id: ID!) { removeSshKey(input: { sshKeyId: $id }) { removedId } }',
    {
      id: addSshKey.sshKey?.id,
    },
  )
})

/** A public key as it stands in `authorized_keys`. */
function someKey(): string {
  const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' })
  const field = (bytes: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const parts = [Buffer.from('ssh-ed25519'), Buffer.from(x, 'base64url')].map(field)
  return `ssh-ed25519 ${Buffer.concat(parts).toString('base64')}`
}
