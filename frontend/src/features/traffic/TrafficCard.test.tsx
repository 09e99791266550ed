import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import type { TrafficFieldsFragment } from '~/api/generated/graphql'
import { renderAt } from '~/testing/render'
import { aPeriod } from '~/testing/server'
import { TrafficCard } from './TrafficCard'

const GB = 1024 ** 3

/** December to March, newest first as the API gives them. */
const months = [
  aPeriod(),
  aPeriod({
    startsAt: '2026-02-05T00:00:00Z',
    receivedBytes: 20 * GB,
    sentBytes: 30 * GB,
    totalBytes: 50 * GB,
  }),
  aPeriod({ startsAt: '2026-01-01T00:00:00Z', limitBytes: null, remainingBytes: null }),
  aPeriod({ startsAt: '2025-12-05T00:00:00Z' }),
]

function open(different: object = {}) {
  const traffic = { currentPeriod: months[0], months, ...different } as TrafficFieldsFragment
  return renderAt('/', <TrafficCard traffic={traffic} problem={null} retry={vi.fn()} retrying={false} />)
}

test('I see what is used, what I may use and what is left', async () => {
  open()
  expect(screen.getByText('800 GB of 1,000 GB (80%)')).toBeVisible()
  expect(screen.getByText('Remaining').nextSibling).toHaveTextContent('200 GB')
  expect(screen.getByRole('meter', { name: 'Traffic' })).toHaveAttribute('aria-valuenow', '80')
})

test('traffic without a limit is called unmetered, and what was used is still counted', () => {
  open({ currentPeriod: aPeriod({ limitBytes: null, remainingBytes: null }) })
  expect(screen.getByText('800 GB')).toBeVisible()
  expect(screen.getByText(/^Unmetered/)).toBeVisible()
  expect(screen.queryByText('Remaining')).not.toBeInTheDocument()
  expect(screen.queryByRole('meter')).not.toBeInTheDocument()
})

test('by keyboard I walk through the months and hear what each had', async () => {
  open()
  const chart = await screen.findByRole('slider', { name: 'Received and sent by month' })
  expect(chart).toHaveAttribute('aria-valuetext', 'Mar 26: received 300 GB, sent 500 GB, 800 GB together')
  chart.focus()
  await userEvent.keyboard('{ArrowLeft}')
  expect(chart).toHaveAttribute('aria-valuetext', 'Feb 26: received 20.0 GB, sent 30.0 GB, 50.0 GB together')
  expect(screen.getByText('Received 20.0 GB')).toBeVisible()
  await userEvent.keyboard('{Home}{ArrowLeft}')
  expect(chart).toHaveAttribute('aria-valuetext', expect.stringMatching(/^Dec 25/))
  await userEvent.keyboard('{End}')
  expect(chart).toHaveAttribute('aria-valuenow', '4')
})

test('the chart is a table too, oldest month first', async () => {
  open()
  await userEvent.click(await screen.findByRole('button', { name: 'Months as table' }))
  const rows = within(screen.getByRole('table')).getAllByRole('row').slice(1)
  expect(rows.map(row => within(row).getByRole('rowheader').textContent)).toEqual([
    'Dec 25',
    'Jan 26',
    'Feb 26',
    'Mar 26',
  ])
  expect(rows[1]).toHaveTextContent('Unmetered')
  expect(rows[2]).toHaveTextContent('20.0 GB30.0 GB50.0 GB1,000 GB')
})

test('a server that has counted nothing yet says so', () => {
  open({ currentPeriod: null, months: [] })
  expect(screen.getByText('Nothing has been counted yet.')).toBeVisible()
})
