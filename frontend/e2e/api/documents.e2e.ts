import type { Page } from '@playwright/test'
import { pathOfServer } from '../support/api'
import { expect, test } from '../support/test'

test('the client area sends the hashes of its documents, and never their text', async ({
  page,
  context,
  as,
}) => {
  const sent = everythingSent(page)
  await as('studio')
  await page.goto(await pathOfServer(context.request, 'Web shop'))
  await expect(page.getByRole('heading', { level: 1, name: 'Web shop' })).toBeVisible()
  await expect.poll(() => sent.frames.length).toBeGreaterThan(0)
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Activity' })).toBeVisible()
  await page.goto('/servers')
  await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()

  expect(sent.bodies.length).toBeGreaterThan(3)
  for (const message of [...sent.bodies, ...sent.frames]) {
    expect(message.extensions?.persistedQuery?.sha256Hash, JSON.stringify(message)).toMatch(/^[0-9a-f]{64}$/)
    expect(message.query ?? '', 'the text was sent').toBe('')
  }
  expect(sent.answers.join()).not.toContain('PersistedQueryNotFound')
})

interface Payload {
  query?: string
  extensions?: { persistedQuery?: { sha256Hash: string } }
}

function everythingSent(page: Page) {
  const sent = { bodies: [] as Payload[], frames: [] as Payload[], answers: [] as string[] }
  page.on('request', request => {
    if (new URL(request.url()).pathname === '/graphql' && request.method() === 'POST')
      sent.bodies.push(request.postDataJSON())
  })
  page.on('response', async response => {
    if (new URL(response.url()).pathname === '/graphql')
      sent.answers.push(await response.text().catch(() => ''))
  })
  page.on('websocket', socket =>
    socket.on('framesent', ({ payload }) => {
      const message = JSON.parse(String(payload))
      if (message.type === 'subscribe') sent.frames.push(message.payload)
    }),
  )
  return sent
}
