import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { TrafficCard } from '~/features/traffic/TrafficCard'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { actionsWhileBusy, aPeriod, aServer } from '~/testing/server'
import { Topic } from '~/testing/topic'
import { ServerOverview } from './ServerOverview'
import { ServerPage } from './ServerPage'

interface Given {
  server?: object | null
  answers?: Record<string, unknown>
  path?: string
}

/** Opens a server's page on a server that answers so. */
function open({ server = aServer(), answers = {}, path = '/servers/srv_1' }: Given = {}) {
  const updated = new Topic<object>()
  const task = new Topic<object>()
  const fake = fakeServer({
    server: () => server,
    serverUpdated: () => updated.stream(),
    taskUpdated: () => task.stream(),
    ...answers,
  })
  const page = renderAt(
    path,
    <ServerPage serverId="srv_1" forOperator={false} notFound={<p>Nothing here</p>}>
      {tab => (
        <ServerOverview
          {...tab}
          liveStats={null}
          access={null}
          service={null}
          traffic={<TrafficCard traffic={tab.server.traffic} {...tab.part('traffic')} />}
        />
      )}
    </ServerPage>,
    fake.client,
  )
  return {
    ...fake,
    ...page,
    task,
    listening: (topic: Topic<object>) => waitFor(() => expect(topic.listeners).toBe(1)),
    update: async (different: object) => {
      await waitFor(() => expect(updated.listeners).toBe(1))
      await act(async () => updated.push({ serverUpdated: aServer(different) }))
    },
    tell: async (change: object) => {
      await waitFor(() => expect(task.listeners).toBe(1))
      await act(async () => task.push({ taskUpdated: { ...aTask, ...change } }))
    },
  }
}

const aTask = {
  __typename: 'Task',
  id: 'tsk_1',
  kind: 'RESTART',
  state: 'RUNNING',
  progressPercent: 20,
  message: null,
  startedAt: '2026-03-10T12:00:00Z',
  finishedAt: null,
}

