import { useCallback, useEffect, useRef } from 'react'
import { useQuery, useSubscription } from 'urql'
import {
  type PowerState,
  type ServerFilter,
  type ServerOrder,
  type ServerStatus,
  ServersDocument,
  ServersUpdatedDocument,
} from '~/api/generated/graphql'
import { useSearch } from '~/util/useSearchParam'
import { POWER_STATE, STATUS } from './states'

const PAGE_SIZE = 20
/** Several changes at once lead to one look. */
const SETTLED_AFTER_MS = 500

export type OrderName = 'name' | 'newest' | 'oldest' | 'status'

export const ORDERS: Record<OrderName, ServerOrder> = {
  name: { field: 'NAME', direction: 'ASC' },
  newest: { field: 'CREATED_AT', direction: 'DESC' },
  oldest: { field: 'CREATED_AT', direction: 'ASC' },
  status: { field: 'STATUS', direction: 'ASC' },
}

/** What the list is asked for, as it stands in the address. */
export interface ListView {
  search: string
  status: ServerStatus | null
  powerState: PowerState | null
  order: OrderName
  after: string | null
  before: string | null
}

/** Reads and changes what the list is asked for; another question begins at its first page. */
export function useListView(): [ListView, (changes: Partial<ListView>) => void] {
  const [params, change] = useSearch()
  const status = params.get('status')
  const powerState = params.get('power')
  const order = params.get('order')
  const view: ListView = {
    search: params.get('search') ?? '',
    status: status && status in STATUS ? (status as ServerStatus) : null,
    powerState: powerState && powerState in POWER_STATE ? (powerState as PowerState) : null,
    order: order && order in ORDERS ? (order as OrderName) : 'name',
    after: params.get('after'),
    before: params.get('before'),
  }
  const set = useCallback(
    ({ powerState, order, ...same }: Partial<ListView>) =>
      change({
        after: null,
        before: null,
        ...same,
        ...(powerState !== undefined && { power: powerState }),
        ...(order && { order: order === 'name' ? null : order }),
      }),
    [change],
  )
  return [view, set]
}

interface Options {
  view: ListView
  /** Only this customer's. */
  customerId?: string
  withCustomer: boolean
}

/** One page of servers, kept up to date by what the server pushes. */
export function useServerList({ view, customerId, withCustomer }: Options) {
  const filter: ServerFilter = {
    ...(view.search && { search: view.search }),
    ...(view.status && { status: [view.status] }),
    ...(view.powerState && { powerState: [view.powerState] }),
    ...(customerId && { customerId }),
  }
  const page = view.before
    ? { last: PAGE_SIZE, before: view.before }
    : { first: PAGE_SIZE, after: view.after ?? undefined }
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: ServersDocument,
    variables: { ...page, filter, orderBy: ORDERS[view.order], withCustomer },
  })
  const servers = data?.servers

  // A change of a server on the page shows by itself. What it can't tell is which servers belong on the page.
  const [{ data: change }] = useSubscription({ query: ServersUpdatedDocument })
  const changed = change?.serverUpdated
  const shown = useRef(servers)
  shown.current = servers
  const narrowed = Boolean(view.status || view.powerState || view.order === 'status')
  useEffect(() => {
    if (!changed) return
    if (!narrowed && shown.current?.nodes.some(each => each.id === changed.id)) return
    const timer = setTimeout(() => refetch({ requestPolicy: 'network-only' }), SETTLED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [changed, narrowed, refetch])

  return { servers, error, loading: fetching && !servers, refreshing: fetching || stale, refetch }
}
