import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { SessionsSection } from './SessionsSection'

const HERE = {
  __typename: 'Session',
  id: 'ses_1',
  startedAt: '2026-03-01T12:00:00Z',
  lastUsedAt: '2026-03-02T12:00:00Z',
  remoteAddress: '203.0.113.7',
  browser: 'Firefox',
  operatingSystem: 'Windows',
  current: true,
}
const PHONE = { ...HERE, id: 'ses_2', browser: 'Safari', operatingSystem: 'iPhone', current: false }

function open(sessions: object[], answers: Record<string, unknown> = {}) {
  const fake = fakeServer({ viewer: { id: 'acc_1', sessions: () => sessions }, ...answers })
  return { ...fake, ...renderAt('/account', <SessionsSection />, fake.client) }
}

const row = async (name: string) =>
  (await screen.findByRole('heading', { name: new RegExp(name) })).closest('li') as HTMLElement

test('I see where I am signed in, and which of these is here', async () => {
  open([HERE, PHONE])
  const here = await row('Firefox on Windows')
  expect(here).toHaveTextContent('This one')
  expect(here).toHaveTextContent('203.0.113.7')
  expect(within(here).queryByRole('button')).toBeNull()
  expect(await row('Safari on iPhone')).not.toHaveTextContent('This one')
})

test('with nothing but this session there is nothing to end', async () => {
  open([{ ...HERE, browser: null, operatingSystem: null }])
  await row('Unknown browser')
  expect(screen.queryByRole('button')).toBeNull()
})

test('I end a session on a lost phone after a question', async () => {
  const sessions: object[] = [HERE, PHONE]
  const { address } = open(sessions, {
    endSession: ({ input }: { input: { sessionId: string } }) => {
      sessions.length = 1
      return { endedId: input.sessionId, userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'End session: Safari on iPhone' }))
  const dialog = await screen.findByRole('dialog', { name: 'End the session in Safari on iPhone?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'End session' }))
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Safari/ })).toBeNull())
  expect(address()).toBe('/account')
})

test('I end all others at once', async () => {
  const sessions: object[] = [HERE, PHONE, { ...PHONE, id: 'ses_3' }]
  open(sessions, {
    endOtherSessions: () => {
      sessions.length = 1
      return { endedCount: 2, userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'End all other sessions' }))
  const dialog = await screen.findByRole('dialog', { name: 'End all other sessions?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'End all other sessions' }))
  await waitFor(() => expect(screen.queryByRole('heading', { name: /Safari/ })).toBeNull())
})

test('what could not be ended says so and stays', async () => {
  open([HERE, PHONE], {
    endSession: {
      endedId: null,
      userErrors: [{ code: 'NOT_FOUND', message: 'There is no such session. Check the id.', field: null }],
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'End session: Safari on iPhone' }))
  await userEvent.click(screen.getByRole('button', { name: 'End session' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no such session.')
})
