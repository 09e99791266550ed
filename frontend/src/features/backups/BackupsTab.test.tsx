import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { aServer } from '~/testing/server'
import { BackupsTab } from './BackupsTab'

const aBackup = (day: number, state = 'COMPLETE') => ({
  __typename: 'Backup',
  id: `bkp_${day}`,
  createdAt: `2026-03-${String(day).padStart(2, '0')}T03:00:00Z`,
  state,
  storageName: 'Vault 2',
})

/** Newest first, as the API gives them. */
const some = (count: number) => Array.from({ length: count }, (_, at) => aBackup(28 - at))

function open(backups: object[] | (() => object[]), plan: object | null = null) {
  const fake = fakeServer({
    node: () => ({ ...aServer(), backupPlan: plan, backups }),
  })
  return {
    ...fake,
    ...renderAt('/servers/srv_1/backups', <BackupsTab serverId="srv_1" />, fake.client),
  }
}

const lines = () => screen.findAllByRole('listitem')

test('I see the newest first, with state, storage, age, and the exact time as its tooltip', async () => {
  open([aBackup(28, 'IN_PROGRESS'), aBackup(27), aBackup(26, 'RESTORING'), aBackup(25, 'DELETING')], {
    name: 'Every night',
  })
  const all = await lines()
  expect(all.map(each => each.textContent)).toEqual([
    expect.stringMatching(/^Being madeMar 28, 2026/),
    expect.stringMatching(/^CompleteMar 27, 2026/),
    expect.stringMatching(/^Being restoredMar 26, 2026/),
    expect.stringMatching(/^Being deletedMar 25, 2026/),
  ])
  expect(all[1]).toHaveTextContent('Vault 2')
  expect(within(all[1] as HTMLElement).getByTitle(/^Friday, March 27, 2026/)).toHaveTextContent(/ago$/)
  expect(screen.getByText('Every night')).toBeVisible()
})

test('ten are shown at first, and all when I ask for them', async () => {
  const { address } = open(some(14))
  expect(await lines()).toHaveLength(10)
  expect(screen.getByText('14 backups')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Show all 14' }))
  expect(await lines()).toHaveLength(14)
  expect(screen.queryByRole('button', { name: /^Show all/ })).not.toBeInTheDocument()
  expect(address()).toBe('/servers/srv_1/backups?all=yes')
})

test('without any I am told what that means, by whether there is a plan', async () => {
  const { unmount } = open([])
  expect(await screen.findByText(/This server has no backup plan/)).toBeVisible()
  unmount()
  open([], { name: null })
  expect(await screen.findByText(/The plan makes the first one by itself/)).toBeVisible()
  expect(screen.getByText('without a name')).toBeVisible()
})

test('backups that could not be loaded are said to be so, and trying again works', async () => {
  let broken = true
  open(() => {
    if (broken) throw apiError('PANEL_UNAVAILABLE', 'The panel did not answer.')
    return some(1)
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent('The backups could not be loaded. The panel did not answer.')
  broken = false
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await lines()).toHaveLength(1)
  await waitFor(() => expect(screen.queryByRole('alert')).not.toBeInTheDocument())
})
