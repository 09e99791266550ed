import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { allOf, aServer } from '~/testing/server'
import { Topic } from '~/testing/topic'
import { ServersPage } from './ServersPage'

interface Asked {
  first?: number
  after?: string
  last?: number
  before?: string
  filter?: { search?: string; status?: string[]; powerState?: string[] }
  orderBy?: { field: string; direction: string }
}

/** Opens the list; `list` answers what it asks for. */
function open(list: (asked: Asked) => object, path = '/servers', forOperator = false, answers: object = {}) {
  const updated = new Topic<object>()
  const questions: Asked[] = []
  const fake = fakeServer({
    servers: (asked: Asked) => {
      questions.push(asked)
      return list(asked)
    },
    serverUpdated: () => updated.stream(),
    powerServer: () => ({ server: aServer({ powerState: 'RUNNING' }), task: null, userErrors: [] }),
    ...answers,
  })
  const page = renderAt(path, <ServersPage forOperator={forOperator} />, fake.client)
  return {
    ...fake,
    ...page,
    questions,
    update: async (server: object) => {
      await waitFor(() => expect(updated.listeners).toBe(1))
      await act(async () => updated.push({ serverUpdated: server }))
    },
  }
}

const two = () =>
  allOf([
    aServer(),
    aServer({
      id: 'srv_2',
      name: 'mail',
      powerState: 'STOPPED',
      status: 'SUSPENDED',
      actions: [{ kind: 'BOOT', allowed: false, reason: 'The server is suspended.' }],
    }),
  ])

test('I see my servers with status and power as two different things', async () => {
  open(two)
  const rows = within(await screen.findByRole('list', { name: 'Servers' })).getAllByRole('listitem')
  expect(rows).toHaveLength(2)
  expect(rows[0]).toHaveTextContent('web-1')
  expect(rows[0]).toHaveTextContent('Running')
  expect(rows[0]).toHaveTextContent('Active')
  expect(rows[0]).toHaveTextContent('192.0.2.10')
  expect(within(rows[0] as HTMLElement).getByRole('img', { name: 'Netherlands' })).toHaveTextContent('🇳🇱')
  expect(rows[1]).toHaveTextContent('Stopped')
  expect(rows[1]).toHaveTextContent('Suspended')
  expect(screen.getByText('2 servers')).toBeVisible()
})

test('what I search for stands in the address and is asked once the typing pauses', async () => {
  const { questions, address } = open(two)
  await screen.findByText('web-1')
  await userEvent.type(screen.getByRole('searchbox', { name: 'Search servers' }), 'mail')
  await waitFor(() => expect(address()).toBe('/servers?search=mail'))
  await waitFor(() => expect(questions.map(each => each.filter?.search)).toEqual([undefined, 'mail']))
})

test('a link brings back filter, order and page', async () => {
  const { questions } = open(two, '/servers?status=ACTIVE&power=RUNNING&order=newest&after=c1')
  await screen.findByText('web-1')
  expect(questions[0]).toMatchObject({
    first: 20,
    after: 'c1',
    filter: { status: ['ACTIVE'], powerState: ['RUNNING'] },
    orderBy: { field: 'CREATED_AT', direction: 'DESC' },
  })
  expect(screen.getByRole('combobox', { name: 'Status' })).toHaveDisplayValue('Active')
})

test('nonsense in a link is ignored', async () => {
  const { questions } = open(two, '/servers?status=GONE&power=WARP&order=sideways')
  await screen.findByText('web-1')
  expect(questions[0]).toMatchObject({ first: 20, filter: {}, orderBy: { field: 'NAME', direction: 'ASC' } })
})

