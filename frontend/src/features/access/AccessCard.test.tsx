import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { Topic } from '~/testing/topic'
import { AccessCard } from './AccessCard'
import type { AccessServer } from './access'

afterEach(() => vi.unstubAllGlobals())

const PASSWORD = 'hu4-Kestrel-91'
const TASK = {
  __typename: 'Task',
  id: 'tsk_1',
  kind: 'RESET_PASSWORD',
  state: 'RUNNING',
  progressPercent: null,
  message: null,
  finishedAt: null,
}

interface Given {
  server: Partial<AccessServer>
  answers: Record<string, unknown>
  path: string
}

/** Opens the access to a server that answers so. */
function open({ server = {}, answers = {}, path = '/servers/srv_1' }: Partial<Given> = {}) {
  const task = new Topic<object>()
  const fake = fakeServer({ taskUpdated: () => task.stream(), ...answers })
  const debian = { name: 'Debian 13', version: '13', kernel: null, distribution: 'debian' }
  const page = renderAt(
    path,
    <AccessCard server={{ id: 'srv_1', name: 'web-1', operatingSystem: debian, actions: [], ...server }} />,
    fake.client,
  )
  return {
    ...fake,
    ...page,
    tell: async (change: object) => {
      await waitFor(() => expect(task.listeners).toBe(1))
      await act(async () => task.push({ taskUpdated: { ...TASK, ...change } }))
    },
  }
}

const ask = (name: string) => screen.findByRole('dialog', { name })
const everything = () => `${location.href} ${document.title} ${document.documentElement.outerHTML}`

test('a new server password is asked about, shown once, and followed until it is valid', async () => {
  const ordered: unknown[] = []
  const { tell, address } = open({
    answers: {
      resetServerPassword: ({ input }: { input: object }) => {
        ordered.push(input)
        return { password: PASSWORD, task: TASK, userErrors: [] }
      },
    },
  })
  await userEvent.click(screen.getByRole('button', { name: 'New server password' }))
  expect(address()).toBe('/servers/srv_1?dialog=server-password')
  const question = await ask('Set a new password for web-1?')
  expect(within(question).getByRole('radio', { name: /root/ })).toBeChecked()
  expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus()
  expect(ordered).toEqual([])

  await userEvent.click(within(question).getByRole('button', { name: 'Set new password' }))
  const shown = await ask('New password of root')
  expect(ordered).toEqual([expect.objectContaining({ serverId: 'srv_1', user: 'ROOT' })])
  expect(within(shown).getByText(PASSWORD)).toBeVisible()
  expect(shown).toHaveTextContent('has been mailed to the owner as well')
  expect(within(shown).getByRole('button', { name: 'Copy: New password' })).toHaveFocus()
  expect(within(shown).getByRole('progressbar')).toHaveAccessibleName(/not valid yet/)

  await tell({ state: 'SUCCEEDED' })
  expect(within(shown).getByText('The password is valid now.')).toBeVisible()
})

test('a password is gone from the page, its address and its storage when the dialog is closed', async () => {
  const { address } = open({
    path: '/servers/srv_1?dialog=server-password',
    answers: { resetServerPassword: { password: PASSWORD, task: TASK, userErrors: [] } },
  })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Set new password' }))
  const shown = await ask('New password of root')
  const written = vi.spyOn(navigator.clipboard, 'writeText')
  await user.click(within(shown).getByRole('button', { name: 'Copy: New password' }))
  expect(written).toHaveBeenCalledWith(PASSWORD)
  // A click beside the dialog is easily an accident.
  await user.click(shown)
  expect(within(shown).getByText(PASSWORD)).toBeVisible()

  await user.click(within(shown).getByRole('button', { name: 'Done' }))
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(address()).toBe('/servers/srv_1')
  expect(everything()).not.toContain(PASSWORD)
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).not.toContain(PASSWORD)
  await user.click(screen.getByRole('button', { name: 'New server password' }))
  expect(await ask('Set a new password for web-1?')).toBeVisible()
  expect(everything()).not.toContain(PASSWORD)
})

test('on Windows it is the Administrator who gets the password', async () => {
  open({
    path: '/servers/srv_1?dialog=server-password',
    server: {
      operatingSystem: {
        name: 'Microsoft Windows Server 2025',
        version: null,
        kernel: null,
        distribution: null,
      },
    },
  })
  expect(screen.getByRole('radio', { name: /Administrator/ })).toBeChecked()
})

test('a password that the panel does not say is in the mail', async () => {
  open({
    path: '/servers/srv_1?dialog=server-password',
    answers: { resetServerPassword: { password: null, task: TASK, userErrors: [] } },
  })
  await userEvent.click(screen.getByRole('button', { name: 'Set new password' }))
  expect(await ask('New password of root')).toHaveTextContent('in an email to the owner')
})

