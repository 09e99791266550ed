import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { RebuildPage } from '~/app/RebuildPage'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { aServer } from '~/testing/server'
import { Topic } from '~/testing/topic'

afterEach(() => sessionStorage.clear())

const aTemplate = (id: string, name: string, version: string, different: object = {}) => ({
  __typename: 'OsTemplate',
  id,
  name,
  version,
  variant: null,
  description: null,
  iconUrl: null,
  endOfLife: false,
  ...different,
})
const aFamily = (name: string, templates: object[], different: object = {}) => ({
  __typename: 'OsTemplateGroup',
  id: `grp_${name}`,
  name,
  description: null,
  iconUrl: null,
  templates,
  ...different,
})
const FAMILIES = [
  aFamily('Windows', [
    aTemplate('ost_w22', 'Windows Server', '2022'),
    aTemplate('ost_w19', 'Windows Server', '2019'),
  ]),
  aFamily('Debian', [
    aTemplate('ost_13', 'Debian', '13 (Trixie)', { variant: 'Minimal' }),
    aTemplate('ost_11', 'Debian', '11 (Bullseye)', { endOfLife: true }),
  ]),
]
const aKey = (id: string, name: string) => ({
  __typename: 'SshKey',
  id,
  name,
  type: 'ssh-ed25519',
  fingerprint: `SHA256:${id}`,
  createdAt: null,
})
const TASK = {
  __typename: 'Task',
  id: 'tsk_1',
  kind: 'REBUILD',
  state: 'RUNNING',
  progressPercent: null,
  message: null,
  startedAt: new Date().toISOString(),
  finishedAt: null,
}

interface Given {
  path: string
  server: object
  families: object[] | Error
  keys: object[] | Error
  answers: Record<string, unknown>
}

function open(given: Partial<Given> = {}) {
  const { path = '/servers/srv_1/rebuild', families = FAMILIES, keys = [aKey('key_1', 'Laptop')] } = given
  const ordered: Record<string, unknown>[] = []
  const task = new Topic<object>()
  const server = aServer({ actions: [{ kind: 'REBUILD', allowed: true, reason: null }], ...given.server })
  let reads = 0
  const fake = fakeServer({
    node: {
      ...server,
      osTemplateGroups: () => (families instanceof Error ? Promise.reject(families) : families),
      customer: {
        __typename: 'Customer',
        id: 'cus_1',
        sshKeys: () => (keys instanceof Error ? Promise.reject(keys) : keys),
      },
    },
    taskUpdated: () => task.stream(),
    rebuildServer: ({ input }: { input: Record<string, unknown> }) => {
      ordered.push(input)
      return { server: null, task: TASK, userErrors: [] }
    },
    ...given.answers,
  })
  const page = renderAt(
    path,
    <RebuildPage
      server={server as never}
      refetch={() => {
        reads += 1
      }}
    />,
    fake.client,
  )
  return {
    ...fake,
    ...page,
    ordered,
    reads: () => reads,
    tell: async (change: object) => {
      await waitFor(() => expect(task.listeners).toBe(1))
      await act(async () => task.push({ taskUpdated: { ...TASK, ...change } }))
    },
  }
}

const start = () => screen.getByRole('button', { name: 'Rebuild this server' })
const confirm = () => screen.getByRole('button', { name: 'Delete everything and rebuild' })
const question = () => screen.findByRole('dialog', { name: 'Rebuild web-1?' })
const typePhrase = (phrase = 'web-1') =>
  userEvent.type(screen.getByRole('textbox', { name: /^Type “/ }), phrase)

async function chooseDebian() {
  await userEvent.click(await screen.findByRole('button', { name: /^Debian/ }))
  await userEvent.click(screen.getByRole('radio', { name: 'Debian 13 (Trixie) Minimal' }))
}

