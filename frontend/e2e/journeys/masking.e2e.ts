import { call, pathOfServer } from '../support/api'
import { everythingSaid } from '../support/everything'
import { expect, test } from '../support/test'

interface Sensitive {
  viewer: { name: string; email: string; customer: { name: string; sshKeys: { name: string }[] } }
  servers: { nodes: { name: string; hostname: string | null; addresses: { address: string }[] }[] }
}

const SENSITIVE = `{
  viewer { name email customer { name sshKeys { name } } }
  servers(first: 100) { nodes { name hostname addresses { address } } }
}`

test('with the mask on, no page tells a name, a host name or an address, until I switch it off', async ({
  page,
  context,
  as,
}) => {
  await as('studio')
  const { viewer, servers } = await call<Sensitive>(context.request, SENSITIVE)
  const secrets = [
    viewer.name,
    viewer.email,
    viewer.customer.name,
    ...viewer.customer.sshKeys.map(each => each.name),
    ...servers.nodes.flatMap(each => [
      each.name,
      each.hostname ?? '',
      ...each.addresses.map(at => at.address),
    ]),
  ].filter(each => each.length > 2)
  expect(secrets.length).toBeGreaterThan(20)

  await page.goto('/servers')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Hide addresses and names' }).click()
  await expect(page.getByRole('link', { name: 'W•• s•••' })).toBeVisible()

  const server = await pathOfServer(context.request, 'Web shop')
  for (const [path, shown] of [
    ['/servers', 'W•• s•••'],
    [server, '203.0.•••.•••'],
    [`${server}?dialog=restart`, 'Restart W•• s•••?'],
    [`${server}?dialog=server-password`, 'Set a new password for W•• s•••?'],
    [`${server}/history`, 'W•• s•••'],
    [`${server}/backups`, 'Every night, kept for two weeks'],
    [`${server}/rebuild`, 'W•••••••••'],
    [`${server}/activity`, 'o•••••••@s••••••.e••••••'],
    ['/ssh-keys', 'W••••••••••'],
    ['/servers?dialog=commands', 'S•••••'],
  ] as const) {
    await page.goto(path)
    await expect(page.getByText(shown).first()).toBeVisible()
    const said = await everythingSaid(page)
    expect(
      secrets.filter(each => said.includes(each)),
      path,
    ).toEqual([])
  }

  await page.goto('/servers')
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Hide addresses and names' }).click()
  await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
})
