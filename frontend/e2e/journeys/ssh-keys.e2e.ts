import { readFileSync } from 'node:fs'
import { expect, test } from '../support/test'

test('I make a key pair in the browser, take the private half with me, and remove the key again', async ({
  page,
  as,
}) => {
  await as('studio')
  const sent: string[] = []
  page.on('request', request => sent.push(request.postData() ?? ''))
  await page.goto('/ssh-keys')
  await page.getByRole('button', { name: 'Add key' }).click()
  const dialog = page.getByRole('dialog', { name: 'Add an SSH key' })
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Travel laptop')
  await dialog.getByRole('button', { name: 'Make a new pair in this browser' }).click()
  await expect(dialog.getByRole('button', { name: 'Add key' })).toBeDisabled()
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Download id_ed25519' }).click()
  const privateKey = readFileSync(await (await download).path(), 'utf8')
  expect(privateKey).toMatch(/^-----BEGIN OPENSSH PRIVATE KEY-----\n/)
  await dialog.getByRole('button', { name: 'Add key' }).click()
  await expect(dialog).toBeHidden()
  const key = page.getByRole('listitem').filter({ hasText: 'Travel laptop' })
  await expect(key).toContainText('ssh-ed25519')
  await expect(key).toContainText('SHA256:')
  expect(sent.join()).toContain('ssh-ed25519 AAAA')
  expect(sent.join()).not.toContain('PRIVATE KEY')
  expect(await page.content()).not.toContain('PRIVATE KEY')

  await key.getByRole('button', { name: 'Remove Travel laptop' }).click()
  await page
    .getByRole('dialog', { name: 'Remove Travel laptop?' })
    .getByRole('button', { name: 'Remove' })
    .click()
  await expect(key).toBeHidden()
})

test('a text that is no key is refused at its field with what to do', async ({ page, as }) => {
  await as('studio')
  await page.goto('/ssh-keys?dialog=add')
  await page.getByRole('textbox', { name: 'Name' }).fill('Nonsense')
  const field = page.getByRole('textbox', { name: 'Public key' })
  await field.fill('ssh-ed25519 nonsense')
  await page.getByRole('dialog').getByRole('button', { name: 'Add key' }).click()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('dialog').getByRole('alert')).not.toBeEmpty()
})