test('I choose a system, a host name and a key, confirm with the name, and follow it to the end', async () => {
  const { ordered, tell, address, reads } = open()
  await chooseDebian()
  expect(address()).toBe('/servers/srv_1/rebuild?os=ost_13')
  await userEvent.type(screen.getByRole('textbox', { name: /^Host name/ }), 'Web 1.example.com.')
  expect(screen.getByText(/^Will be Web1\.example\.com/)).toBeVisible()
  await userEvent.click(screen.getByRole('checkbox', { name: /^Laptop/ }))
  await userEvent.click(start())
  expect(address()).toBe('/servers/srv_1/rebuild?os=ost_13&dialog=confirm')
  const dialog = await question()
  expect(dialog).toHaveTextContent('Debian 13 (Trixie) Minimal')
  expect(dialog).toHaveTextContent('Web1.example.com')
  expect(dialog).toHaveTextContent('Laptop')
  await typePhrase()
  await userEvent.click(confirm())
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(ordered).toEqual([
    {
      serverId: 'srv_1',
      osTemplateId: 'ost_13',
      hostname: 'Web1.example.com',
      sshKeyIds: ['key_1'],
      clientMutationId: expect.stringMatching(/./),
    },
  ])
  const bar = screen.getByRole('progressbar', { name: 'Debian 13 (Trixie) Minimal is being installed' })
  await tell({ progressPercent: 40, message: 'The operating system is being installed.' })
  expect(bar).toHaveAttribute('aria-valuenow', '40')
  expect(reads()).toBe(0)
  await tell({ state: 'SUCCEEDED', message: 'The operating system is installed.' })
  expect(screen.getByText('Debian 13 (Trixie) Minimal is installed', { selector: 'p' })).toBeVisible()
  expect(screen.getByText('The panel has mailed the owner how to sign in.')).toBeVisible()
  expect(screen.getByText('ssh-keygen -R 192.0.2.10')).toBeVisible()
  expect(screen.getByRole('link', { name: 'To the overview' })).toHaveAttribute('href', '/servers/srv_1')
  expect(reads()).toBe(1)
})

test('nothing is ordered until the name is typed, however often I press', async () => {
  const { ordered } = open({ path: '/servers/srv_1/rebuild?os=ost_13&dialog=confirm' })
  await question()
  expect(confirm()).toHaveAccessibleDescription('Type what is asked for above first.')
  await userEvent.click(confirm())
  await typePhrase('web-2{Enter}{Enter}')
  expect(screen.getByRole('alert')).toHaveTextContent('That is something else. Type “web-1”.')
  const field = screen.getByRole('textbox', { name: /^Type “/ })
  fireEvent.submit(field)
  expect(ordered).toEqual([])
  await userEvent.clear(field)
  await typePhrase(' WEB-1{Enter}')
  await waitFor(() => expect(ordered).toHaveLength(1))
})

