import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { pathOfServer } from '../support/api'
import { everythingReceived, ownHost, pictureOf, screenOf, secretsOf } from '../support/console'
import { panel, SERVER } from '../support/panel'
import { expect, test } from '../support/test'
import { root } from '../support/world'

/** Written by the shell behind the screen, which runs on this machine. */
const typedFile = resolve(root, 'frontend/e2e/target/typed-in-the-console.txt')
const typed = () => (existsSync(typedFile) ? readFileSync(typedFile, 'utf8') : null)

test.beforeEach(() => {
  mkdirSync(dirname(typedFile), { recursive: true })
  rmSync(typedFile, { force: true })
})

test('I open the console, type into a shell, lose the screen and get it back, and no secret reaches me', async ({
  page,
  context,
  as,
}) => {
  test.slow()
  const received = everythingReceived(context)
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Web shop'))
  const opened = context.waitForEvent('page')
  await page.getByRole('link', { name: 'Console' }).click()
  const window = await opened
  const screen = await screenOf(window, 'Web shop')
  const secrets = await secretsOf(SERVER.webShop)

  const before = await pictureOf(screen)
  await window.keyboard.type(`echo "it is $((6*7)) ~|#{}" > ${typedFile}\n`, { delay: 20 })
  await expect.poll(typed).toBe('it is 42 ~|#{}\n')
  expect(await pictureOf(screen)).not.toBe(before)

  await panel.dropConsoles()
  await expect(window.getByRole('main').getByText('The screen went away', { exact: true })).toBeVisible()
  await screenOf(window, 'Web shop')
  await window.keyboard.type(`echo again > ${typedFile}\n`, { delay: 20 })
  await expect.poll(typed).toBe('again\n')

  const screens = received.sockets.filter(each => !each.endsWith('/graphql'))
  expect(screens.length).toBeGreaterThanOrEqual(2)
  expect(new Set(screens).size, 'each way in is used once').toBe(screens.length)
  for (const socket of received.sockets) expect(new URL(socket).host).toBe(ownHost())
  const all = await received.all()
  // What was looked through has the answers, the scripts and what the screen said.
  for (const known of ['webSocketUrl', 'clipViewport', 'RFB 003.008'])
    expect(all.includes(known), known).toBe(true)
  for (const [name, secret] of Object.entries({ ...secrets, ...(await newSecretsOf(SERVER.webShop)) })) {
    expect(all.includes(secret), name).toBe(false)
  }
  const link = await context.request.get(new URL(window.url()).pathname)
  expect(link.headers()['cache-control']).toContain('no-store')
})

