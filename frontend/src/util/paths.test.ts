import { expect, test } from 'vitest'
import { nextAfterSignIn, paths } from './paths'

test('the addresses of pages', () => {
  expect({
    home: paths.home(),
    signIn: paths.signIn(),
    signInFrom: paths.signIn('/servers?status=ACTIVE'),
    servers: paths.servers(),
    server: paths.server('srv_1'),
    serverOdd: paths.server('../x?y'),
    serverActivity: paths.serverActivity('srv_1'),
    serverBackups: paths.serverBackups('srv_1'),
    serverRebuild: paths.serverRebuild('srv_1'),
    serverConsole: paths.serverConsole('srv_1'),
    serverHistory: paths.serverHistory('srv_1'),
    serverHistoryOfWeek: paths.serverHistory('srv_1', '7d'),
    customers: paths.customers(),
    customer: paths.customer('cus_1'),
    connections: paths.connections(),
  }).toMatchInlineSnapshot(`
    {
      "connections": "/connections",
      "customer": "/customers/cus_1",
      "customers": "/customers",
      "home": "/",
      "server": "/servers/srv_1",
      "serverActivity": "/servers/srv_1/activity",
      "serverBackups": "/servers/srv_1/backups",
      "serverConsole": "/servers/srv_1/console",
      "serverHistory": "/servers/srv_1/history",
      "serverHistoryOfWeek": "/servers/srv_1/history?range=7d",
      "serverOdd": "/servers/..%2Fx%3Fy",
      "serverRebuild": "/servers/srv_1/rebuild",
      "servers": "/servers",
      "signIn": "/sign-in",
      "signInFrom": "/sign-in?next=%2Fservers%3Fstatus%3DACTIVE",
    }
  `)
})

test('who was sent to sign in goes on where they were', () => {
  expect(nextAfterSignIn('?next=%2Fservers%2Fsrv_1%3Fdialog%3Drestart')).toBe('/servers/srv_1?dialog=restart')
})

test.each([
  '',
  '?next=https%3A%2F%2Fevil.example',
  '?next=%2F%2Fevil.example',
  '?next=%2F%5Cevil.example',
  '?next=javascript%3Aalert(1)',
  '?next=%2Fsign-in%3Fnext%3D%2Fservers',
])('"%s" leads home', search => expect(nextAfterSignIn(search)).toBe('/'))
