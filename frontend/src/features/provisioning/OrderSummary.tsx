import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { OrderRowFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { paths } from '~/util/paths'
import { OrderActions } from './OrderActions'
import { OrderBadge, OrderSteps } from './OrderState'
import styles from './Provisioning.module.css'
import { SurplusServers } from './SurplusServers'

interface Props {
  order: OrderRowFragment
  heading: ReactNode
  onDone: () => void
}

/** One order: what it is for, how far it is, why it does not go on, and what to do about it. */
export function OrderSummary({ order, heading, onDone }: Props) {
  const text = useText()
  const mask = useMask()
  const { customer, product, server, problem, state } = order
  return (
    <>
      <header className={styles.head}>
        {heading}
        <OrderBadge state={state} />
      </header>
      <p className={styles.facts}>
        {customer && (
          <Link href={paths.customer(customer.id)}>
            <bdi>{mask(customer.name)}</bdi>
          </Link>
        )}
        {server && <Link href={paths.server(server.id)}>{text('orders.server')}</Link>}
        {product && <bdi>{product.name}</bdi>}
        {order.panelServerId && <span>{text('orders.panelServer', { number: order.panelServerId })}</span>}
        {server?.externalId && (
          <span>
            {text('orders.service')} <bdi>{server.externalId}</bdi>
          </span>
        )}
        {order.orderExternalId && (
          <span>
            {text('orders.externalId')} <bdi>{order.orderExternalId}</bdi>
          </span>
        )}
        <span>
          {text('orders.by')} <bdi>{mask(order.orderedBy)}</bdi>, <Ago at={order.createdAt} />
        </span>
        <code>{order.id}</code>
      </p>
      <OrderSteps order={order} />
      {problem && state !== 'DONE' && (
        <Notice tone={state === 'RUNNING' ? 'warning' : 'danger'} role="status">
          {problem}
        </Notice>
      )}
      <SurplusServers order={order} onDone={onDone} />
      <OrderActions order={order} onDone={onDone} />
    </>
  )
}
