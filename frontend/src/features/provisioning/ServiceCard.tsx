import { type ReactNode, useState } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { type LifecycleActionKind, ServiceActionsDocument } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Button, buttonClass } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'
import { Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { LifecycleDialog } from './LifecycleDialog'
import { OrderBadge } from './OrderState'
import styles from './Provisioning.module.css'

export const LABELS: Record<LifecycleActionKind, MessageKey> = {
  SUSPEND: 'service.SUSPEND',
  UNSUSPEND: 'service.UNSUSPEND',
  CHANGE_PRODUCT: 'service.CHANGE_PRODUCT',
  UNLINK: 'service.UNLINK',
  RELINK: 'service.RELINK',
  TERMINATE: 'service.TERMINATE',
}

const ORDER: readonly LifecycleActionKind[] = [
  'SUSPEND',
  'UNSUSPEND',
  'CHANGE_PRODUCT',
  'UNLINK',
  'RELINK',
  'TERMINATE',
]

interface Props {
  serverId: string
  serverName: string
  /** Changes whenever the service may have. */
  revision: string
  /** What is counted for it. */
  usage?: ReactNode
}

/** What an operator can do with the service as a whole. */
export function ServiceCard({ serverId, serverName, revision, usage }: Props) {
  const text = useText()
  const [asking, setAsking] = useState<LifecycleActionKind | null>(null)
  const [{ data, error, fetching, stale }, refetch] = useQuery({
    query: ServiceActionsDocument,
    variables: { id: serverId },
    requestPolicy: 'cache-and-network',
  })
  const [seen, setSeen] = useState(revision)
  if (seen !== revision) {
    setSeen(revision)
    queueMicrotask(() => refetch({ requestPolicy: 'network-only' }))
  }
  const problem = problemOf(error)
  const service = data?.node && 'lifecycleActions' in data.node ? data.node : null
  const order = service?.provisioningOrder
  const again = () => refetch({ requestPolicy: 'network-only' })
  return (
    <Card title={text('service.title')}>
      <div className={styles.service}>
        {problem && !service && (
          <Failure
            title={text('service.loadFailed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={fetching || stale}
            onRetry={again}
          />
        )}
        {!service && !problem && <Skeleton lines={2} />}
        {service && (
          <>
            <p className={styles.facts}>
              {service.product && <bdi>{service.product.name}</bdi>}
              {order && (
                <>
                  <OrderBadge state={order.state} />
                  <Link href={paths.order(order.id)} className={buttonClass('quiet', true)}>
                    {text('service.order')}
                  </Link>
                </>
              )}
            </p>
            {order?.problem && order.state !== 'DONE' && (
              <Notice tone={order.state === 'RUNNING' ? 'warning' : 'danger'}>{order.problem}</Notice>
            )}
            {service.missingSince && (
              <Notice tone="danger">
                {text('service.missing')} <Ago at={service.missingSince} />
              </Notice>
            )}
            {usage}
            <div className={styles.buttons}>
              {ORDER.map(kind => {
                const action = service.lifecycleActions.find(each => each.kind === kind)
                if (!action) return null
                if (kind === 'RELINK' && !action.allowed) return null
                // Only one of the two makes sense at a time.
                if (kind === 'UNSUSPEND' && service.status !== 'SUSPENDED') return null
                if (kind === 'SUSPEND' && service.status === 'SUSPENDED') return null
                return (
                  <Button
                    key={kind}
                    look={kind === 'TERMINATE' || kind === 'SUSPEND' ? 'cautious' : 'secondary'}
                    refusal={action.allowed ? null : action.reason}
                    onClick={() => setAsking(kind)}
                  >
                    {text(LABELS[kind])}
                  </Button>
                )
              })}
            </div>
          </>
        )}
      </div>
      {asking && (
        <LifecycleDialog
          kind={asking}
          serverId={serverId}
          serverName={serverName}
          onClose={() => setAsking(null)}
          onDone={again}
        />
      )}
    </Card>
  )
}