test('I turn the pages forwards and backwards', async () => {
  const { questions, address } = open(() => ({
    ...two(),
    totalCount: 60,
    pageInfo: { hasNextPage: true, hasPreviousPage: true, startCursor: 'c20', endCursor: 'c39' },
  }))
  await userEvent.click(await screen.findByRole('button', { name: 'Next' }))
  expect(address()).toBe('/servers?after=c39')
  await waitFor(() => expect(questions.at(-1)).toMatchObject({ first: 20, after: 'c39' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Previous' }))
  expect(address()).toBe('/servers?before=c20')
  await waitFor(() => expect(questions.at(-1)).toMatchObject({ last: 20, before: 'c20' }))
})

test('a server that changes shows its new state without asking', async () => {
  const { update, questions } = open(two)
  await screen.findByText('web-1')
  await update(aServer({ powerState: 'PAUSED' }))
  expect(await within(screen.getByRole('list', { name: 'Servers' })).findByText('Paused')).toBeVisible()
  expect(questions).toHaveLength(1)
})

test('a server that appears is found', async () => {
  let servers = two()
  const { update } = open(() => servers)
  await screen.findByText('web-1')
  const added = aServer({ id: 'srv_3', name: 'brand new' })
  servers = allOf([aServer(), added])
  await update(added)
  expect(await screen.findByText('brand new', undefined, { timeout: 2000 })).toBeVisible()
})

test('the menu of a row says why something is not possible', async () => {
  open(two)
  await userEvent.click(await screen.findByRole('button', { name: 'Power actions for mail' }))
  const start = screen.getByRole('menuitem', { name: /^Start/ })
  expect(start).toHaveAttribute('aria-disabled', 'true')
  expect(start).toHaveAccessibleName(/The server is suspended\./)
})

test('by keyboard I open the menu, walk it and leave it', async () => {
  open(two)
  const opener = await screen.findByRole('button', { name: 'Power actions for web-1' })
  opener.focus()
  await userEvent.keyboard('{Enter}')
  expect(screen.getByRole('menuitem', { name: /^Start/ })).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  expect(screen.getByRole('menuitem', { name: 'Restart' })).toHaveFocus()
  await userEvent.keyboard('{ArrowUp}{ArrowUp}')
  expect(screen.getByRole('menuitem', { name: 'Force off' })).toHaveFocus()
  await userEvent.keyboard('{Escape}')
  expect(screen.queryByRole('menu')).not.toBeInTheDocument()
  expect(opener).toHaveFocus()
})

test('a restart from the list is asked about in the address', async () => {
  const { address, asked } = open(two)
  await userEvent.click(await screen.findByRole('button', { name: 'Power actions for web-1' }))
  await userEvent.click(screen.getByRole('menuitem', { name: 'Restart' }))
  expect(address()).toBe('/servers?dialog=restart&of=srv_1')
  const dialog = await screen.findByRole('dialog', { name: 'Restart web-1?' })
  await userEvent.click(within(dialog).getByRole('button', { name: 'Restart' }))
  await waitFor(() => expect(asked).toContain('PowerServer'))
  expect(address()).toBe('/servers')
})

test('no servers yet', async () => {
  open(() => allOf([]))
  expect(await screen.findByText('There are no servers yet')).toBeVisible()
})

test('nothing matches, and one press shows all again', async () => {
  const { address } = open(() => allOf([]), '/servers?search=zzz')
  await userEvent.click(await screen.findByRole('button', { name: 'Show all servers' }))
  expect(address()).toBe('/servers')
})

test('when the list fails I can try again', async () => {
  let broken = true
  open(() => {
    if (broken) throw apiError('INTERNAL', 'Something went wrong.')
    return two()
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('req-1')
  broken = false
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('web-1')).toBeVisible()
})

test('operators see whose server it is', async () => {
  open(two, '/servers', true)
  const [customer] = await screen.findAllByRole('link', { name: 'Harbour Lane Studio' })
  expect(customer).toHaveAttribute('href', '/customers/cus_1')
})

test('a service without a server says so in its row', async () => {
  open(() =>
    allOf([
      aServer({
        status: 'PENDING',
        powerState: 'UNKNOWN',
        resources: { cpuCores: 0, memoryBytes: 0, storageBytes: 0, trafficLimitBytes: null },
      }),
    ]),
  )
  const row = await screen.findByRole('listitem')
  expect(row).toHaveTextContent('No server behind it yet')
  expect(row).toHaveTextContent('Pending')
  expect(row).not.toHaveTextContent(/Unknown|0 cores|0 B/)
})

/** Five servers, the fourth of which can't be restarted. */
const five = () =>
  allOf(
    [1, 2, 3, 4, 5].map(each =>
      aServer({
        id: `srv_${each}`,
        name: `web-${each}`,
        ...(each === 4 && {
          actions: [{ kind: 'RESTART', allowed: false, reason: 'The server is not running.' }],
        }),
      }),
    ),
  )

test('I select servers one by one or all on the page, by keyboard too', async () => {
  open(five)
  const one = await screen.findByRole('checkbox', { name: 'Select web-2' })
  one.focus()
  await userEvent.keyboard(' ')
  expect(one).toBeChecked()
  const all = screen.getByRole('checkbox', { name: '1 server selected' })
  expect(all).toBePartiallyChecked()
  await userEvent.click(all)
  expect(screen.getByRole('checkbox', { name: '5 servers selected' })).toBeChecked()
  await userEvent.click(screen.getByRole('checkbox', { name: '5 servers selected' }))
  expect(screen.getByRole('checkbox', { name: 'Select all 5 on this page' })).not.toBeChecked()
  expect(screen.queryByRole('group', { name: /Power actions/ })).not.toBeInTheDocument()
})

test('many servers are restarted a few at a time, and I see what became of each', async () => {
  const task = new Topic<object>()
  const restarting = (serverId: string) => ({
    __typename: 'Task',
    id: `tsk_${serverId}`,
    kind: 'RESTART',
    state: 'RUNNING',
    progressPercent: null,
    message: null,
    startedAt: '2026-03-10T12:00:00Z',
    finishedAt: null,
  })
  const ordered: string[] = []
  const held: (() => void)[] = []
  const { address } = open(five, '/servers', false, {
    taskUpdated: ({ taskId }: { taskId: string }) =>
      taskId === 'tsk_srv_1' ? task.stream() : new Topic().stream(),
    powerServer: async ({ input }: { input: { serverId: string } }) => {
      ordered.push(input.serverId)
      await new Promise<void>(resolve => held.push(resolve))
      if (input.serverId === 'srv_5') {
        const message = 'Wait a moment before the next order.'
        const refused = { code: 'RATE_LIMITED', message, field: null, retryAfterSeconds: 5 }
        return { server: null, task: null, userErrors: [refused] }
      }
      return { server: null, task: restarting(input.serverId), userErrors: [] }
    },
  })
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select all 5 on this page' }))
  const actions = screen.getByRole('group', { name: 'Power actions for what is selected' })
  await userEvent.click(within(actions).getByRole('button', { name: 'Restart' }))
  expect(address()).toContain('dialog=many-restart&of=srv_1')
  const dialog = await screen.findByRole('dialog', { name: 'Restart 4 servers?' })
  const row = (name: string) => within(dialog).getByText(name).closest('li')
  expect(row('web-1')).toBeVisible()
  expect(row('web-4')).toHaveTextContent('Left out: The server is not running.')
  await userEvent.click(within(dialog).getByRole('button', { name: 'Restart' }))
  await waitFor(() => expect(ordered).toEqual(['srv_1', 'srv_2', 'srv_3']))
  expect(await within(dialog).findByText('Waiting')).toBeVisible()
  held[0]?.()
  await waitFor(() => expect(row('web-1')).toHaveTextContent('Restarting'))
  await waitFor(() => expect(ordered).toEqual(['srv_1', 'srv_2', 'srv_3', 'srv_5']))
  for (const answer of held) answer()
  await waitFor(() => expect(row('web-5')).toHaveTextContent('RefusedWait a moment before the next order.'))
  expect(await screen.findByText('3 accepted, 1 refused.')).toBeInTheDocument()
  expect(row('web-4')).toHaveTextContent('Left out')
  await waitFor(() => expect(task.listeners).toBe(1))
  await act(async () => task.push({ taskUpdated: { ...restarting('srv_1'), state: 'SUCCEEDED' } }))
  await waitFor(() => expect(row('web-1')).toHaveTextContent('Restarted'))
  await userEvent.click(within(dialog).getAllByRole('button', { name: 'Close' }).at(-1) as HTMLElement)
  expect(address()).toBe('/servers')
})