test('a password that could not be set is said to be so, and the old one to hold', async () => {
  const { tell } = open({
    path: '/servers/srv_1?dialog=server-password',
    answers: { resetServerPassword: { password: PASSWORD, task: TASK, userErrors: [] } },
  })
  await userEvent.click(screen.getByRole('button', { name: 'Set new password' }))
  const shown = await ask('New password of root')
  await tell({ state: 'FAILED', message: 'The guest agent did not answer.' })
  expect(shown).toHaveTextContent('The old one still holds.')
  expect(shown).toHaveTextContent('The guest agent did not answer.')
})

test('too soon after the last password I am told when to try again', async () => {
  open({
    path: '/servers/srv_1?dialog=server-password',
    answers: {
      resetServerPassword: {
        password: null,
        task: null,
        userErrors: [{ code: 'RATE_LIMITED', message: 'Too soon.', field: null, retryAfterSeconds: 20 }],
      },
    },
  })
  await userEvent.click(screen.getByRole('button', { name: 'Set new password' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Too soon.')
  expect(screen.getByRole('button', { name: 'Set new password' })).toHaveAccessibleDescription(
    'Try again in 20 seconds.',
  )
})

test('trying again after a lost answer does not set a second password', async () => {
  const ids: unknown[] = []
  const { goAway, comeBack } = open({
    path: '/servers/srv_1?dialog=server-password',
    answers: {
      resetServerPassword: ({ input }: { input: { clientMutationId: string } }) => {
        ids.push(input.clientMutationId)
        if (ids.length === 1) throw new Error('lost')
        return { password: null, task: TASK, userErrors: [] }
      },
    },
  })
  const confirm = screen.getByRole('button', { name: 'Set new password' })
  await userEvent.click(confirm)
  expect(await screen.findByRole('alert')).toHaveTextContent('The order could not be sent.')
  goAway()
  await userEvent.click(confirm)
  comeBack()
  await userEvent.click(confirm)
  await ask('New password of root')
  expect(ids).toHaveLength(2)
  expect(ids[1]).toBe(ids[0])
})

test('a new panel password is shown once with the address to sign in with', async () => {
  open({
    answers: {
      resetPanelPassword: { email: 'owner@harbourlane.example', password: PASSWORD, userErrors: [] },
    },
  })
  await userEvent.click(screen.getByRole('button', { name: 'New panel password' }))
  const question = await ask('Set a new password for the panel?')
  await userEvent.click(within(question).getByRole('button', { name: 'Set new password' }))
  const shown = await ask('New password for the panel')
  expect(within(shown).getByText('owner@harbourlane.example')).toBeVisible()
  expect(within(shown).getByText(PASSWORD)).toBeVisible()
  await userEvent.click(within(shown).getByRole('button', { name: 'Done' }))
  expect(everything()).not.toContain(PASSWORD)
})

const LINK = 'https://panel.example/token/a/b'
const loginAnswer = () => ({
  url: LINK,
  expiresAt: new Date(Date.now() + 60_000).toISOString(),
  userErrors: [],
})

test('the panel opens in a new tab that can not reach back', async () => {
  const tab = { closed: false, opener: window as unknown, location: { replace: vi.fn() }, close: vi.fn() }
  vi.stubGlobal(
    'open',
    vi.fn(() => tab),
  )
  open({ answers: { createPanelLogin: loginAnswer } })
  await userEvent.click(screen.getByRole('button', { name: 'Open the panel' }))
  await waitFor(() => expect(tab.location.replace).toHaveBeenCalledWith(LINK))
  expect(tab.opener).toBeNull()
  expect(everything()).not.toContain(LINK)
})

test('where the browser opens no tab I get a link, which goes when I follow it', async () => {
  vi.stubGlobal(
    'open',
    vi.fn(() => null),
  )
  open({ answers: { createPanelLogin: loginAnswer } })
  await userEvent.click(screen.getByRole('button', { name: 'Open the panel' }))
  const link = await screen.findByRole('link', { name: 'Open the panel' })
  expect(link).toHaveAttribute('href', LINK)
  expect(link).toHaveAttribute('rel', 'noopener noreferrer')
  link.addEventListener('click', event => event.preventDefault())
  await userEvent.click(link)
  expect(everything()).not.toContain(LINK)
})

test('a panel that can not be opened leaves no empty tab behind', async () => {
  const tab = { closed: false, close: vi.fn() }
  vi.stubGlobal(
    'open',
    vi.fn(() => tab),
  )
  open({
    answers: {
      createPanelLogin: {
        url: null,
        expiresAt: null,
        userErrors: [{ code: 'REJECTED_BY_PANEL', message: 'There is no such account.', field: null }],
      },
    },
  })
  await userEvent.click(screen.getByRole('button', { name: 'Open the panel' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no such account.')
  expect(tab.close).toHaveBeenCalled()
})

test('what is not possible now stays in reach and says why', async () => {
  open({
    server: {
      actions: [{ kind: 'RESET_SERVER_PASSWORD', allowed: false, reason: 'The server is not running.' }],
    },
  })
  const button = screen.getByRole('button', { name: 'New server password' })
  expect(button).toHaveAttribute('aria-disabled', 'true')
  expect(button).toHaveAccessibleDescription('The server is not running.')
  button.focus()
  expect(button).toHaveFocus()
})
