import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { aServer } from '~/testing/server'
import { ActivityTab } from './ActivityTab'

const line = (id: string, actor: string, remoteAddress: string | null, succeeded = true) => ({
  id,
  at: '2026-03-01T12:00:00Z',
  actor,
  action: 'server.restart',
  summary: 'Restarted the server',
  succeeded,
  remoteAddress,
})

test('each line says who did it, from where as far as I may know, and how it ended', async () => {
  const nodes = [
    line('act_3', 'Harbour Lane Studio', '2001:db8::5', false),
    line('act_2', 'Harbour Lane Studio', '203.0.113.7'),
    line('act_1', 'operator@slipway.example', null),
  ]
  const { client } = fakeServer({
    node: { ...aServer(), activity: { nodes, pageInfo: { hasNextPage: false, endCursor: null } } },
  })
  renderAt('/', <ActivityTab serverId="srv_1" revision="" />, client)
  const [failed, own, operators] = await screen.findAllByRole('listitem')
  expect(failed).toHaveTextContent(/Failed.*Harbour Lane Studio from 2001:db8::5 · /)
  expect(own).toHaveTextContent(/Done.*Harbour Lane Studio from 203\.0\.113\.7 · /)
  expect(operators).toHaveTextContent(/Done.*operator@slipway\.example · /)
})
