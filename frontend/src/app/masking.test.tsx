import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { ActivityTab } from '~/features/activity/ActivityTab'
import { CustomersPage } from '~/features/customers/CustomersPage'
import { ServerPage } from '~/features/servers/ServerPage'
import { ServersPage } from '~/features/servers/ServersPage'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { allOf, aServer } from '~/testing/server'
import { Topic } from '~/testing/topic'
import { AccountMenu } from './AccountMenu'
import { OverviewTab } from './OverviewTab'

afterEach(() => sessionStorage.clear())

const SENSITIVE =
  /web-1|example\.net|192\.0\.2\.|2001:db8::|Harbour|Studio|hello@|harbourlane|shop-7|my old name/

const account = { name: 'Harbour Lane Studio', email: 'hello@harbourlane.example' }
const server = aServer()

function open(path: string, page: ReactNode) {
  const { client } = fakeServer({
    server: () => server,
    servers: () => allOf([server]),
    customers: () =>
      allOf([
        { __typename: 'Customer', id: 'cus_1', ...account, externalId: null, servers: () => allOf([]) },
      ]),
    node: {
      ...server,
      activity: {
        nodes: [
          {
            id: 'act_1',
            at: '2026-03-01T12:00:00Z',
            actor: 'Harbour Lane Studio',
            action: 'server.rename',
            summary: 'Renamed the server from “my old name” to “web-1”',
            succeeded: true,
            remoteAddress: '192.0.2.77',
          },
        ],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    },
    serverUpdated: () => new Topic<object>().stream(),
    liveStats: () => new Topic<object>().stream(),
  })
  return renderAt(
    path,
    <>
      <AccountMenu account={account} button="" onSignOut={async () => true} />
      {page}
    </>,
    client,
  )
}

/** Everything that the page says, and that its title says. */
const everything = () => `${document.title} ${document.body.innerHTML}`

const serverPage = (
  <ServerPage serverId="srv_1" forOperator notFound={null}>
    {tab => <OverviewTab {...tab} />}
  </ServerPage>
)

test.each([
  ['list', '/servers', <ServersPage key="" forOperator />, 'w••••'],
  ['server page', '/servers/srv_1', serverPage, '192.0.•••.•••'],
  ['question before a restart', '/servers/srv_1?dialog=restart', serverPage, 'Restart w••••?'],
  ['activity', '/servers/srv_1/activity', <ActivityTab key="" serverId="srv_1" revision="" />, /“w••••”/],
  ['customers', '/customers', <CustomersPage key="" />, 'H•••••• L••• S•••••'],
])('with the mask on, nothing on the %s tells a name or an address', async (_, path, page, shown) => {
  sessionStorage.setItem('slipway.masked', 'on')
  open(path, page)
  expect((await screen.findAllByText(shown))[0]).toBeVisible()
  await waitFor(() => expect(everything()).not.toMatch(SENSITIVE))
})

test('I switch the mask on in the account menu, it lasts for the session, and I switch it off again', async () => {
  open('/servers', <ServersPage forOperator={false} />)
  expect(await screen.findByText('web-1')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /^Account of/ }))
  const item = screen.getByRole('menuitemcheckbox', { name: 'Hide addresses and names' })
  expect(item).toHaveAttribute('aria-checked', 'false')
  await userEvent.click(item)
  expect(screen.getByText('w••••')).toBeVisible()
  expect(sessionStorage.getItem('slipway.masked')).toBe('on')
  expect(screen.getByText(/Addresses and names are hidden/)).toBeInTheDocument()
  await userEvent.click(screen.getByRole('button', { name: /^Account of H/ }))
  await userEvent.click(screen.getByRole('menuitemcheckbox', { name: 'Hide addresses and names' }))
  expect(screen.getByText('web-1')).toBeVisible()
  expect(sessionStorage.getItem('slipway.masked')).toBeNull()
})

test('what is hidden can still be copied', async () => {
  sessionStorage.setItem('slipway.masked', 'on')
  open('/servers/srv_1', serverPage)
  const copy = await screen.findByRole('button', { name: 'Copy 192.0.•••.•••' })
  const user = userEvent.setup()
  const written = vi.spyOn(navigator.clipboard, 'writeText')
  await user.click(copy)
  expect(written).toHaveBeenCalledWith('192.0.2.10')
})
