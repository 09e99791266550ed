import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { apiError, fakeServer } from '~/testing/fakeServer'
import { renderAt } from '~/testing/render'
import { aServer } from '~/testing/server'
import { ReverseDnsTab } from './ReverseDnsTab'

const record = (address: string, status: string, hostname: string | null = null) => ({
  address,
  version: address.includes(':') ? 'IPV6' : 'IPV4',
  prefixLength: status === 'SUBNET' ? 64 : address.includes(':') ? 128 : 32,
  hostname,
  status,
  ttlSeconds: hostname ? 3600 : null,
  zone: status === 'NO_ZONE' ? null : '2.0.192.in-addr.arpa',
})

const action = (allowed: boolean) => ({
  kind: 'SET_REVERSE_DNS',
  allowed,
  reason: allowed ? null : 'This service is suspended.',
})

function open(records: object[] | (() => object[]), answer: object = {}, allowed = true, at = '') {
  const sent: unknown[] = []
  const fake = fakeServer({
    server: () => ({
      ...aServer(),
      actions: [action(allowed)],
      reverseDns: () => ({ enabled: true, records: typeof records === 'function' ? records() : records }),
    }),
    setReverseDns: ({ input }: { input: unknown }) => {
      sent.push(input)
      return { record: null, userErrors: [], ...answer }
    },
  })
  return {
    ...fake,
    sent,
    ...renderAt(`/servers/srv_1/reverse-dns${at}`, <ReverseDnsTab serverId="srv_1" />, fake.client),
  }
}

test('I see what each address is called, in words', async () => {
  open([
    record('2001:db8::', 'SUBNET'),
    record('192.0.2.10', 'VERIFIED', 'mail.example.com'),
    record('192.0.2.11', 'UNVERIFIED', 'old.example.com'),
    record('192.0.2.12', 'MISSING'),
    record('198.51.100.1', 'NO_ZONE'),
  ])
  const lines = await screen.findAllByRole('listitem')
  expect(lines.map(each => each.textContent)).toEqual([
    expect.stringMatching(/^Subnet2001:db8::\/64/),
    expect.stringMatching(/^Confirmed192\.0\.2\.10mail\.example\.comTTL 3600 s/),
    expect.stringMatching(/^Not confirmed192\.0\.2\.11old\.example\.com/),
    expect.stringMatching(/^No record192\.0\.2\.12/),
    expect.stringMatching(/^No zone198\.51\.100\.1/),
  ])
  expect(within(lines[4] as HTMLElement).queryByRole('button')).not.toBeInTheDocument()
})

test('a name that does not lead back is refused with the very record to add', async () => {
  const { sent } = open([record('192.0.2.12', 'MISSING')], {
    userErrors: [
      {
        code: 'FORWARD_DNS_MISMATCH',
        message:
          'mail.example.com does not resolve to any IPv4 address. Where the DNS of that name is kept, add …',
        field: ['hostname'],
        retryAfterSeconds: null,
      },
    ],
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Set: Reverse DNS of 192.0.2.12' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Host name' }), ' mail.example.com. ')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  const advice = await screen.findByRole('alert')
  expect(advice).toHaveTextContent('mail.example.com. IN A 192.0.2.12')
  expect(advice).toHaveTextContent('mail.example.com does not resolve to any IPv4 address.')
  expect(within(advice).getByRole('button', { name: /Copy/ })).toBeVisible()
  expect(sent).toEqual([{ serverId: 'srv_1', address: '192.0.2.12', hostname: 'mail.example.com.' }])
  expect(screen.getByRole('button', { name: 'Check again and save' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
})

test('a host in a subnet gets a name of its own, and the list is read again', async () => {
  const { sent, asked, address } = open([record('2001:db8::', 'SUBNET')])
  await userEvent.click(await screen.findByRole('button', { name: 'Add a host in 2001:db8::/64' }))
  await userEvent.type(screen.getByRole('textbox', { name: 'IP address' }), '2001:db8::5')
  await userEvent.type(screen.getByRole('textbox', { name: 'Host name' }), 'six.example.com')
  await userEvent.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByRole('button', { name: 'Add a host in 2001:db8::/64' })
  expect(sent).toEqual([{ serverId: 'srv_1', address: '2001:db8::5', hostname: 'six.example.com' }])
  expect(asked.filter(each => each === 'ServerReverseDns')).toHaveLength(2)
  expect(address()).toBe('/servers/srv_1/reverse-dns')
})

test('what can not be done now says why', async () => {
  open([record('192.0.2.12', 'MISSING')], {}, false)
  expect(
    await screen.findByRole('button', { name: 'Set: Reverse DNS of 192.0.2.12' }),
  ).toHaveAccessibleDescription('This service is suspended.')
})

test('a DNS server that is away is said to be so, and trying again works', async () => {
  let away = true
  open(() => {
    if (away) throw apiError('DNS_UNAVAILABLE', 'The DNS server could not give this just now.')
    return [record('192.0.2.12', 'MISSING')]
  })
  const alert = await screen.findByRole('alert')
  expect(alert).toHaveTextContent(
    'Reverse DNS could not be loaded. The DNS server could not give this just now.',
  )
  away = false
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }))
  expect(await screen.findByText('192.0.2.12')).toBeVisible()
})
