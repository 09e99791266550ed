import { call, signIn } from '../support/api'
import { knownAtProvider, PROVIDER, signInAtProvider } from '../support/identityProvider'
import { codeOf, somebodyNew, turnOnElsewhere } from '../support/secondFactor'
import { expect, test } from '../support/test'

test('I sign in at the identity provider and am where the link led, with a code where I have one', async ({
  page,
}) => {
  const login = await somebodyNew('Single Sign-on Saddlery')
  await knownAtProvider(page, login)
  await page.goto('/account')
  await page.getByRole('button', { name: `Continue with ${PROVIDER}` }).click()
  await signInAtProvider(page, login)
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible()
  await expect(page.getByRole('heading', { name: login.email })).toBeVisible()
  await expect(page.getByText(`Signed in with ${PROVIDER}`).first()).toBeVisible()
  expect(page.url()).not.toContain('code=')

  const { secret } = await turnOnElsewhere(login)
  await call(page.request, 'mutation { signOut }')
  await page.goto('/account')
  await page.getByRole('button', { name: `Continue with ${PROVIDER}` }).click()
  // The provider knows this browser still, and lets it through.
  await expect(page.getByRole('heading', { name: 'Enter your code' })).toBeVisible()
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused()
  await page.keyboard.type(codeOf(secret, 1))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible()
})

test('I connect my account by myself and disconnect it again', async ({ page }) => {
  const login = await somebodyNew('Loose Links Locksmiths')
  await knownAtProvider(page, login)
  await signIn(page.request, login)
  await page.goto('/account')
  await expect(page.getByText('Nothing is connected yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await signInAtProvider(page, login)
  await page.getByRole('button', { name: `Disconnect ${login.email}` }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await expect(page.getByText('Nothing is connected yet.')).toBeVisible()
})

test('an answer that this browser did not ask for signs nobody in', async ({ page }) => {
  await page.goto('/sign-in/openid?code=somebody-elses&state=somebody-elses')
  await expect(page.getByRole('alert')).toHaveText(/took too long, or was begun elsewhere/)
  await page.getByRole('link', { name: 'Back to sign in' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
})
