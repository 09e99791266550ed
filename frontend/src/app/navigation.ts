import type { MessageKey } from '~/i18n/i18n'
import type { IconName } from '~/ui/Icon'
import { paths } from '~/util/paths'

/** What is not there for everyone. */
interface Offer {
  /** The host offers reverse DNS. */
  reverseDns: boolean
  /** The customer is billed by use. */
  credit: boolean
}

/** A page that can be gone to from everywhere. */
export interface Destination {
  path: string
  label: MessageKey
  icon: IconName
  /** Who finds it; everyone where not given. */
  of?: 'customers' | 'operators'
  /** Only where there is such a thing. */
  needs?: keyof Offer
}

/** One line for each, in the order in which they stand in the bar and among the commands. */
const DESTINATIONS: readonly Destination[] = [
  { path: paths.servers(), label: 'servers.title', icon: 'server' },
  { path: paths.sshKeys(), label: 'sshKeys.title', icon: 'key', of: 'customers' },
  { path: paths.reverseDns(), label: 'rdns.nav', icon: 'globe', needs: 'reverseDns' },
  { path: paths.credit(), label: 'credit.title', icon: 'wallet', of: 'customers', needs: 'credit' },
  { path: paths.customers(), label: 'customers.title', icon: 'users', of: 'operators' },
  { path: paths.orders(), label: 'orders.title', icon: 'clock', of: 'operators' },
  { path: paths.products(), label: 'products.title', icon: 'tag', of: 'operators' },
  { path: paths.operations(), label: 'operations.title', icon: 'table', of: 'operators' },
  { path: paths.connections(), label: 'connections.title', icon: 'plug', of: 'operators' },
]

/** Where this kind of person can go. */
export function destinations(forOperator: boolean, offer: Offer): Destination[] {
  const kind = forOperator ? 'operators' : 'customers'
  return DESTINATIONS.filter(({ of, needs }) => (!of || of === kind) && (!needs || offer[needs]))
}