test('without a system there is no question, and I am told to choose one', async () => {
  const { address } = open({ path: '/servers/srv_1/rebuild?dialog=confirm' })
  await screen.findByRole('button', { name: /^Debian/ })
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  await userEvent.click(start())
  expect(address()).toBe('/servers/srv_1/rebuild?dialog=confirm')
  expect(screen.getByRole('alert')).toHaveTextContent('Choose an operating system first.')
  await chooseDebian()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('a host name that is none, and a name that is too long, are refused at their fields', async () => {
  open({ path: '/servers/srv_1/rebuild?os=ost_13' })
  await screen.findByText('Debian 13 (Trixie) Minimal', { selector: 'p bdi' })
  const hostname = screen.getByRole('textbox', { name: /^Host name/ })
  await userEvent.type(hostname, '-web-')
  await userEvent.type(screen.getByRole('textbox', { name: /^New display name/ }), 'n'.repeat(64))
  await userEvent.click(start())
  expect(hostname).toHaveAccessibleDescription(/This is not a host name/)
  expect(screen.getByRole('textbox', { name: /^New display name/ })).toBeInvalid()
  await waitFor(() => expect(hostname).toHaveFocus())
  await userEvent.type(hostname, '{Backspace}')
  expect(hostname).not.toBeInvalid()
})

test.each([
  ['osTemplateId', 'This server can not be built with that.', 'radiogroup'],
  ['hostname', 'This is not a host name.', 'textbox'],
])('what the server finds wrong with %s is said there', async (field, message, role) => {
  open({
    path: '/servers/srv_1/rebuild?os=ost_13&dialog=confirm',
    answers: {
      rebuildServer: () => ({
        server: null,
        task: null,
        userErrors: [{ code: 'INVALID', message, field: [field], retryAfterSeconds: null }],
      }),
    },
  })
  await question()
  await typePhrase()
  await userEvent.click(confirm())
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  const invalid = screen.getAllByRole(role).find(each => each.getAttribute('aria-invalid'))
  expect(invalid).toHaveAccessibleDescription(expect.stringContaining(message))
  expect(screen.getByRole('alert')).toHaveTextContent(message)
})

test('an order that came too soon says when to try again, and the next one is another order', async () => {
  const ids: unknown[] = []
  open({
    path: '/servers/srv_1/rebuild?os=ost_13&dialog=confirm',
    answers: {
      rebuildServer: ({ input }: { input: { clientMutationId: string } }) => {
        ids.push(input.clientMutationId)
        const tooSoon = { code: 'RATE_LIMITED', message: 'Too soon.', field: null, retryAfterSeconds: 1 }
        return ids.length > 1
          ? { server: null, task: TASK, userErrors: [] }
          : { server: null, task: null, userErrors: [tooSoon] }
      },
    },
  })
  await question()
  await typePhrase()
  await userEvent.click(confirm())
  expect(await screen.findByRole('alert')).toHaveTextContent('Too soon.')
  expect(confirm()).toHaveAccessibleDescription('Try again in 1 second.')
  await waitFor(() => expect(confirm()).not.toHaveAttribute('aria-disabled'), { timeout: 5000 })
  await userEvent.click(confirm())
  await screen.findByRole('progressbar')
  expect(new Set(ids).size).toBe(2)
})

test('trying again after a lost answer gives the same order', async () => {
  const ids: unknown[] = []
  open({
    path: '/servers/srv_1/rebuild?os=ost_13&dialog=confirm',
    answers: {
      rebuildServer: ({ input }: { input: { clientMutationId: string } }) => {
        ids.push(input.clientMutationId)
        if (ids.length === 1) throw new Error('lost')
        return { server: null, task: TASK, userErrors: [] }
      },
    },
  })
  await question()
  await typePhrase()
  await userEvent.click(confirm())
  expect(await screen.findByRole('alert')).toHaveTextContent('The order could not be sent.')
  await userEvent.click(confirm())
  await screen.findByRole('progressbar')
  expect(ids).toHaveLength(2)
  expect(ids[1]).toBe(ids[0])
})

test('I search in all families, and what is chosen stays chosen', async () => {
  const { address } = open({ path: '/servers/srv_1/rebuild?os=ost_11' })
  expect(await screen.findByRole('radio', { name: /Debian 11/ })).toBeChecked()
  const search = screen.getByRole('searchbox', { name: 'Search operating systems' })
  await userEvent.type(search, 'server 20')
  await waitFor(() => expect(address()).toBe('/servers/srv_1/rebuild?os=ost_11&search=server+20'))
  expect(screen.getAllByRole('radio').map(each => each.closest('label')?.textContent)).toEqual([
    'Windows Server 2022',
    'Windows Server 2019',
  ])
  await userEvent.clear(search)
  await userEvent.type(search, 'plan 9')
  expect(await screen.findByText('No operating system matches')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Show all operating systems' }))
  expect(screen.getByRole('radio', { name: /Debian 11/ })).toBeChecked()
})

test('the first family is open, and opening one closes the other', async () => {
  open()
  const windows = await screen.findByRole('button', { name: /^Windows/ })
  expect(windows).toHaveAttribute('aria-expanded', 'true')
  expect(screen.getAllByRole('radio')).toHaveLength(2)
  await userEvent.click(screen.getByRole('button', { name: /^Debian/ }))
  expect(windows).toHaveAttribute('aria-expanded', 'false')
  expect(screen.getByRole('radio', { name: /Debian 11.*End of life/ })).toBeEnabled()
  await userEvent.click(screen.getByRole('radio', { name: /Debian 11/ }))
  expect(screen.getByText(/Its maker no longer mends this version/)).toBeVisible()
})

test('a picture that does not load gives way to a letter', async () => {
  const families = [
    aFamily('Debian', [aTemplate('ost_13', 'Debian', '13')], {
      iconUrl: 'http://localhost/icons/debian.png',
    }),
  ]
  const { container } = open({ families })
  await screen.findByRole('button', { name: /^Debian/ })
  const picture = container.querySelector('img')
  expect(picture).toHaveAttribute('src', 'http://localhost/icons/debian.png')
  if (picture) fireEvent.error(picture)
  expect(container.querySelector('img')).toBeNull()
  expect(screen.getByText('D')).toHaveStyle({ background: '#a81d33' })
})

test('Windows takes no keys, also those that were chosen before', async () => {
  const { ordered } = open()
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Laptop/ }))
  await userEvent.click(screen.getByRole('radio', { name: 'Windows Server 2022' }))
  expect(screen.getByText(/^Windows takes no SSH keys/)).toBeVisible()
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument()
  await userEvent.click(start())
  await question()
  await typePhrase()
  await userEvent.click(confirm())
  await waitFor(() => expect(ordered).toHaveLength(1))
  expect(ordered[0]).not.toHaveProperty('sshKeyIds')
})

