import { expect, test } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { aServer } from '~/testing/server'
import { askForWay } from './ask'

const refused = (code: string, more: object = {}) => ({
  openConsole: () => ({
    console: null,
    userErrors: [{ code, message: 'So it is.', field: null, retryAfterSeconds: null, ...more }],
  }),
})

test('the way in comes with what was asked for', async () => {
  const asked: unknown[] = []
  const { client } = fakeServer({
    openConsole: (args: unknown) => {
      asked.push(args)
      return {
        console: { webSocketUrl: 'wss://my.slipway.example/console/t', expiresAt: '2026-03-05T00:00:00Z' },
        userErrors: [],
      }
    },
  })
  expect(await askForWay(client, 'srv_1')).toEqual({ url: 'wss://my.slipway.example/console/t' })
  expect(asked).toEqual([{ input: { serverId: 'srv_1' } }])
})

test.each([
  ['NOT_FOUND', {}, { kind: 'gone' }],
  ['PANEL_UNAVAILABLE', {}, { kind: 'panel' }],
  ['RATE_LIMITED', { retryAfterSeconds: 4 }, { kind: 'soon', seconds: 4 }],
  ['RATE_LIMITED', {}, { kind: 'tooMany' }],
  ['REJECTED_BY_PANEL', {}, { kind: 'refused', message: 'So it is.' }],
  ['NOT_PROVISIONED', {}, { kind: 'refused', message: 'So it is.' }],
])('%s with %j is %j', async (code, more, trouble) => {
  const { client } = fakeServer(refused(code, more))
  expect(await askForWay(client, 'srv_1')).toEqual({ trouble })
})

test.each([
  [{ powerState: 'STOPPED' }, { kind: 'off' }],
  [{ status: 'SUSPENDED', powerState: 'STOPPED' }, { kind: 'suspended' }],
  [{ status: 'TERMINATING' }, { kind: 'gone' }],
  [{ powerState: 'UNKNOWN' }, { kind: 'refused', message: 'So it is.' }],
])('a wrong status is looked up: %j is %j', async (server, trouble) => {
  const { client, asked } = fakeServer({ ...refused('WRONG_STATUS'), server: () => aServer(server) })
  expect(await askForWay(client, 'srv_1')).toEqual({ trouble })
  expect(asked).toEqual(['OpenConsole', 'ConsoleServer'])
})

test('what goes wrong on our side has a number to pass on', async () => {
  const { client } = fakeServer({
    openConsole: () => {
      throw apiError('INTERNAL', 'Something went wrong.')
    },
  })
  expect(await askForWay(client, 'srv_1')).toEqual({
    trouble: { kind: 'failed', message: 'Something went wrong.', requestId: 'req-1' },
  })
})

test('without a network it is the network', async () => {
  const { client, goAway } = fakeServer({})
  goAway()
  expect(await askForWay(client, 'srv_1')).toEqual({ trouble: { kind: 'offline' } })
})
