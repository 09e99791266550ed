import { act, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { Topic } from '~/testing/topic'
import { LiveStatsCard } from './LiveStatsCard'

const GB = 1024 ** 3
const start = Date.now()

/** A sample so many seconds after the first. */
function aSample(seconds: number, different: object = {}) {
  return {
    sampledAt: new Date(start + seconds * 1000).toISOString(),
    powerState: 'RUNNING',
    cpuPercent: 12.34,
    memoryUsedBytes: 3 * GB,
    memoryTotalBytes: 4 * GB,
    memoryPercent: 75,
    memorySource: 'BALLOON_UNUSED',
    diskReadBytes: 1,
    diskWrittenBytes: 1,
    diskReadBytesPerSecond: 2048,
    diskWriteBytesPerSecond: 0,
    ...different,
  }
}

const NOTHING = {
  cpuPercent: null,
  memoryUsedBytes: null,
  memoryTotalBytes: null,
  memoryPercent: null,
  memorySource: null,
  diskReadBytesPerSecond: null,
  diskWriteBytesPerSecond: null,
}

function open(powerState: 'RUNNING' | 'STOPPED' = 'RUNNING') {
  const samples = new Topic<object>()
  const { client } = fakeServer({ liveStats: () => samples.stream() })
  const page = renderAt('/', <LiveStatsCard serverId="srv_1" powerState={powerState} />, client)
  return {
    ...page,
    client,
    send: async (...all: object[]) => {
      await waitFor(() => expect(samples.listeners).toBe(1))
      for (const liveStats of all) await act(async () => samples.push({ liveStats }))
    },
  }
}

const lines = (chart: HTMLElement) => chart.querySelectorAll('path.line')

test('before the first figures I am told that they are awaited', () => {
  open()
  expect(screen.getByText('Waiting for the first figures')).toBeVisible()
})

test('figures show percent and absolute numbers, with their warning levels', async () => {
  const { send } = open()
  await send(aSample(0, { cpuPercent: 91, memoryPercent: 75.1 }))
  expect(await screen.findByText('91.0%')).toBeVisible()
  expect(screen.getByText('3.00 GB of 4.00 GB (75%)')).toBeVisible()
  expect(screen.getByText('Read 2.00 KB/s')).toBeVisible()
  expect(screen.getByText('Write 0.00 B/s')).toBeVisible()
  expect(screen.getByRole('meter', { name: 'CPU' }).firstChild).toHaveClass('danger')
  expect(screen.getByRole('meter', { name: 'Memory' }).firstChild).toHaveClass('warning')
})

test('a chart goes on with each sample and says in words what it shows', async () => {
  const { send } = open()
  await send(aSample(0, { cpuPercent: 10 }), aSample(5, { cpuPercent: 30 }), aSample(10, { cpuPercent: 20 }))
  const chart = await screen.findByRole('img', {
    name: 'CPU over the last minutes: now 20%, lowest 10%, highest 30%.',
  })
  expect(lines(chart)).toHaveLength(1)
})

test('a sample without figures is a gap and never a zero', async () => {
  const { send } = open()
  await send(aSample(0), aSample(5), aSample(10, NOTHING), aSample(15), aSample(20))
  const chart = await screen.findByRole('img', { name: /^CPU .* lowest 12%, highest 12%/ })
  expect(lines(chart)).toHaveLength(2)
})

test('samples that never came are a gap too', async () => {
  const { send } = open()
  await send(aSample(0), aSample(5), aSample(10), aSample(60), aSample(65))
  expect(lines(await screen.findByRole('img', { name: /^CPU/ }))).toHaveLength(2)
})

test('the sample that a new connection begins with is not counted twice', async () => {
  const { send } = open()
  await send(aSample(0), aSample(5), aSample(5))
  await userEvent.click(await screen.findByRole('button', { name: 'Show table' }))
  expect(within(await screen.findByRole('table')).getAllByRole('row')).toHaveLength(3)
})

test('the table has the same figures, the newest first', async () => {
  const { send } = open()
  await send(aSample(0, { cpuPercent: 10 }), aSample(5, NOTHING))
  await userEvent.click(await screen.findByRole('button', { name: 'Show table' }))
  const [, newest, oldest] = within(await screen.findByRole('table')).getAllByRole('row')
  expect(newest).toHaveTextContent('–')
  expect(oldest).toHaveTextContent('10.0%')
})

test('a stopped server says so calmly', async () => {
  const { send } = open('STOPPED')
  await send(aSample(0, { powerState: 'STOPPED', ...NOTHING }))
  expect(screen.getByText('The server is stopped')).toBeVisible()
  expect(screen.queryByRole('img')).not.toBeInTheDocument()
})

test('a server that stops keeps its charts, with a gap where it is stopped', async () => {
  const { send } = open()
  await send(aSample(0), aSample(5), aSample(10, { powerState: 'STOPPED', ...NOTHING }))
  expect(await screen.findByText(/^Stopped since/)).toBeVisible()
  expect(lines(screen.getByRole('img', { name: /^CPU/ }))).toHaveLength(1)
  expect(screen.queryByRole('meter')).not.toBeInTheDocument()
})

test('an approximate memory figure is labelled', async () => {
  const { send } = open()
  await send(aSample(0, { memorySource: 'HYPERVISOR_RSS' }))
  expect(await screen.findByText('Approximate, caches included')).toBeVisible()
})

test('where only the allotted memory is known it is shown without a share', async () => {
  const { send } = open()
  await send(aSample(0, { memoryUsedBytes: null, memoryPercent: null, memorySource: 'ALLOCATION' }))
  expect(await screen.findByText('4.00 GB allocated')).toBeVisible()
  expect(screen.queryByRole('meter', { name: 'Memory' })).not.toBeInTheDocument()
})

test('who comes back to the page finds its charts filled', async () => {
  const { send, unmount, client } = open()
  await send(aSample(0), aSample(5))
  unmount()
  renderAt('/', <LiveStatsCard serverId="srv_1" powerState="RUNNING" />, client)
  expect(screen.getByRole('img', { name: /^CPU/ })).toBeVisible()
})

test('figures that are refused say why', async () => {
  const { client } = fakeServer({
    liveStats: () => {
      throw apiError('NOT_FOUND', 'There is no such server.')
    },
  })
  renderAt('/', <LiveStatsCard serverId="srv_x" powerState="UNKNOWN" />, client)
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no such server.')
})