test('a key that I paste is added to the account and chosen', async () => {
  const keys = [aKey('key_1', 'Laptop')]
  const added: unknown[] = []
  open({
    keys,
    answers: {
      addSshKey: ({ input }: { input: { name: string } }) => {
        added.push(input)
        const sshKey = aKey('key_2', input.name)
        keys.push(sshKey)
        return { sshKey, userErrors: [] }
      },
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Add a key' }))
  const dialog = await screen.findByRole('dialog', { name: 'Add an SSH key' })
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Desktop')
  await userEvent.type(within(dialog).getByRole('textbox', { name: 'Public key' }), 'ssh-ed25519 AAAA')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add key' }))
  expect(await screen.findByRole('checkbox', { name: /^Desktop/ })).toBeChecked()
  expect(screen.getByRole('checkbox', { name: /^Laptop/ })).not.toBeChecked()
  expect(added).toEqual([{ customerId: 'cus_1', name: 'Desktop', publicKey: 'ssh-ed25519 AAAA' }])
})

test('without the keys of the account I can rebuild all the same; without systems I can not, and may retry', async () => {
  open({ keys: apiError('PANEL_UNAVAILABLE', 'The panel did not answer.') })
  expect(await screen.findByRole('alert')).toHaveTextContent('You can rebuild without any.')
  expect(screen.getByRole('button', { name: /^Debian/ })).toBeVisible()
})

test('systems that could not be loaded are said to be so, with a way to try again', async () => {
  const { asked } = open({ families: apiError('PANEL_UNAVAILABLE', 'The panel did not answer.') })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The operating systems could not be loaded. The panel did not answer.')
  expect(screen.getByRole('checkbox', { name: /^Laptop/ })).toBeVisible()
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(asked.filter(each => each === 'RebuildChoices')).toHaveLength(2)
})

test('a rebuild that runs already is shown in place of the form, and one that failed leads back to it', async () => {
  const { tell } = open({ server: { activeTask: TASK } })
  expect(screen.getByRole('progressbar', { name: 'The operating system is being installed' })).toBeVisible()
  await tell({ state: 'FAILED', message: 'The installation failed. Try again, or ask support.' })
  expect(screen.getByText('Installing failed', { selector: 'p' })).toBeVisible()
  expect(screen.getByText('The installation failed. Try again, or ask support.')).toBeVisible()
})

test('what can not be rebuilt now says why', async () => {
  const { ordered } = open({
    path: '/servers/srv_1/rebuild?os=ost_13',
    server: { actions: [{ kind: 'REBUILD', allowed: false, reason: 'This service is suspended.' }] },
  })
  expect(await screen.findByText('This service is suspended.', { selector: 'main *, div' })).toBeVisible()
  expect(start()).toHaveAccessibleDescription('This service is suspended.')
  await userEvent.click(start())
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument()
  expect(ordered).toEqual([])
})

test('with the mask on no name, key or host name shows, and another word has to be typed', async () => {
  sessionStorage.setItem('slipway.masked', 'on')
  open({ path: '/servers/srv_1/rebuild?os=ost_13' })
  await userEvent.type(screen.getByRole('textbox', { name: /^Host name/ }), 'web9.example.org')
  await userEvent.click(await screen.findByRole('checkbox', { name: /^L•••••/ }))
  await userEvent.click(start())
  const dialog = await screen.findByRole('dialog', { name: 'Rebuild w••••?' })
  expect(within(dialog).getByRole('textbox', { name: 'Type “rebuild” to confirm' })).toBeVisible()
  expect(document.body.innerHTML.replace(/value="[^"]*"/g, '')).not.toMatch(/web-1|Laptop|web9/)
})
