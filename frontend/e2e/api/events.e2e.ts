import { expect, test } from '@playwright/test'
import { createClient } from 'graphql-sse'
import { httpUrl, newToken } from './support'

async function client() {
  const token = await newToken('studio', ['SERVERS_READ'])
  return createClient({
    url: httpUrl(),
    headers: { Authorization: `Bearer ${token}` },
    singleConnection: false,
    retryAttempts: 0,
  })
}

test('a subscription comes as server-sent events and can be left', async () => {
  const events = await client()
  const states = events.iterate<{ panelStatus: { reachable: boolean } }>({
    query: 'subscription { panelStatus { reachable } }',
  })
  expect((await states.next()).value.data?.panelStatus.reachable).toBe(true)
  await states.return?.()
  events.dispose()
})

test('a query answers with one event and is complete', async () => {
  const events = await client()
  const answers: unknown[] = []
  for await (const answer of events.iterate({ query: '{ viewer { role } }' })) answers.push(answer.data)
  expect(answers).toEqual([{ viewer: { role: 'CUSTOMER' } }])
  events.dispose()
})

test('a subscription to what is not there says so and is complete', async () => {
  const events = await client()
  const answers: unknown[] = []
  for await (const answer of events.iterate({
    query: 'subscription { taskUpdated(taskId: "tsk_nothing") { id } }',
  }))
    answers.push(answer)
  expect(JSON.stringify(answers)).toContain('NOT_FOUND')
  events.dispose()
})
