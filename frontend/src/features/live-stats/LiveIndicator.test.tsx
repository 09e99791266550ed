import { act, screen, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { ApiProvider } from '~/api/ApiProvider'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { Topic } from '~/testing/topic'
import { LiveIndicator } from './LiveIndicator'

test('as soon as the panel is gone nothing is live, and as soon as it is back it is', async () => {
  const panel = new Topic<object>()
  const { client, freshCheck } = fakeServer({ panelStatus: () => panel.stream() })
  const socket = {
    follow: () => () => undefined,
    subscribe: () => () => undefined,
    state: () => 'live' as const,
    dispose: () => undefined,
  }
  renderAt(
    '/',
    <ApiProvider api={{ client, socket, refetchAll: () => undefined, freshCheck, dispose: () => undefined }}>
      <LiveIndicator newest={undefined} />
    </ApiProvider>,
  )
  expect(screen.getByText('Live')).toBeVisible()
  await waitFor(() => expect(panel.listeners).toBe(1))
  const tell = (reachable: boolean) =>
    act(async () => panel.push({ panelStatus: { reachable, since: '2026-03-01T12:00:00Z' } }))
  await tell(false)
  expect(await screen.findByText('No new figures')).toBeVisible()
  await tell(true)
  expect(await screen.findByText('Live')).toBeVisible()
})
