import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { PasskeysSection } from './PasskeysSection'

const made = vi.hoisted(() => ({ startRegistration: vi.fn() }))
vi.mock('@simplewebauthn/browser', () => made)

beforeEach(() => vi.stubGlobal('PublicKeyCredential', class {}))
afterEach(() => vi.unstubAllGlobals())

const LAPTOP = {
  __typename: 'Passkey',
  id: 'pky_1',
  name: 'My laptop',
  createdAt: '2026-03-01T12:00:00Z',
  lastUsedAt: null,
}

function open(passkeys: object[], answers: Record<string, unknown> = {}, path = '/account') {
  const signInMethods = { passkeys: () => passkeys, passkeyCreationOptions: '{"challenge":"abc"}' }
  const fake = fakeServer({ viewer: { id: 'acc_1', signInMethods }, ...answers })
  return { ...fake, ...renderAt(path, <PasskeysSection />, fake.client) }
}

test('I name a passkey, my device makes it, and it is in the list', async () => {
  const passkeys: object[] = []
  const sent: unknown[] = []
  made.startRegistration.mockResolvedValue({ id: 'from-the-device' })
  open(passkeys, {
    registerPasskey: ({ input }: { input: object }) => {
      sent.push(input)
      passkeys.push(LAPTOP)
      return { passkey: LAPTOP, userErrors: [] }
    },
  })
  expect(await screen.findByText('There are no passkeys yet.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Add passkey' }))
  const dialog = await screen.findByRole('dialog', { name: 'Add a passkey' })
  await userEvent.type(within(dialog).getByLabelText('Name'), 'My laptop{Enter}')
  expect(await screen.findByRole('heading', { name: 'My laptop' })).toBeVisible()
  expect(made.startRegistration).toHaveBeenCalledWith({ optionsJSON: { challenge: 'abc' } })
  expect(sent).toEqual([{ name: 'My laptop', response: '{"id":"from-the-device"}' }])
})

test('where I think better of it nothing is sent, and I am told so', async () => {
  made.startRegistration.mockRejectedValue(new Error('NotAllowedError'))
  const { asked } = open([], {}, '/account?dialog=passkey')
  const dialog = await screen.findByRole('dialog', { name: 'Add a passkey' })
  await userEvent.type(within(dialog).getByLabelText('Name'), 'My laptop{Enter}')
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('No passkey was made.')
  expect(asked).not.toContain('RegisterPasskey')
})

test('I take one away after a question', async () => {
  const passkeys: object[] = [LAPTOP]
  open(passkeys, {
    removePasskey: ({ input }: { input: { passkeyId: string } }) => {
      passkeys.length = 0
      return { removedId: input.passkeyId, userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Remove My laptop' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove My laptop?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Remove' }))
  expect(await screen.findByText('There are no passkeys yet.')).toBeVisible()
})

test('a browser that can not make passkeys says so at the button', async () => {
  vi.unstubAllGlobals()
  open([])
  expect(await screen.findByRole('button', { name: 'Add passkey' })).toHaveAccessibleDescription(
    "This browser can't make passkeys here.",
  )
})
