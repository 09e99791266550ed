import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { SessionsSection } from '~/features/account/SessionsSection'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { AccountActivity } from './AccountActivity'

const line = (id: string, summary: string, others: object = {}) => ({
  __typename: 'Activity',
  id,
  at: '2026-03-01T12:00:00Z',
  actor: 'Harbour Lane Studio',
  action: 'session.sign-in',
  summary,
  succeeded: true,
  remoteAddress: '203.0.113.7',
  ...others,
})

const SESSION = {
  __typename: 'Session',
  id: 'ses_1',
  startedAt: '2026-03-01T12:00:00Z',
  lastUsedAt: '2026-03-02T12:00:00Z',
  remoteAddress: null,
  browser: null,
  operatingSystem: null,
  current: true,
}
const OTHER = { ...SESSION, id: 'ses_2', current: false }

/** Answers as the API does: so many lines behind a cursor. */
function open(lines: object[], around = <AccountActivity />) {
  const page = ({ first, after }: { first: number; after: string | null }) => {
    const from = after ? Number(after) : 0
    const end = from + first
    return {
      nodes: lines.slice(from, end),
      pageInfo: { hasNextPage: end < lines.length, endCursor: String(end) },
    }
  }
  const { client } = fakeServer({
    viewer: { __typename: 'Viewer', id: 'acc_1', activity: page, sessions: [SESSION, OTHER] },
    endOtherSessions: () => {
      lines.unshift(line('act_new', 'Ended all other sessions of the account'))
      return { endedCount: 1, userErrors: [] }
    },
  })
  return renderAt('/account', around, client)
}

test('I see who signed in to my account and from where, and that somebody guessed my password', async () => {
  const guessed = 'Refused sign-ins of “studio@example.com” for a while after too many wrong passwords'
  open([
    line('act_2', guessed, { actor: 'Slipway', succeeded: false, remoteAddress: '198.51.100.9' }),
    line('act_1', 'Signed in with a passkey (Firefox, Windows)'),
  ])
  const [refused, signedIn] = await screen.findAllByRole('listitem')
  expect(refused).toHaveTextContent(/Failed.*wrong passwords.*Slipway from 198\.51\.100\.9/)
  expect(signedIn).toHaveTextContent(/Done.*a passkey \(Firefox, Windows\).*from 203\.0\.113\.7/)
  expect(screen.queryByRole('button', { name: 'Show older' })).toBeNull()
})

test('the newest few are shown, and the others once I ask', async () => {
  open(Array.from({ length: 12 }, (_, i) => line(`act_${i}`, `Line ${i}`)))
  const more = await screen.findByRole('button', { name: 'Show older' })
  expect(screen.getAllByRole('listitem')).toHaveLength(5)
  await userEvent.click(more)
  expect(await screen.findByText('Line 11')).toBeVisible()
  expect(screen.getAllByRole('listitem')).toHaveLength(12)
})

test('an account with which nothing was done says what will be here', async () => {
  open([])
  expect(await screen.findByText('Nothing has happened here yet')).toBeVisible()
})

test('what I change on the same page shows at once', async () => {
  open(
    [line('act_1', 'Signed in with a password')],
    <>
      <SessionsSection />
      <AccountActivity />
    </>,
  )
  await screen.findByText('Signed in with a password')
  await userEvent.click(await screen.findByRole('button', { name: 'End all other sessions' }))
  const dialog = await screen.findByRole('dialog')
  await userEvent.click(within(dialog).getByRole('button', { name: 'End all other sessions' }))
  expect(await screen.findByText('Ended all other sessions of the account')).toBeVisible()
})
