import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { CustomerAccounts } from './CustomerAccounts'

const LOCKED_OUT = {
  __typename: 'Account',
  id: 'acc_1',
  email: 'locked.out@example.com',
  name: 'Locked Out',
  secondFactorEnabled: true,
  passkeyCount: 2,
}
const PLAIN = {
  ...LOCKED_OUT,
  id: 'acc_2',
  email: 'plain@example.com',
  secondFactorEnabled: false,
  passkeyCount: 0,
}

function open(accounts: object[], answers: Record<string, unknown> = {}) {
  const node = { __typename: 'Customer', id: 'cus_1', accounts }
  const { client } = fakeServer({ node, ...answers })
  return renderAt('/customers/cus_1', <CustomerAccounts customerId="cus_1" />, client)
}

const BUTTON = { name: 'Reset sign-in of locked.out@example.com' }

test('I see how each account signs in, and can reset only what there is', async () => {
  open([LOCKED_OUT, PLAIN])
  const [first, second] = await screen.findAllByRole('listitem')
  expect(first).toHaveTextContent('Second factor on')
  expect(first).toHaveTextContent('2 passkeys')
  expect(second).toHaveTextContent('Password only')
  expect(second).not.toHaveTextContent('passkey')
  expect(within(second as HTMLElement).queryByRole('button')).toBeNull()
})

test('I let somebody in who has lost their phone, after a question', async () => {
  const reset = vi.fn((_args: object) => ({
    account: { ...LOCKED_OUT, secondFactorEnabled: false, passkeyCount: 0 },
    userErrors: [],
  }))
  const { address } = open([LOCKED_OUT], { resetSignInMethods: reset })
  await userEvent.click(await screen.findByRole('button', BUTTON))
  const dialog = await screen.findByRole('dialog', { name: 'Reset how locked.out@example.com signs in?' })
  expect(reset).not.toHaveBeenCalled()
  await userEvent.click(within(dialog).getByRole('button', { name: 'Reset sign-in' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(reset.mock.calls[0]?.[0]).toEqual({ input: { accountId: 'acc_1' } })
  expect(screen.getByRole('listitem')).toHaveTextContent('Password only')
  expect(screen.queryByRole('button', BUTTON)).toBeNull()
  expect(address()).toBe('/customers/cus_1')
})

test('what was refused says why and stays', async () => {
  const message = 'This account has neither a second factor nor passkeys: its password signs in.'
  open([LOCKED_OUT], {
    resetSignInMethods: { account: null, userErrors: [{ code: 'WRONG_STATUS', message, field: null }] },
  })
  await userEvent.click(await screen.findByRole('button', BUTTON))
  await userEvent.click(screen.getByRole('button', { name: 'Reset sign-in' }))
  expect(await screen.findByRole('alert')).toHaveTextContent(message)
})
