import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { aServer } from '~/testing/server'
import { Topic } from '~/testing/topic'
import { HistoryTab } from './HistoryTab'

const GB = 1024 ** 3
const MINUTE = 60_000
const now = Date.parse('2026-03-10T12:00:00Z')

/** A point so many minutes ago. */
function aPoint(minutesAgo: number, different: object = {}) {
  return {
    startsAt: new Date(now - minutesAgo * MINUTE).toISOString(),
    runningPercent: 100,
    cpuPercent: 12.34,
    cpuPercentMax: 40,
    memoryUsedBytes: 3 * GB,
    memoryTotalBytes: 4 * GB,
    diskReadBytesPerSecond: 2048,
    diskWriteBytesPerSecond: 0,
    ...different,
  }
}

const STOPPED = {
  runningPercent: 0,
  cpuPercent: null,
  cpuPercentMax: null,
  memoryUsedBytes: null,
  memoryTotalBytes: null,
  diskReadBytesPerSecond: null,
  diskWriteBytesPerSecond: null,
}

interface Question {
  from: string
  to?: string
  points: number
}

beforeEach(() => {
  vi.useFakeTimers({ now, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  Object.defineProperty(document, 'hidden', { configurable: true, value: false })
})

function open(path: string, answer: (question: Question) => object[]) {
  const samples = new Topic<object>()
  const questions: Question[] = []
  const { client } = fakeServer({
    server: () => ({
      ...aServer(),
      history: (question: Question) => {
        questions.push(question)
        return { resolutionSeconds: 600, gapSeconds: 1200, points: answer(question) }
      },
    }),
    liveStats: () => samples.stream(),
  })
  return {
    ...renderAt(path, <HistoryTab serverId="srv_1" />, client),
    questions,
    samples,
    sample: () =>
      act(async () => samples.push({ liveStats: { sampledAt: new Date(Date.now()).toISOString() } })),
  }
}

const PATH = '/servers/srv_1/history'
const lines = (chart: HTMLElement) => chart.querySelectorAll('path.line')
const steady = () => [aPoint(30), aPoint(20), aPoint(10)]

test('the last day of CPU, memory and disk is shown, and said in words', async () => {
  const { questions } = open(PATH, steady)
  expect(
    await screen.findByRole('img', { name: 'CPU, the last 24 hours: lowest 12%, highest 40%.' }),
  ).toBeVisible()
  expect(
    screen.getByRole('img', { name: 'Memory, the last 24 hours: lowest 75%, highest 75%.' }),
  ).toBeVisible()
  expect(screen.getByRole('img', { name: /^Disk reads, the last 24 hours: .* Disk writes,/ })).toBeVisible()
  expect(screen.getByText('Average 12.3%')).toBeVisible()
  expect(screen.getByText('3.00 GB of 4.00 GB (75%)')).toBeVisible()
  expect(questions[0]).toMatchObject({ from: '2026-03-09T12:00:00.000Z', points: 97 })
})

test('how far CPU went up beyond its average shows as a band', async () => {
  open(PATH, steady)
  const cpu = await screen.findByRole('img', { name: /^CPU/ })
  expect(cpu.querySelectorAll('path.band')).toHaveLength(1)
  expect(screen.getByRole('img', { name: /^Memory/ }).querySelector('path.band')).toBeNull()
})

test('the range that I choose is asked for and stays in the address', async () => {
  const { questions, address } = open(PATH, steady)
  await screen.findByRole('img', { name: /^CPU/ })
  await userEvent.click(screen.getByRole('link', { name: '7 days' }))
  expect(await screen.findByRole('img', { name: /^CPU, the last 7 days/ })).toBeVisible()
  expect(address()).toBe(`${PATH}?range=7d`)
  expect(screen.getByRole('link', { name: '7 days' })).toHaveAttribute('aria-current', 'true')
  expect(questions.at(-1)).toMatchObject({ from: '2026-03-03T12:00:00.000Z', points: 169 })
})

test('a link to a range opens that range, and an unknown one the last day', async () => {
  const { unmount, questions } = open(`${PATH}?range=30d`, steady)
  await screen.findByRole('img', { name: /^CPU, the last 30 days/ })
  expect(questions[0]?.from).toBe('2026-02-08T12:00:00.000Z')
  unmount()
  open(`${PATH}?range=century`, steady)
  expect(await screen.findByRole('img', { name: /^CPU, the last 24 hours/ })).toBeVisible()
})

test('a line breaks where neighbours are further apart than a gap, and nowhere else', async () => {
  open(PATH, () => [aPoint(100), aPoint(90), aPoint(70), aPoint(40), aPoint(30)])
  expect(lines(await screen.findByRole('img', { name: /^CPU/ }))).toHaveLength(2)
})

test('time in which the server was stopped is shaded and called stopped, neither gap nor zero', async () => {
  open(PATH, () => [aPoint(60), aPoint(50), aPoint(40, STOPPED), aPoint(30, STOPPED), aPoint(20), aPoint(10)])
  const cpu = await screen.findByRole('img', { name: /^CPU, .* lowest 12%/ })
  expect(lines(cpu)).toHaveLength(2)
  expect(cpu.querySelectorAll('rect.shade')).toHaveLength(1)
  expect(screen.getByText('Stopped')).toBeVisible()
})

test('a gap is not shaded', async () => {
  open(PATH, () => [aPoint(100), aPoint(90), aPoint(40), aPoint(30)])
  const cpu = await screen.findByRole('img', { name: /^CPU/ })
  expect(cpu.querySelector('rect.shade')).toBeNull()
  expect(screen.queryByText('Stopped')).not.toBeInTheDocument()
})

test('a server that was stopped all the time says so calmly', async () => {
  open(PATH, () => [aPoint(20, STOPPED), aPoint(10, STOPPED)])
  expect(await screen.findByText('The server was stopped')).toBeVisible()
  expect(screen.queryByRole('img')).not.toBeInTheDocument()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('where nothing was recorded yet the page says so', async () => {
  open(PATH, () => [])
  expect(await screen.findByText('Nothing recorded yet')).toBeVisible()
  expect(screen.queryByRole('button', { name: 'Show table' })).not.toBeInTheDocument()
})

test('the arrow keys read one moment after the other', async () => {
  open(PATH, () => [aPoint(30, { cpuPercent: 5 }), aPoint(20, { ...STOPPED }), aPoint(10)])
  const moment = await screen.findByRole('slider', { name: 'Moment' })
  expect(moment).toHaveAttribute('aria-valuetext', expect.stringContaining('CPU, average 12.3%'))
  fireEvent.change(moment, { target: { value: '1' } })
  expect(moment).toHaveAttribute('aria-valuetext', expect.stringMatching(/, Stopped$/))
  fireEvent.change(moment, { target: { value: '0' } })
  expect(moment).toHaveAttribute('aria-valuetext', expect.stringContaining('CPU, average 5.0%'))
  expect(screen.getByText('Average 5.0%')).toBeVisible()
})

test('a moment through which the server ran only in part says how much', async () => {
  open(PATH, () => [aPoint(20), aPoint(10, { runningPercent: 40 })])
  expect(await screen.findByText('Running 40% of the time')).toBeVisible()
})

test('the table has the same figures, the newest first', async () => {
  open(PATH, () => [aPoint(30, { cpuPercent: 5 }), aPoint(20, STOPPED)])
  await userEvent.click(await screen.findByRole('button', { name: 'Show table' }))
  const [, newest, oldest] = within(screen.getByRole('table')).getAllByRole('row')
  expect(newest).toHaveTextContent(/Stopped–––––$/)
  expect(oldest).toHaveTextContent(/100%5\.0%40\.0%3\.00 GB2\.00 KB\/s0\.00 B\/s$/)
})

test('a history that fails says why, and a retry brings it', async () => {
  let fails = true
  open(PATH, () => {
    if (fails) throw apiError('INTERNAL', 'Something broke.')
    return steady()
  })
  expect(await screen.findByRole('alert')).toHaveTextContent('The history could not be loaded.')
  fails = false
  vi.setSystemTime(now + 1000)
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(await screen.findByRole('img', { name: /^CPU/ })).toBeVisible()
  expect(screen.queryByRole('alert')).not.toBeInTheDocument()
})

test('charts go on with new samples, at most once a minute', async () => {
  const { questions, samples, sample } = open(PATH, () => [aPoint(10)])
  await screen.findByRole('img', { name: /^CPU/ })
  await waitFor(() => expect(samples.listeners).toBe(1))
  vi.setSystemTime(now + 59_000)
  await sample()
  expect(questions).toHaveLength(1)
  vi.setSystemTime(now + 61_000)
  await sample()
  await waitFor(() => expect(questions).toHaveLength(2))
  vi.setSystemTime(now + 66_000)
  await sample()
  expect(questions).toHaveLength(2)
})

test('a reading that fails later leaves the charts standing', async () => {
  let fails = false
  const { samples, sample } = open(PATH, () => {
    if (fails) throw apiError('INTERNAL', 'Something broke.')
    return steady()
  })
  await screen.findByRole('img', { name: /^CPU/ })
  await waitFor(() => expect(samples.listeners).toBe(1))
  fails = true
  vi.setSystemTime(now + 61_000)
  await sample()
  expect(await screen.findByRole('alert')).toBeVisible()
  expect(screen.getByRole('img', { name: /^CPU/ })).toBeVisible()
})

test('while nobody can see the page no samples are asked for', async () => {
  const { samples } = open(PATH, steady)
  await waitFor(() => expect(samples.listeners).toBe(1))
  Object.defineProperty(document, 'hidden', { configurable: true, value: true })
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  await sleepUntilQuiet(samples)
  Object.defineProperty(document, 'hidden', { configurable: true, value: false })
  act(() => void document.dispatchEvent(new Event('visibilitychange')))
  await waitFor(() => expect(samples.listeners).toBe(1))
})

/** A listener that is gone notices at the next sample. */
async function sleepUntilQuiet(samples: Topic<object>) {
  await act(async () => samples.push({ liveStats: { sampledAt: new Date(now).toISOString() } }))
  await waitFor(() => expect(samples.listeners).toBe(0))
}
