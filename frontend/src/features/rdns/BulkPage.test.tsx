import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { BulkPage } from './BulkPage'

test('every line is looked up first, and only then changed', async () => {
  const sent: { lines: object[]; dryRun: boolean }[] = []
  const fake = fakeServer({
    setManyReverseDns: ({ input }: { input: { lines: object[]; dryRun: boolean } }) => {
      sent.push(input)
      return {
        userErrors: [],
        results: [
          {
            address: '192.0.2.10',
            hostname: 'mail.example.com',
            hostnameBefore: 'old.example.com',
            outcome: 'SET',
            server: null,
            userErrors: [],
          },
          {
            address: 'nonsense',
            hostname: null,
            hostnameBefore: null,
            outcome: 'REFUSED',
            server: null,
            userErrors: [
              {
                code: 'INVALID',
                message: '“nonsense” is no IP address.',
                field: null,
                retryAfterSeconds: null,
              },
            ],
          },
        ],
      }
    },
  })
  renderAt('/reverse-dns', <BulkPage />, fake.client)
  expect(screen.getByRole('button', { name: 'Check' })).toHaveAccessibleDescription('There is no line yet.')
  const box = screen.getByRole('textbox')
  await userEvent.click(box)
  await userEvent.paste('address,hostname\n192.0.2.10,mail.example.com\nnonsense\n')
  await userEvent.click(screen.getByRole('button', { name: 'Check' }))
  expect(await screen.findByText('Will be set')).toBeVisible()
  expect(screen.getByText('“nonsense” is no IP address.')).toBeVisible()
  expect(screen.getByText('old.example.com')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: 'Change 1 record' }))
  expect(await screen.findByText('What was done')).toBeVisible()
  const lines = [
    { address: '192.0.2.10', hostname: 'mail.example.com' },
    { address: 'nonsense', hostname: '' },
  ]
  expect(sent).toEqual([
    { lines, dryRun: true },
    { lines, dryRun: false },
  ])
})
