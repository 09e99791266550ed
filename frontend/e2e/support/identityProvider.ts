import type { Page } from '@playwright/test'
import { type Login, world } from './world'

/** Lets somebody sign in at the identity provider, as what they sign in with here. */
export async function knownAtProvider(page: Page, { email, password }: Login) {
  const answer = await page.request.put(`${world().identityProvider}/people/${encodeURIComponent(email)}`, {
    data: { email, password, emailVerified: true },
  })
  if (!answer.ok()) throw new Error(`The identity provider answered ${answer.status()}`)
}

/** What stands on the buttons. */
export const PROVIDER = 'Harbour Billing'

/** Fills in the provider's own page. */
export async function signInAtProvider(page: Page, { email, password }: Login) {
  await page.waitForURL(`${world().identityProvider}/**`)
  await page.getByLabel('Username').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
