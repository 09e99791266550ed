import { type ReactNode, useEffect } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { OrderPageDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { STEPS } from './OrderState'
import { OrderSummary } from './OrderSummary'
import { orderName } from './orderName'
import styles from './Provisioning.module.css'

const LOOK_AGAIN_MS = 2000

interface Props {
  orderId: string
  /** Shown where there is no such order. */
  notFound: ReactNode
}

/** One order with everything that happened to it; for operators. */
export function OrderPage({ orderId, notFound }: Props) {
  const text = useText()
  const mask = useMask()
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: OrderPageDocument,
    variables: { id: orderId },
    requestPolicy: 'cache-and-network',
  })
  const problem = problemOf(error)
  const order = data?.provisioningOrder
  const running = order?.state === 'RUNNING'
  const again = () => refetch({ requestPolicy: 'network-only' })
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => refetch({ requestPolicy: 'network-only' }), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [running, refetch])
  if (data && !order && !fetching && !stale) return notFound
  return (
    <>
      <nav aria-label={text('ui.breadcrumb')} className={styles.crumb}>
        <Link href={paths.orders()}>{text('orders.title')}</Link>
      </nav>
      {problem && (
        <Failure
          title={text('orders.loadFailed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={again}
        />
      )}
      {!order && !problem && (
        <>
          <Loading />
          <Skeleton lines={4} />
        </>
      )}
      {order && (
        <>
          <OrderSummary
            order={order}
            heading={
              <PageTitle
                name={text('orders.one', {
                  name: orderName(order, mask) ?? order.id,
                })}
              />
            }
            onDone={again}
          />
          <Card title={text('orders.events')}>
            <ol className={styles.events}>
              {order.events.map((event, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added behind
                <li key={place} className={styles.event}>
                  <span>
                    <Ago at={event.at} />
                  </span>
                  <div>
                    <strong>{text(STEPS[event.step])}</strong>
                    <p className={event.outcome === 'PROBLEM' ? styles.problem : undefined}>{event.detail}</p>
                  </div>
                </li>
              ))}
            </ol>
          </Card>
        </>
      )}
    </>
  )
}
