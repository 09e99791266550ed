import type { Page } from '@playwright/test'
import { call, signIn } from '../support/api'
import { somebodyNew } from '../support/secondFactor'
import { expect, test } from '../support/test'

/** A device with a fingerprint that is always right. */
async function withDevice(page: Page) {
  const browser = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

test('I add a passkey, sign in with it and nothing else, and take it away again', async ({ page }) => {
  await withDevice(page)
  await signIn(page.request, await somebodyNew('Keyhole Photography'))
  await page.goto('/account')
  await page.getByRole('button', { name: 'Add passkey' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add a passkey' })
  await dialog.getByLabel('Name').fill('My laptop')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'My laptop' })).toBeVisible()

  await call(page.request, 'mutation { signOut }')
  await page.goto('/account')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByRole('heading', { name: 'My laptop' })).toBeVisible()

  await page.getByRole('button', { name: 'Remove My laptop' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await expect(page.getByText('There are no passkeys yet.')).toBeVisible()
})
