/** Where everything is: the only place that spells addresses of pages. */
export const patterns = {
  signIn: '/sign-in',
  openId: '/sign-in/openid',
  servers: '/servers',
  server: '/servers/:serverId',
  serverActivity: '/servers/:serverId/activity',
  serverHistory: '/servers/:serverId/history',
  serverBackups: '/servers/:serverId/backups',
  serverRebuild: '/servers/:serverId/rebuild',
  serverReverseDns: '/servers/:serverId/reverse-dns',
  serverConsole: '/servers/:serverId/console',
  customers: '/customers',
  customer: '/customers/:customerId',
  customerOrder: '/customers/:customerId/order',
  orders: '/orders',
  order: '/orders/:orderId',
  products: '/products',
  product: '/products/:productId',
  operations: '/operations',
  tasks: '/operations/tasks',
  drift: '/operations/drift',
  settings: '/operations/settings',
  serverPanel: '/servers/:serverId/panel',
  connections: '/connections',
  sshKeys: '/ssh-keys',
  reverseDns: '/reverse-dns',
  account: '/account',
  webhooks: '/account/webhooks',
  webhook: '/account/webhooks/:webhookId',
  credit: '/credit',
  graphiql: '/graphiql',
} as const

/** Addresses with their parts filled in. */
export const paths = {
  home: () => '/',
  signIn: (next?: string) =>
    next && next !== '/' ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in',
  servers: () => '/servers',
  server: (id: string) => `/servers/${encodeURIComponent(id)}`,
  serverHistory: (id: string, range?: string) =>
    `${paths.server(id)}/history${range ? `?range=${range}` : ''}`,
  serverBackups: (id: string) => `${paths.server(id)}/backups`,
  serverRebuild: (id: string) => `${paths.server(id)}/rebuild`,
  serverReverseDns: (id: string) => `${paths.server(id)}/reverse-dns`,
  serverActivity: (id: string) => `/servers/${encodeURIComponent(id)}/activity`,
  /** The server's screen, in a window of its own. */
  serverConsole: (id: string) => `${paths.server(id)}/console`,
  /** The server's page with the question for this action open. */
  serverConfirm: (id: string, action: string) => `${paths.server(id)}?dialog=${action}`,
  customers: () => '/customers',
  customer: (id: string) => `/customers/${encodeURIComponent(id)}`,
  /** The form that orders a server for a customer. */
  customerOrder: (id: string) => `${paths.customer(id)}/order`,
  /** The board of orders; `show` narrows it. */
  orders: (show?: string) => (show ? `/orders?show=${show}` : '/orders'),
  order: (id: string) => `/orders/${encodeURIComponent(id)}`,
  products: () => '/products',
  product: (id: string) => `/products/${encodeURIComponent(id)}`,
  operations: () => '/operations',
  tasks: () => '/operations/tasks',
  drift: () => '/operations/drift',
  settings: () => '/operations/settings',
  serverPanel: (id: string) => `${paths.server(id)}/panel`,
  connections: () => '/connections',
  sshKeys: () => '/ssh-keys',
  /** Many records at once for customers; the DNS server for operators. */
  reverseDns: () => '/reverse-dns',
  account: () => '/account',
  webhooks: () => '/account/webhooks',
  webhook: (id: string) => `/account/webhooks/${encodeURIComponent(id)}`,
  credit: () => '/credit',
  /** A page of its own, outside of this application: to be loaded, not navigated to. */
  graphiql: () => '/graphiql',
}

/** The page to go to after signing in. */
export function nextAfterSignIn(search: string): string {
  return ownPage(new URLSearchParams(search).get('next'))
}

/** A page that was named from outside. Only pages of this host count, so that a link can't lead people elsewhere. */
export function ownPage(next: string | null): string {
  if (!next) return paths.home()
  const here = 'https://here.invalid'
  try {
    const url = new URL(next, here)
    const safe = next.startsWith('/') && url.origin === here && !url.pathname.startsWith(patterns.signIn)
    return safe ? url.pathname + url.search : paths.home()
  } catch {
    return paths.home()
  }
}