test('I see what my server is called, how it is and what it is made of', async () => {
  open()
  expect(await screen.findByRole('heading', { level: 1, name: 'web-1' })).toBeVisible()
  expect(screen.getAllByText('Running')).not.toHaveLength(0)
  expect(screen.getByText('192.0.2.10')).toBeVisible()
  expect(screen.getByText('2001:db8::/64')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Copy 2001:db8::/64' })).toBeVisible()
  expect(screen.getByRole('meter', { name: 'File system /' })).toHaveAttribute(
    'aria-valuetext',
    '40.0 GB of 80.0 GB (50%)',
  )
  await waitFor(() => expect(document.title).toBe('web-1 · Slipway'))
})

test('a server that is not there, or not mine, is not found', async () => {
  open({ server: null })
  expect(await screen.findByText('Nothing here')).toBeVisible()
})

test('when the page fails I am told which request it was, and trying again works', async () => {
  let broken = true
  const { asked } = open({
    answers: {
      server: () => {
        if (broken) throw apiError('INTERNAL', 'Something went wrong.')
        return aServer()
      },
    },
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('Something went wrong.')
  expect(alert).toHaveTextContent('req-1')
  broken = false
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('heading', { name: 'web-1' })).toBeVisible()
  expect(asked.filter(isOfThePage)).toEqual(['ServerPage', 'ServerPage'])
})

test('traffic that can not be read fails alone, and goes on failing when the server changes', async () => {
  const traffic = () => {
    throw apiError('PANEL_UNAVAILABLE', 'The panel did not answer.')
  }
  const { update, asked } = open({ server: aServer({ traffic }) })
  expect(await screen.findByRole('heading', { name: 'web-1' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('The panel did not answer.')
  await update({ name: 'web-2', traffic })
  expect(await screen.findByRole('heading', { name: 'web-2' })).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('The panel did not answer.')
  expect(asked.filter(isOfThePage)).toEqual(['ServerPage'])
})

test('the last known state says how old it is', async () => {
  const asOf = new Date(Date.now() - 4 * 60_000).toISOString()
  open({ server: aServer({ stale: true, asOf }) })
  expect(await screen.findByText(/last known state/)).toHaveTextContent('4 minutes ago')
})

test('an action that is not possible now stays in reach and says why', async () => {
  open()
  const start = await screen.findByRole('button', { name: 'Start' })
  expect(start).toHaveAttribute('aria-disabled', 'true')
  expect(start).toHaveAccessibleDescription('The server is running already.')
  start.focus()
  expect(start).toHaveFocus()
})

test('a restart is asked about first, then followed to its end', async () => {
  const ordered: unknown[] = []
  const { tell, update, address, listening, task } = open({
    answers: {
      powerServer: ({ input }: { input: object }) => {
        ordered.push(input)
        const server = aServer({ activeTask: aTask, actions: actionsWhileBusy() })
        return { server, task: aTask, userErrors: [] }
      },
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Restart' }))
  expect(address()).toBe('/servers/srv_1?dialog=restart')
  const dialog = await screen.findByRole('dialog', { name: 'Restart web-1?' })
  expect(ordered).toEqual([])

  await userEvent.click(within(dialog).getByRole('button', { name: 'Restart' }))
  expect(address()).toBe('/servers/srv_1')
  expect(ordered).toEqual([expect.objectContaining({ serverId: 'srv_1', action: 'RESTART' })])
  expect(await screen.findByRole('progressbar', { name: 'Restarting' })).toHaveAttribute(
    'aria-valuenow',
    '20',
  )
  expect(screen.getByRole('button', { name: 'Shut down' })).toHaveAttribute('aria-disabled', 'true')

  await listening(task)
  await tell({ progressPercent: 60, message: 'Waiting for the guest.' })
  expect(screen.getByRole('progressbar')).toHaveAttribute('aria-valuenow', '60')
  expect(screen.getByText('Restarting. Waiting for the guest.')).toBeInTheDocument()

  await tell({ state: 'SUCCEEDED', progressPercent: 100, finishedAt: '2026-03-10T12:01:00Z' })
  await update({ activeTask: null })
  expect(screen.queryByRole('progressbar')).not.toBeInTheDocument()
  expect(screen.getAllByText('Restarted')).not.toHaveLength(0)
})

test('a link can lead to the question whether to force a server off', async () => {
  open({ path: '/servers/srv_1?dialog=power-off' })
  const dialog = await screen.findByRole('dialog', { name: 'Force off web-1?' })
  expect(dialog).toHaveTextContent('Data that is not saved is lost')
  expect(within(dialog).getByRole('button', { name: 'Cancel' })).toHaveFocus()
})

test('too soon after the last order I am told when to try again', async () => {
  open({
    server: aServer({ powerState: 'STOPPED', actions: [{ kind: 'BOOT', allowed: true, reason: null }] }),
    answers: {
      powerServer: () => ({
        server: null,
        task: null,
        userErrors: [{ code: 'RATE_LIMITED', message: 'Too soon.', field: null, retryAfterSeconds: 8 }],
      }),
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Start' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Too soon.')
  expect(screen.getByRole('button', { name: 'Start' })).toHaveAccessibleDescription('Try again in 8 seconds.')
})

test('a change made elsewhere shows without asking the server', async () => {
  const { update, asked } = open()
  await screen.findByRole('heading', { name: 'web-1' })
  await update({ powerState: 'STOPPED' })
  await waitFor(() => expect(screen.getAllByText('Stopped')).not.toHaveLength(0))
  expect(asked.filter(isOfThePage)).toEqual(['ServerPage'])
})

test('a new name is checked while I type it, and refused where the server says so', async () => {
  const { asked } = open({
    answers: {
      renameServer: ({ input }: { input: { name: string } }) =>
        input.name === 'taken'
          ? { server: null, userErrors: [{ code: 'INVALID', message: 'Not this one.', field: ['name'] }] }
          : { server: aServer({ name: input.name }), userErrors: [] },
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Rename' }))
  const field = await screen.findByRole('textbox', { name: 'Server name' })
  await userEvent.clear(field)
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  expect(field).toHaveAccessibleDescription('Type a name.')
  expect(asked).not.toContain('RenameServer')

  await userEvent.type(field, 'taken{Enter}')
  await waitFor(() => expect(field).toHaveAccessibleDescription('Not this one.'))

  await userEvent.clear(field)
  await userEvent.type(field, '  shop  {Enter}')
  expect(await screen.findByRole('heading', { name: 'shop' })).toBeVisible()
})

test('the end of a session is noticed whichever request meets it', async () => {
  const { onSignedOut } = open({
    answers: {
      server: () => {
        throw apiError('UNAUTHENTICATED', 'Sign in first.')
      },
    },
  })
  await waitFor(() => expect(onSignedOut).toHaveBeenCalled())
})

test('unmetered traffic is said to be so', async () => {
  const period = aPeriod({ limitBytes: null, remainingBytes: null })
  const traffic = { currentPeriod: period, months: [period] }
  open({ server: aServer({ traffic }) })
  expect(await screen.findByText(/^Unmetered/)).toBeVisible()
  expect(screen.queryByRole('meter', { name: 'Traffic' })).not.toBeInTheDocument()
})

test('what could not be read is read again when the server is there again', async () => {
  const { goAway, comeBack, refetchAll, asked } = open()
  await screen.findByRole('heading', { name: 'web-1' })
  goAway()
  comeBack()
  await act(async () => refetchAll())
  await waitFor(() => expect(asked.filter(isOfThePage)).toEqual(['ServerPage', 'ServerPage']))
})

test('a service without a server says so calmly, and shows no figures that mean nothing', async () => {
  open({
    server: aServer({
      status: 'PENDING',
      powerState: 'UNKNOWN',
      resources: { cpuCores: 0, memoryBytes: 0, storageBytes: 0, trafficLimitBytes: null },
      addresses: [],
      actions: [{ kind: 'BOOT', allowed: false, reason: 'There is no server behind this service yet.' }],
    }),
  })
  expect(await screen.findByText('No server behind it yet')).toBeVisible()
  expect(screen.getAllByText('There is no server behind this service yet.')[0]).toBeVisible()
  expect(screen.queryByText('Unknown')).not.toBeInTheDocument()
  expect(document.body).not.toHaveTextContent(/0 cores|0 B/)
  for (const absent of ['File systems', 'Addresses', /Traffic/])
    expect(screen.queryByRole('heading', { name: absent })).not.toBeInTheDocument()
})

test('who has no name in mind gets some suggested, and others on request', async () => {
  const named: string[] = []
  open({
    answers: {
      renameServer: ({ input }: { input: { name: string } }) => {
        named.push(input.name)
        return { server: aServer({ name: input.name }), userErrors: [] }
      },
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Rename' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Suggest names' }))
  const suggestions = () => screen.getAllByRole('button', { name: /^[a-z]+-[a-z]+-\d\d$/ })
  const before = suggestions().map(each => each.textContent)
  expect(before).toHaveLength(4)
  await userEvent.click(screen.getByRole('button', { name: 'Suggest others' }))
  expect(suggestions().map(each => each.textContent)).not.toEqual(before)
  const [chosen] = suggestions()
  await userEvent.click(chosen as HTMLElement)
  expect(screen.getByLabelText('Server name')).toHaveValue(chosen?.textContent)
  expect(screen.getByLabelText('Server name')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await waitFor(() => expect(named).toEqual([chosen?.textContent]))
})

test('the console opens in a tab of its own', async () => {
  open()
  const link = await screen.findByRole('link', { name: 'Console' })
  expect(link).toHaveAttribute('href', '/servers/srv_1/console')
  expect(link).toHaveAttribute('target', '_blank')
  expect(link).toHaveAttribute('rel', 'noopener')
})

test('where there is no screen, the console says why', async () => {
  const reason = 'The server is not running, so there is no screen.'
  open({ server: aServer({ actions: [{ kind: 'OPEN_CONSOLE', allowed: false, reason }] }) })
  const button = await screen.findByRole('button', { name: 'Console' })
  expect(button).toHaveAccessibleDescription(reason)
  expect(button).toHaveAttribute('aria-disabled', 'true')
})

/** What decides which tabs there are comes after the page. */
function isOfThePage(operation: string): boolean {
  return operation !== 'ServerSections' && operation !== 'ReverseDnsOffered'
}