test('a text is typed for me on the keyboard that the server has', async ({ page, context, as }) => {
  test.slow()
  await as('studio')
  await page.goto(`${await pathOfServer(context.request, 'Accounting')}/console`)
  await screenOf(page, 'Accounting')
  await tool(page, 'Type a text')
  const dialog = page.getByRole('dialog')
  const text = dialog.getByRole('textbox', { name: 'Text' })
  await text.fill(`printf '%s' "zY@{€漢" > ${typedFile}\n`)
  await expect(dialog.getByText('€  漢')).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Type without them' })).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Keyboard of the server' }).selectOption('German')
  await text.fill(`printf '%s' 'zY@{[]}|~' > ${typedFile}\n`)
  await dialog.getByRole('button', { name: 'Type it' }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Typing' })).toBeVisible()
  await expect(dialog).toBeHidden({ timeout: 30_000 })
  await expect.poll(typed).toBe('zY@{[]}|~')

  // A long one can be stopped, and is then not run.
  await tool(page, 'Type a text')
  await text.fill(`${'# '.padEnd(400, 'x')} ; echo no > ${typedFile}.no\n`)
  await dialog.getByRole('button', { name: 'Type it' }).click()
  await dialog.getByRole('button', { name: 'Stop typing' }).click()
  await expect(dialog.getByText(/^\d+ of \d+ characters$/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  expect(existsSync(`${typedFile}.no`)).toBe(false)
})

test('with the keyboard alone I get out of the screen and back into it', async ({ page, context, as }) => {
  await as('studio')
  await page.goto(`${await pathOfServer(context.request, 'Web shop')}/console`)
  const screen = await screenOf(page, 'Web shop')
  await expect(screen).toBeFocused()
  // Tab belongs to the server.
  await page.keyboard.press('Tab')
  await expect(screen).toBeFocused()
  await page.keyboard.down('Control')
  await page.keyboard.down('Alt')
  await page.keyboard.down('Shift')
  await page.keyboard.up('Shift')
  await page.keyboard.up('Alt')
  await page.keyboard.up('Control')
  await expect(page.getByRole('button', { name: 'Keys on the screen' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Type a text' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(screen).toBeFocused()
})

test('the console of a server that is off offers to start it, and then shows its screen', async ({
  page,
  context,
  as,
}) => {
  test.slow()
  await as('studio')
  const path = await pathOfServer(context.request, 'Staging')
  await page.goto(path)
  const link = page.getByRole('button', { name: 'Console' })
  await expect(link).toBeDisabled()
  await expect(link).toHaveAccessibleDescription(/not running/)
  await page.goto(`${path}/console`)
  await expect(page.getByRole('main').getByText('The server is off', { exact: true })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Start' }).click()
  await screenOf(page, 'Staging')
  // As it was, and seen by Slipway: lists show what it saw last.
  await panel.server(SERVER.staging, { running: false })
  await page.goto(path)
  await expect(link).toBeDisabled()
})

test('of too many screens of one server the oldest says that it went, and comes back when I ask', async ({
  context,
  as,
}) => {
  test.slow()
  await as('studio')
  const path = `${await pathOfServer(context.request, 'Web shop')}/console`
  const pages: Page[] = []
  for (let number = 0; number < 3; number++) {
    const page = await context.newPage()
    await page.goto(path)
    await screenOf(page, 'Web shop')
    pages.push(page)
  }
  const main = (pages[0] as Page).getByRole('main')
  await expect(main.getByText('Opened somewhere else', { exact: true })).toBeVisible()
  await main.getByRole('button', { name: 'Use it here' }).click()
  await screenOf(pages[0] as Page, 'Web shop')
})

/** With what the socket of a screen is closed, and what is read then. */
const ENDS = [
  [4420, 'Closed, as nobody used it'],
  [4421, 'Closed after a long time'],
  [4429, 'Too many consoles are open'],
  [4403, 'This server is suspended'],
] as const

test('I read why a screen was closed', async ({ context, as }) => {
  await as('studio')
  const path = `${await pathOfServer(context.request, 'Web shop')}/console`
  for (const [code, title] of ENDS) {
    const page = await context.newPage()
    await page.addInitScript(closeScreens, code)
    await page.goto(path)
    await expect(page.getByRole('main').getByText(title, { exact: true })).toBeVisible()
    await expect(page.getByRole('application')).toBeHidden()
    await page.close()
  }
})

/** In the browser: sockets of screens end with a code as soon as they are open. */
function closeScreens(code: number) {
  window.WebSocket = new Proxy(WebSocket, {
    construct: (Socket, [url, protocols]: [string, string?]) => {
      const socket = new Socket(url, protocols)
      if (url.includes('/console/'))
        socket.addEventListener('open', () => socket.dispatchEvent(new CloseEvent('close', { code })))
      return socket
    },
  })
}

test('what is selected on the server can be copied here', async ({ page, context, as }) => {
  test.slow()
  await as('studio')
  await page.goto(`${await pathOfServer(context.request, 'Accounting')}/console`)
  const screen = await screenOf(page, 'Accounting')
  // A line of its own, whatever was typed on this screen before.
  await page.keyboard.type(`\nclear; echo handedover; echo there > ${typedFile}\n`, { delay: 20 })
  await expect.poll(typed).toBe('there\n')
  // A double click selects the word in the first line of the terminal, which the guest then offers.
  await screen.dblclick({ position: { x: 30, y: 9 } })
  await tool(page, 'Clipboard')
  await expect(page.getByRole('dialog').getByText('handedover', { exact: true })).toBeVisible()
})

test('when my session ends elsewhere, the screen goes', async ({ page, context, as }) => {
  await as('shop')
  await page.goto(`${await pathOfServer(context.request, 'Warehouse')}/console`)
  await screenOf(page, 'Warehouse')
  const other = await context.newPage()
  await other.goto('/servers')
  await other.getByRole('button', { name: /^Account of/ }).click()
  await other.getByRole('menuitem', { name: 'Sign out' }).click()
  await expect(
    page
      .getByRole('heading', { name: 'Sign in' })
      .or(page.getByRole('main').getByText('You were signed out', { exact: true })),
  ).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByRole('application')).toBeHidden()
})

/** Uses something of the toolbar, which may have to be called first. */
async function tool(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true })
  await page.mouse.move(640, 1)
  await expect(button).toBeVisible()
  await button.click()
}

/** Those of the second way in, under names of their own. */
async function newSecretsOf(serverNumber: number) {
  const secrets = await secretsOf(serverNumber)
  return Object.fromEntries(Object.entries(secrets).map(([name, secret]) => [`second ${name}`, secret]))
}
