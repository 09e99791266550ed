import { expect, type Page } from '@playwright/test'
import { pathOfServer, signIn } from './api'
import { consoleViews } from './consoleViews'
import { knownAtProvider, signInAtProvider } from './identityProvider'
import { doneOrder, lostServer, noOpenOrders, orderWithSurplus, stuckOrder } from './orders'
import { panel } from './panel'
import { somebodyNew, turnOnElsewhere } from './secondFactor'
import { webhookViews } from './webhookViews'
import { logins, type Who } from './world'

/** A page in one of its states. */
export interface View {
  name: string
  /** Nobody where not given. */
  who?: Who
  /** Opens it, and comes back when it looks as it stays. */
  open: (page: Page) => Promise<void>
}

/** With nobody looking, it takes Slipway so long to notice: see slipway.panel.probe-interval. */
const NOTICED_WITHIN_MS = 30_000

const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()

function server(name: string, title: string, settled?: (page: Page) => Promise<void>): View {
  return {
    name,
    who: 'studio',
    open: async page => {
      await page.goto(await pathOfServer(page.request, title))
      await heading(page, title)
      await settled?.(page)
    },
  }
}

async function liveFigures(page: Page) {
  await expect(page.getByRole('meter', { name: 'CPU' })).toBeVisible()
  await expect(page.getByText(/^(Read|Lesen) –/)).toBeHidden()
}

