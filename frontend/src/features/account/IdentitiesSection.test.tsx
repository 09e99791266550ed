import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { FreshCheckDialog } from './FreshCheckDialog'
import { IdentitiesSection } from './IdentitiesSection'

afterEach(() => vi.unstubAllGlobals())

const ADA = {
  __typename: 'OpenIdIdentity',
  id: 'oid_1',
  issuer: 'https://billing.example/oauth',
  email: 'ada@example.com',
  createdAt: '2026-03-01T12:00:00Z',
  lastUsedAt: null,
}
const PROVIDER = { name: 'Example Billing' }

function open(identities: object[], answers: Record<string, unknown> = {}) {
  const fake = fakeServer({
    openIdProvider: PROVIDER,
    viewer: { id: 'acc_1', signInMethods: { openIdIdentities: () => identities } },
    ...answers,
  })
  return { ...fake, ...renderAt('/account', <IdentitiesSection />, fake.client) }
}

test('I connect my account, and come back to this page', async () => {
  const assign = vi.fn()
  vi.stubGlobal('location', { ...window.location, assign })
  const sent: unknown[] = []
  open([], {
    beginOpenId: ({ input }: { input: object }) => {
      sent.push(input)
      return { authorizationUrl: 'https://billing.example/authorize', userErrors: [] }
    },
  })
  expect(await screen.findByText('Nothing is connected yet.')).toBeVisible()
  await userEvent.click(await screen.findByRole('button', { name: 'Connect' }))
  await waitFor(() => expect(assign).toHaveBeenCalledWith('https://billing.example/authorize'))
  expect(sent).toEqual([{ purpose: 'LINK', returnTo: '/account' }])
})

test('I disconnect one after a question', async () => {
  const identities: object[] = [ADA]
  open(identities, {
    disconnectIdentity: ({ input }: { input: { identityId: string } }) => {
      identities.length = 0
      return { disconnectedId: input.identityId, userErrors: [] }
    },
  })
  expect(await screen.findByText('billing.example')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Disconnect ada@example.com' }))
  const dialog = await screen.findByRole('dialog', { name: 'Disconnect ada@example.com?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Disconnect' }))
  expect(await screen.findByText('Nothing is connected yet.')).toBeVisible()
})

test('where the host offers nothing and nothing is connected nothing is said', async () => {
  const { asked } = open([], { openIdProvider: null })
  await waitFor(() => expect(asked).toContain('Identities'))
  expect(screen.queryByRole('heading')).toBeNull()
})

test('what is connected can be disconnected where the host offers it no more', async () => {
  open([{ ...ADA, email: null }], { openIdProvider: null })
  expect(await screen.findByRole('heading', { name: 'Sign-in elsewhere' })).toBeVisible()
  expect(screen.getByRole('button', { name: 'Disconnect billing.example' })).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull()
})

const methods = (different: object) => ({
  openIdProvider: PROVIDER,
  viewer: {
    id: 'acc_1',
    signInMethods: {
      secondFactor: null,
      passkeys: [],
      hasPassword: false,
      openIdIdentities: [],
      ...different,
    },
  },
})

test('who has no password confirms at the provider', async () => {
  const assign = vi.fn()
  const sent: unknown[] = []
  const fake = fakeServer({
    ...methods({ openIdIdentities: [ADA] }),
    beginOpenId: ({ input }: { input: object }) => {
      sent.push(input)
      return { authorizationUrl: 'https://billing.example/authorize', userErrors: [] }
    },
  })
  vi.stubGlobal('location', { ...window.location, pathname: '/account', search: '?dialog=create', assign })
  renderAt('/account', <FreshCheckDialog onSettled={() => {}} />, fake.client)
  await userEvent.click(await screen.findByRole('button', { name: 'Confirm with Example Billing' }))
  await waitFor(() => expect(assign).toHaveBeenCalled())
  expect(sent).toEqual([{ purpose: 'CONFIRM', returnTo: '/account?dialog=create' }])
  expect(screen.queryByLabelText('Your password')).toBeNull()
})

test('who can confirm in no way is told what helps', async () => {
  const fake = fakeServer(methods({}))
  renderAt('/account', <FreshCheckDialog onSettled={() => {}} />, fake.client)
  expect(await screen.findByText(/Sign out and in again/)).toBeVisible()
})
