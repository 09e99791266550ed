import { expect, type Page } from '@playwright/test'
import { pathOfServer } from './api'
import { PICTURE_WITHIN_MS, screenOf } from './console'
import { panel } from './panel'
import type { View } from './views'

async function openConsole(page: Page, name: string) {
  await page.goto(`${await pathOfServer(page.request, name)}/console`)
}

const inGerman = (page: Page) => page.addInitScript(() => localStorage.setItem('slipway.language', 'de'))

/** Something of the toolbar, a button where there is room and else in its menu. */
async function choose(page: Page, name: string) {
  const button = page.getByRole('button', { name, exact: true })
  await callBar(page)
  if (await button.isVisible()) await button.click()
  else {
    await page.getByRole('button', { name: 'More' }).click()
    await page.getByRole('menu').getByText(name, { exact: true }).click()
  }
}

/** The bar goes by itself, and a picture of it should not depend on when. */
async function callBar(page: Page) {
  const handle = page.getByRole('button', { name: 'Show the toolbar' })
  if (await handle.isVisible()) await handle.click()
  await page.mouse.move(200, 20)
}

/** The console in each of its states. */
export const consoleViews: View[] = [
  {
    name: 'console-off',
    who: 'studio',
    open: async page => {
      await openConsole(page, 'Staging')
      await expect(page.getByRole('main').getByText('The server is off', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'console-suspended',
    who: 'studio',
    open: async page => {
      await openConsole(page, 'Old campaign')
      await expect(
        page.getByRole('main').getByText('This server is suspended', { exact: true }),
      ).toBeVisible()
    },
  },
  {
    name: 'console-connecting',
    who: 'studio',
    open: async page => {
      await panel.consoles({ NEVER_BOUND: true })
      await openConsole(page, 'Router')
      await expect(page.getByRole('main').getByText('Waiting for the screen', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'console-connected',
    who: 'shop',
    open: async page => {
      await openConsole(page, 'Warehouse')
      await screenOf(page, 'Warehouse')
      await callBar(page)
    },
  },
  {
    name: 'console-keys',
    who: 'studio',
    open: async page => {
      await openConsole(page, 'Web shop')
      await screenOf(page, 'Web shop')
      await choose(page, 'Keys on the screen')
      await page.getByRole('button', { name: 'F1–12' }).click()
      await page.getByRole('button', { name: 'Ctrl', exact: true }).click()
      await callBar(page)
      await page.getByRole('button', { name: 'Ctrl+Alt and other keys' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'console-paste',
    who: 'studio',
    open: async page => {
      await openConsole(page, 'Accounting')
      await screenOf(page, 'Accounting')
      await choose(page, 'Type a text')
      await page.getByRole('textbox', { name: 'Text' }).fill('echo "naïve €5"\n')
      await expect(page.getByRole('button', { name: 'Type without them' })).toBeVisible()
    },
  },
  {
    name: 'console-clipboard',
    who: 'studio',
    open: async page => {
      await openConsole(page, 'Video archive')
      await screenOf(page, 'Video archive')
      await choose(page, 'Clipboard')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'console-german',
    who: 'shop',
    open: async page => {
      await inGerman(page)
      await openConsole(page, 'Warehouse')
      await expect(page.getByRole('application', { name: 'Bildschirm von Warehouse' })).toBeVisible({
        timeout: PICTURE_WITHIN_MS,
      })
      await page.mouse.move(200, 20)
    },
  },
  {
    name: 'console-german-off',
    who: 'studio',
    open: async page => {
      await inGerman(page)
      await openConsole(page, 'Staging')
      await expect(page.getByRole('main').getByText('Der Server ist aus', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'console-lost',
    who: 'studio',
    open: async page => {
      await openConsole(page, 'Router')
      await screenOf(page, 'Router')
      await panel.consoles({ NEVER_BOUND: true })
      await panel.dropConsoles()
      await expect(page.getByRole('main').getByText('The screen went away', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'console-panel-gone',
    who: 'studio',
    open: async page => {
      await panel.gone()
      await openConsole(page, 'Build runner')
      await expect(
        page.getByRole('main').getByText("The panel can't be reached", { exact: true }),
      ).toBeVisible()
    },
  },
]
