import { useEffect } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { OrdersDocument, type ProvisioningOrderFilter } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Awaited } from '~/ui/Awaited'
import { Empty } from '~/ui/Empty'
import { useMask } from '~/ui/Masking'
import { Pager } from '~/ui/Pager'
import { PageTitle } from '~/ui/PageTitle'
import { paths } from '~/util/paths'
import { useSearch } from '~/util/useSearchParam'
import { OrderSummary } from './OrderSummary'
import { orderName } from './orderName'
import styles from './Provisioning.module.css'

const PAGE_SIZE = 20
const LOOK_AGAIN_MS = 3000

interface Tab {
  name: string
  label: MessageKey
  filter: ProvisioningOrderFilter
}

/** The first one is what an operator must see to. */
const TABS: Tab[] = [
  { name: '', label: 'orders.tab.open', filter: { unfinished: true } },
  { name: 'waiting', label: 'orders.tab.waiting', filter: { needsPerson: true } },
  { name: 'all', label: 'orders.tab.all', filter: {} },
]

/** The board of orders for servers; for operators. */
export function OrdersPage() {
  const text = useText()
  const mask = useMask()
  const [params, change] = useSearch()
  const tab = TABS.find(({ name }) => name === (params.get('show') ?? '')) ?? TABS[0]
  const after = params.get('after')
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: OrdersDocument,
    variables: { first: PAGE_SIZE, after, filter: tab?.filter },
    requestPolicy: 'cache-and-network',
  })
  const problem = problemOf(error)
  const orders = data?.provisioningOrders
  const moving = orders?.nodes.some(({ state }) => state === 'RUNNING') ?? false
  useEffect(() => {
    // Orders move by themselves, and new ones come.
    const timer = setInterval(
      () => refetch({ requestPolicy: 'network-only' }),
      moving ? LOOK_AGAIN_MS : LOOK_AGAIN_MS * 4,
    )
    return () => clearInterval(timer)
  }, [moving, refetch])
  const again = () => refetch({ requestPolicy: 'network-only' })

  return (
    <>
      <header className={styles.title}>
        <PageTitle name={text('orders.title')} />
      </header>
      <nav className={styles.tabs} aria-label={text('orders.which')}>
        {TABS.map(({ name, label }) => (
          <Link
            key={name}
            className={styles.tab}
            href={paths.orders(name)}
            aria-current={name === tab?.name ? 'page' : undefined}
          >
            {text(label)}
          </Link>
        ))}
      </nav>
      <Awaited
        problem={problem}
        failed={text('orders.loadFailed')}
        missing={!orders}
        lines={8}
        retrying={fetching || stale}
        onRetry={again}
      />
      {orders && orders.nodes.length === 0 && (
        <div className={styles.box}>
          <Empty icon="check" title={text(tab?.name === 'all' ? 'orders.none' : 'orders.noneOpen')}>
            {text('orders.noneHint')}
          </Empty>
        </div>
      )}
      {orders && orders.nodes.length > 0 && (
        <>
          <ul className={styles.list}>
            {orders.nodes.map(order => (
              <li key={order.id} className={styles.order}>
                <OrderSummary
                  order={order}
                  heading={
                    <h2>
                      <Link href={paths.order(order.id)}>
                        <bdi>{orderName(order, mask) ?? order.id}</bdi>
                      </Link>
                    </h2>
                  }
                  onDone={again}
                />
              </li>
            ))}
          </ul>
          <Pager
            count={text('orders.count', { count: orders.totalCount })}
            previous={after}
            next={orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null}
            onPrevious={() => window.history.back()}
            onNext={cursor => change({ after: cursor })}
          />
        </>
      )}
    </>
  )
}