function dialogOfServer(name: string, slug: string): View {
  return {
    name,
    who: 'studio',
    open: async page => {
      await page.goto(`${await pathOfServer(page.request, 'Web shop')}?dialog=${slug}`)
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  }
}

function pageOfServer(
  name: string,
  title: string,
  path: string,
  settled: (page: Page) => Promise<void>,
): View {
  return {
    name,
    who: 'studio',
    open: async page => {
      await page.goto(`${await pathOfServer(page.request, title)}/${path}`)
      await heading(page, title)
      await settled(page)
    },
  }
}

/** An operator's page of a customer who is billed by use. */
function customerWithCredit(name: string, settled?: (page: Page) => Promise<void>): View {
  return {
    name,
    who: 'operator',
    open: async page => {
      await page.goto('/customers')
      await page.getByRole('link', { name: 'Harbour Lane Studio' }).click()
      await expect(page.getByRole('table', { name: 'Used this month' })).toBeVisible()
      await settled?.(page)
    },
  }
}

/** An operator's page of a customer who has a second factor. */
function customerWithSecondFactor(
  name: string,
  customer: string,
  settled?: (page: Page) => Promise<void>,
): View {
  return {
    name,
    who: 'operator',
    open: async page => {
      const login = await somebodyNew(customer)
      await turnOnElsewhere(login)
      await page.goto(`/customers?search=${encodeURIComponent(login.email)}`)
      await page.getByRole('link', { name: customer }).click()
      await expect(page.getByText('Second factor on')).toBeVisible()
      await settled?.(page)
    },
  }
}

/** A server's page as an operator sees it. */
function serverForOperator(name: string, title: string, settled?: (page: Page) => Promise<void>): View {
  return {
    name,
    who: 'operator',
    open: async page => {
      await page.goto(await pathOfServer(page.request, title))
      await expect(page.getByRole('button', { name: 'Terminate' })).toBeVisible()
      await liveFigures(page)
      await settled?.(page)
    },
  }
}

/** Every page, and every state that looks different. */
export const views: View[] = [
  ...consoleViews,
  ...webhookViews,
  {
    name: 'server-history',
    who: 'studio',
    open: async page => {
      await page.goto(`${await pathOfServer(page.request, 'Web shop')}/history`)
      await heading(page, 'Web shop')
      await expect(page.getByText(/Nothing recorded yet|CPU/).first()).toBeVisible()
    },
  },
  {
    name: 'sign-in',
    open: async page => {
      await page.goto('/sign-in')
      await heading(page, 'Sign in')
    },
  },
  {
    name: 'sign-in-refused',
    open: async page => {
      await page.goto('/sign-in')
      await page.getByLabel('Email').fill('nobody@nowhere.example')
      await page.getByLabel('Password', { exact: true }).fill('not a password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'servers',
    who: 'studio',
    open: async page => {
      await page.goto('/servers')
      await expect(page.getByRole('link', { name: 'Web shop' })).toBeVisible()
    },
  },
  {
    name: 'servers-menu',
    who: 'studio',
    open: async page => {
      await page.goto('/servers')
      await page.getByRole('button', { name: 'Power actions for Staging' }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  {
    name: 'servers-no-match',
    who: 'studio',
    open: async page => {
      await page.goto('/servers?search=nothing+like+this')
      await expect(page.getByRole('button', { name: 'Show all servers' })).toBeVisible()
    },
  },
  {
    name: 'servers-empty',
    who: 'bakery',
    open: async page => {
      await page.goto('/servers')
      await expect(page.getByText('A server that you order appears here by itself.')).toBeVisible()
    },
  },
  {
    name: 'account-menu',
    who: 'shop',
    open: async page => {
      await page.goto('/servers')
      await expect(page.getByRole('link', { name: 'Warehouse' })).toBeVisible()
      await page.getByRole('button', { name: /^Account of/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  },
  server('server-running', 'Web shop', liveFigures),
  server('server-table', 'Web shop', async page => {
    await page.getByRole('button', { name: 'Show table' }).click()
    await expect(page.getByRole('region', { name: /Live figures/ })).toBeVisible()
  }),
  server('server-stopped', 'Staging'),
  server('server-installing', 'New frontend'),
  server('server-failed', 'Mail relay'),
  server('server-suspended', 'Old campaign'),
  server('server-maintenance', 'Build runner', liveFigures),
  server('server-without-agent', 'Router'),
  server('server-without-server', 'Shop relaunch'),
  server(
    'server-long-name',
    'Kundenportal für Bestellungen, Rückgaben & Rechnungen (Produktion)',
    liveFigures,
  ),
  server('server-rename', 'Web shop', async page => {
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('textbox', { name: 'Server name' }).fill('')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Type a name.')).toBeVisible()
  }),
  dialogOfServer('server-restart-dialog', 'restart'),
  dialogOfServer('server-power-off-dialog', 'power-off'),
  {
    name: 'server-activity',
    who: 'studio',
    open: async page => {
      await page.goto(`${await pathOfServer(page.request, 'Web shop')}/activity`)
      await expect(page.getByText('Took server 1 of the panel under management')).toBeVisible()
    },
  },
  {
    name: 'account',
    who: 'shop',
    open: async page => {
      await page.goto('/account')
      await expect(page.getByRole('heading', { name: 'API tokens' })).toBeVisible()
      await expect(page.getByText('This one')).toBeVisible()
      await expect(page.getByText(/^Signed in with a password/).first()).toBeVisible()
      await expect(page.getByText(/There are no API tokens yet|Begins with/).first()).toBeVisible()
    },
  },
  {
    name: 'account-second-factor',
    who: 'bakery',
    open: async page => {
      await page.goto('/account?dialog=second-factor')
      await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible()
    },
  },
  {
    name: 'account-add-passkey',
    who: 'bakery',
    open: async page => {
      await page.goto('/account?dialog=passkey')
      await expect(page.getByRole('dialog', { name: 'Add a passkey' })).toBeVisible()
    },
  },
  {
    name: 'account-second-factor-on',
    open: async page => {
      const login = await somebodyNew('Two Locks Laundry')
      await signIn(page.request, login)
      await turnOnElsewhere(login)
      await page.goto('/account')
      await expect(page.getByText('Recovery codes left')).toBeVisible()
      await expect(page.getByText('This one')).toBeVisible()
    },
  },
  {
    name: 'account-fresh-check',
    open: async page => {
      const login = await somebodyNew('Two Locks Lanterns')
      await signIn(page.request, login)
      await turnOnElsewhere(login)
      await page.goto('/account?dialog=recovery-codes')
      await page.getByRole('dialog').getByRole('button', { name: 'New recovery codes' }).click()
      await expect(page.getByLabel('Code', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'sign-in-code',
    open: async page => {
      const login = await somebodyNew('Two Locks Library')
      await turnOnElsewhere(login)
      await page.goto('/sign-in')
      await page.getByLabel('Email').fill(login.email)
      await page.getByLabel('Password', { exact: true }).fill(login.password)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await expect(page.getByLabel('Code', { exact: true })).toBeVisible()
    },
  },
  {
    name: 'account-identities',
    open: async page => {
      const login = await somebodyNew('Single Sign-on Surveyors')
      await knownAtProvider(page, login)
      await signIn(page.request, login)
      await page.goto('/account')
      await page.getByRole('button', { name: 'Connect', exact: true }).click()
      await signInAtProvider(page, login)
      await expect(page.getByRole('heading', { name: login.email })).toBeVisible()
    },
  },
  {
    name: 'openid-refused',
    open: async page => {
      await page.goto('/sign-in/openid?code=old&state=old')
      await expect(page.getByRole('alert')).toBeVisible()
    },
  },
  {
    name: 'account-end-sessions',
    who: 'shop',
    open: async page => {
      // Another browser of the same account: there is something to end.
      await page.context().clearCookies()
      await signIn(page.request, logins.shop())
      await page.goto('/account?dialog=end-sessions')
      await expect(page.getByRole('dialog', { name: 'End all other sessions?' })).toBeVisible()
    },
  },
  {
    name: 'account-create-token',
    who: 'operator',
    open: async page => {
      await page.goto('/account?dialog=create')
      await expect(page.getByRole('dialog', { name: 'Create an API token' })).toBeVisible()
    },
  },
  dialogOfServer('server-password-dialog', 'server-password'),
  dialogOfServer('server-panel-password-dialog', 'panel-password'),
  pageOfServer('server-backups', 'Web shop', 'backups', page =>
    expect(page.getByRole('button', { name: /^Show all/ })).toBeVisible(),
  ),
  pageOfServer('server-backups-empty', 'Staging', 'backups', page =>
    expect(page.getByText('No backups yet')).toBeVisible(),
  ),
  pageOfServer('server-rebuild', 'Web shop', 'rebuild', async page => {
    await page.getByRole('button', { name: /^Debian/ }).click()
    await page.getByRole('radio', { name: /^Debian 11/ }).check()
  }),
  pageOfServer('server-rebuild-search', 'Web shop', 'rebuild?search=server', page =>
    expect(page.getByRole('radio', { name: /^Ubuntu Server 24/ })).toBeVisible(),
  ),
  pageOfServer('server-rebuild-wrong', 'Web shop', 'rebuild', async page => {
    await expect(page.getByRole('button', { name: /^Debian/ })).toBeVisible()
    await page.getByLabel('Host name').fill('-not a name-')
    await page.getByRole('button', { name: 'Rebuild this server' }).click()
    await expect(page.getByText(/^This is not a host name/)).toBeVisible()
  }),
  pageOfServer('server-rebuild-confirm', 'Web shop', 'rebuild', async page => {
    await page.getByRole('button', { name: /^Debian/ }).click()
    await page.getByRole('radio', { name: /^Debian 13/ }).check()
    await page.getByRole('button', { name: 'Rebuild this server' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
  }),
  pageOfServer('server-rebuild-windows', 'Accounting', 'rebuild', async page => {
    await page.getByRole('radio', { name: /^Windows Server 2022/ }).check()
    await expect(page.getByText(/^Windows takes no SSH keys/)).toBeVisible()
  }),
  pageOfServer('server-rebuild-refused', 'Old campaign', 'rebuild', page =>
    expect(page.getByRole('button', { name: 'Rebuild this server' })).toBeDisabled(),
  ),
  {
    name: 'server-masked',
    who: 'studio',
    open: async page => {
      await page.addInitScript(() => sessionStorage.setItem('slipway.masked', 'on'))
      await page.goto(await pathOfServer(page.request, 'Web shop'))
      await heading(page, 'W•• s•••')
      await liveFigures(page)
    },
  },
  {
    name: 'server-german',
    who: 'studio',
    open: async page => {
      await page.addInitScript(() => localStorage.setItem('slipway.language', 'de'))
      await page.goto(await pathOfServer(page.request, 'Web shop'))
      await heading(page, 'Web shop')
      await expect(page.getByRole('link', { name: 'Neuinstallation' })).toBeVisible()
      await liveFigures(page)
      await expect(page.getByText('Der Server läuft bereits.').first()).toBeVisible()
    },
  },
  {
    name: 'operator-tasks-german',
    who: 'operator',
    open: async page => {
      await page.addInitScript(() => localStorage.setItem('slipway.language', 'de'))
      await doneOrder(page.request)
      await page.goto('/operations/tasks')
      await expect(page.getByText('Eingerichtet').first()).toBeVisible()
    },
  },
  {
    name: 'ssh-keys',
    who: 'studio',
    open: async page => {
      await page.goto('/ssh-keys')
      await expect(page.getByRole('heading', { name: 'Workstation' })).toBeVisible()
    },
  },
  {
    name: 'ssh-keys-empty',
    who: 'bakery',
    open: async page => {
      await page.goto('/ssh-keys')
      await expect(page.getByText('There are no SSH keys yet')).toBeVisible()
    },
  },
  {
    name: 'ssh-keys-new-pair',
    who: 'studio',
    open: async page => {
      await page.goto('/ssh-keys?dialog=add')
      await page.getByRole('button', { name: 'Make a new pair in this browser' }).click()
      await expect(page.getByRole('button', { name: 'Download id_ed25519' })).toBeVisible()
    },
  },
  {
    name: 'servers-many-dialog',
    who: 'studio',
    open: async page => {
      await page.goto('/servers')
      for (const name of ['Web shop', 'Staging', 'Old campaign']) {
        await page.getByRole('checkbox', { name: `Select ${name}` }).check()
      }
      const actions = page.getByRole('group', { name: 'Power actions for what is selected' })
      await actions.getByRole('button', { name: 'Restart' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'server-reverse-dns',
    who: 'studio',
    open: async page => {
      await page.goto(`${await pathOfServer(page.request, 'Web shop')}/reverse-dns`)
      await expect(page.getByText('Confirmed').first()).toBeVisible()
    },
  },
  {
    name: 'server-reverse-dns-many',
    who: 'studio',
    open: async page => {
      const title = 'Kundenportal für Bestellungen, Rückgaben & Rechnungen (Produktion)'
      await page.goto(`${await pathOfServer(page.request, title)}/reverse-dns`)
      await expect(page.getByText('Not confirmed')).toBeVisible()
    },
  },
  {
    name: 'server-reverse-dns-refused',
    who: 'studio',
    open: async page => {
      await page.goto(
        `${await pathOfServer(page.request, 'Router')}/reverse-dns?dialog=record&of=203.0.113.19`,
      )
      await page.getByLabel('Host name').fill('router.harbour-lane.example')
      // Each look at it uses the turn of this address.
      await expect(async () => {
        await page.getByRole('button', { name: 'Save' }).click()
        await expect(page.getByText('The name does not lead back to the address')).toBeVisible({
          timeout: 2000,
        })
      }).toPass({ timeout: 30_000 })
    },
  },
  {
    name: 'reverse-dns-bulk',
    who: 'studio',
    open: async page => {
      await page.goto('/reverse-dns')
      await page
        .getByRole('textbox')
        .fill('203.0.113.10, shop.harbour-lane.example\n203.0.113.15, nowhere.harbour-lane.example\nnonsense')
      await page.getByRole('button', { name: 'Check' }).click()
      await expect(page.getByText('What would happen')).toBeVisible()
    },
  },
  {
    name: 'operator-reverse-dns',
    who: 'operator',
    open: async page => {
      await page.goto('/reverse-dns?address=203.0.113.21')
      await expect(page.getByText(/resolves to 192\.0\.2\.80/)).toBeVisible()
    },
  },
  {
    name: 'not-found',
    who: 'studio',
    open: async page => {
      await page.goto('/servers/nothing')
      await heading(page, 'Not found')
    },
  },
  {
    name: 'operator-servers',
    who: 'operator',
    open: async page => {
      await page.goto('/servers')
      await expect(page.getByRole('link', { name: 'Harbour Lane Studio' }).first()).toBeVisible()
    },
  },
  {
    name: 'operator-customers',
    who: 'operator',
    open: async page => {
      await page.goto('/customers')
      await expect(page.getByRole('link', { name: 'Copper Kettle Bakery' })).toBeVisible()
    },
  },
  {
    name: 'operator-create-customer',
    who: 'operator',
    open: async page => {
      await page.goto('/customers?dialog=create')
      await expect(page.getByRole('dialog', { name: 'Create customer' })).toBeVisible()
    },
  },
  {
    name: 'operator-customer',
    who: 'operator',
    open: async page => {
      await page.goto('/customers')
      await page.getByRole('link', { name: 'Northwind Outfitters' }).click()
      await heading(page, 'Northwind Outfitters')
      await expect(page.getByRole('link', { name: 'Warehouse' })).toBeVisible()
    },
  },
  {
    name: 'operator-adopt-server',
    who: 'operator',
    open: async page => {
      await page.goto('/customers')
      await page.getByRole('link', { name: 'Northwind Outfitters' }).click()
      await page.getByRole('button', { name: 'Adopt server' }).click()
      await expect(page.getByRole('dialog', { name: 'Adopt server' })).toBeVisible()
    },
  },
  {
    name: 'operator-orders-empty',
    who: 'operator',
    open: async page => {
      await noOpenOrders(page.request)
      await page.goto('/orders')
      await expect(page.getByText('No open orders')).toBeVisible()
    },
  },
  {
    name: 'operator-orders',
    who: 'operator',
    open: async page => {
      await doneOrder(page.request)
      await stuckOrder(page.request)
      await page.goto('/orders?show=all')
      await expect(page.getByText('Needs a person')).toBeVisible()
      await expect(page.getByText('Done', { exact: true }).first()).toBeVisible()
    },
  },
  {
    name: 'operator-order-stuck',
    who: 'operator',
    open: async page => {
      await page.goto(`/orders/${await stuckOrder(page.request)}`)
      await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
    },
  },
  {
    name: 'operator-order-surplus',
    who: 'operator',
    open: async page => {
      await page.goto(`/orders/${await orderWithSurplus(page.request)}`)
      await expect(page.getByRole('button', { name: 'Delete on the panel…' })).toBeVisible()
    },
  },
  {
    name: 'operator-order-cancel-dialog',
    who: 'operator',
    open: async page => {
      await page.goto(`/orders/${await stuckOrder(page.request)}`)
      await page.getByRole('button', { name: 'Cancel order…' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  },
  {
    name: 'operator-order-server',
    who: 'operator',
    open: async page => {
      await page.goto('/customers')
      await page.getByRole('link', { name: 'Harbour Lane Studio' }).click()
      await page.getByRole('link', { name: 'Order a server' }).click()
      await page.getByLabel('Product', { exact: true }).selectOption('Cloud by the hour')
      await page.getByLabel('Operating system').selectOption({ label: 'Debian 13 (Trixie) Minimal' })
      await page.getByText('Other figures than the product’s').click()
      await expect(page.getByLabel('CPU cores')).toBeVisible()
    },
  },
  {
    name: 'operator-order-server-wrong',
    who: 'operator',
    open: async page => {
      await page.goto('/customers')
      await page.getByRole('link', { name: 'Copper Kettle Bakery' }).click()
      await page.getByRole('link', { name: 'Order a server' }).click()
      await page.getByLabel('Product', { exact: true }).selectOption('Cloud by the hour')
      await page.getByLabel('Host name').fill('-not a name-')
      await page.getByRole('button', { name: 'Order', exact: true }).click()
      await expect(page.getByRole('alert').first()).toBeVisible()
    },
  },
  serverForOperator('operator-server', 'Web shop'),
  serverForOperator('operator-server-terminate-dialog', 'Web shop', async page => {
    await page.getByRole('button', { name: 'Terminate' }).click()
    await expect(page.getByRole('dialog', { name: 'Terminate Web shop?' })).toBeVisible()
  }),
  customerWithSecondFactor('operator-customer-accounts', 'Two Locks Lighthouse'),
  customerWithSecondFactor('operator-reset-sign-in', 'Two Locks Lumber', async page => {
    await page.getByRole('button', { name: /^Reset sign-in of/ }).click()
    await expect(page.getByRole('dialog', { name: /^Reset how .* signs in/ })).toBeVisible()
  }),
  {
    name: 'operator-connections',
    who: 'operator',
    open: async page => {
      await page.goto('/connections')
      await expect(page.getByRole('heading', { name: 'Panel' })).toBeVisible()
    },
  },
  {
    name: 'credit',
    who: 'studio',
    open: async page => {
      await page.goto('/credit')
      await heading(page, 'Credit')
      await expect(page.getByRole('table', { name: 'Used this month' })).toBeVisible()
    },
  },
  {
    name: 'credit-off',
    who: 'shop',
    open: async page => {
      await page.goto('/credit')
      await expect(page.getByText('There is no self-service billing here')).toBeVisible()
    },
  },
  customerWithCredit('operator-customer-credit'),
  customerWithCredit('operator-add-credit', async page => {
    await page.getByRole('button', { name: 'Add credit' }).click()
    await page.getByRole('textbox', { name: 'Amount' }).fill('five')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByText(/^Type an amount above 0/)).toBeVisible()
  }),
  customerWithCredit('operator-add-credit-asked', async page => {
    await page.getByRole('button', { name: 'Add credit' }).click()
    await page.getByRole('textbox', { name: 'Amount' }).fill('25')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('dialog', { name: 'Add €25.00?' })).toBeVisible()
  }),
  {
    name: 'operator-products',
    who: 'operator',
    open: async page => {
      await page.goto('/products')
      await expect(page.getByRole('link', { name: 'Cloud 4' })).toBeVisible()
    },
  },
  {
    name: 'operator-product',
    who: 'operator',
    open: async page => {
      await page.goto('/products')
      await page.getByRole('link', { name: 'Cloud 4' }).click()
      await heading(page, 'Cloud 4')
      await page.getByText('Amsterdam').last().click()
      await expect(page.getByRole('region', { name: 'Hypervisors of Amsterdam' })).toBeVisible()
    },
  },
  {
    name: 'operator-product-edit',
    who: 'operator',
    open: async page => {
      await page.goto('/products?dialog=create')
      await expect(page.getByRole('dialog').getByLabel('Name')).toBeVisible()
    },
  },
  {
    name: 'operator-activity',
    who: 'operator',
    open: async page => {
      await page.goto('/operations')
      await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    },
  },
  {
    name: 'operator-tasks',
    who: 'operator',
    open: async page => {
      await page.goto('/operations/tasks')
      await expect(page.getByText(/No tasks|\d+ tasks?$/).first()).toBeVisible()
    },
  },
  {
    name: 'operator-drift',
    who: 'operator',
    open: async page => {
      await page.goto('/operations/drift')
      await expect(page.getByText('Status page')).toBeVisible()
    },
  },
  {
    name: 'operator-drift-missing',
    who: 'operator',
    open: async page => {
      await lostServer(page.request)
      await page.goto('/operations/drift')
      await expect(page.getByRole('button', { name: /^Unlink / }).first()).toBeVisible()
    },
  },
  {
    name: 'operator-drift-adopt',
    who: 'operator',
    open: async page => {
      await page.goto('/operations/drift')
      await page.getByRole('button', { name: 'Adopt Status page' }).click()
      await expect(page.getByRole('dialog').getByText('Copper Kettle')).toBeAttached()
    },
  },
  {
    name: 'operator-drift-link',
    who: 'operator',
    open: async page => {
      await page.goto('/operations/drift')
      await page.getByRole('button', { name: 'Link Status page to a service' }).click()
      await expect(page.getByRole('dialog', { name: 'Link to a service' })).toBeVisible()
    },
  },
  {
    name: 'operator-settings',
    who: 'operator',
    open: async page => {
      await page.goto('/operations/settings')
      await expect(page.getByText('slipway.panel.token')).toBeVisible()
    },
  },
  {
    name: 'operator-panel-document',
    who: 'operator',
    open: async page => {
      await page.goto(`${await pathOfServer(page.request, 'Accounting')}/panel`)
      await expect(page.getByText('(removed)').first()).toBeVisible()
    },
  },
  {
    name: 'servers-panel-gone',
    who: 'studio',
    open: async page => {
      await panel.gone()
      await page.goto('/servers')
      await expect(page.getByText(/^The panel can't be reached/)).toBeVisible({ timeout: NOTICED_WITHIN_MS })
    },
  },
  {
    name: 'server-panel-gone',
    who: 'studio',
    open: async page => {
      await panel.gone()
      await page.goto(await pathOfServer(page.request, 'Web shop'))
      await expect(page.getByText(/^The panel can't be reached/)).toBeVisible()
    },
  },
  {
    name: 'operator-connections-panel-gone',
    who: 'operator',
    open: async page => {
      await panel.gone()
      await page.goto('/connections')
      await expect(page.getByText('Not healthy')).toBeVisible()
    },
  },
]
