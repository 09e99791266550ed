import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { RedeliverWebhookDocument, type WebhookDeliveryFieldsFragment } from '~/api/generated/later'
import { useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Empty } from '~/ui/Empty'
import { Notice } from '~/ui/Notice'
import { Pager } from '~/ui/Pager'
import { useNow } from '~/ui/useNow'
import { formatExact, formatRelative } from '~/util/dates'
import styles from './Webhooks.module.css'
import { DELIVERY_STATES, TOPICS } from './words'

const A_SECOND_MS = 1000

interface Props {
  deliveries: {
    nodes: readonly WebhookDeliveryFieldsFragment[]
    pageInfo: { hasNextPage: boolean; endCursor: string | null }
    totalCount: number
  }
  enabled: boolean
  previous: string | null
  onNext: (cursor: string) => void
  onDone: () => void
}

/** What a webhook was told and is still to be told, newest first. */
export function Deliveries({ deliveries, enabled, previous, onNext, onDone }: Props) {
  const text = useText()
  const { nodes, pageInfo, totalCount } = deliveries
  if (nodes.length === 0) {
    return (
      <Empty icon="clock" title={text('webhooks.noDeliveries')}>
        {text('webhooks.noDeliveriesHint')}
      </Empty>
    )
  }
  return (
    <>
      <ul className={styles.deliveries}>
        {nodes.map(delivery => (
          <DeliveryRow key={delivery.id} delivery={delivery} enabled={enabled} onDone={onDone} />
        ))}
      </ul>
      <div className={styles.pager}>
        <Pager
          count={text('webhooks.deliveryCount', { count: totalCount })}
          previous={previous}
          next={pageInfo.hasNextPage ? pageInfo.endCursor : null}
          onPrevious={() => window.history.back()}
          onNext={onNext}
        />
      </div>
    </>
  )
}

interface RowProps {
  delivery: WebhookDeliveryFieldsFragment
  enabled: boolean
  onDone: () => void
}

function DeliveryRow({ delivery, enabled, onDone }: RowProps) {
  const text = useText()
  const locale = useLocale()
  const now = useNow(A_SECOND_MS)
  const [{ data, error, fetching }, redeliver] = useMutation(RedeliverWebhookDocument)
  const problem = problemOf(error)
  const { id, topic, subjectId, test, state, note, createdAt, nextAttemptAt, endedAt, attempts } = delivery
  const look = DELIVERY_STATES[state]
  const last = attempts.at(-1)
  return (
    <li className={styles.delivery}>
      <div className={styles.head}>
        <h3 className={styles.name}>
          {text(TOPICS[topic])}
          {test && <span className={styles.muted}> · {text('webhooks.isTest')}</span>}
        </h3>
        <Badge tone={look.tone} mark={look.mark} label={text(look.label)} />
      </div>
      <p className={styles.muted}>
        <code translate="no">{subjectId}</code> · <Ago at={createdAt} />
        {nextAttemptAt && (
          <>
            {' · '}
            {text('webhooks.nextAttempt')}{' '}
            <time dateTime={nextAttemptAt} title={formatExact(nextAttemptAt, locale)}>
              {Date.parse(nextAttemptAt) > now
                ? formatRelative(nextAttemptAt, now, locale)
                : text('webhooks.atOnce')}
            </time>
          </>
        )}
      </p>
      {(note ?? last?.failure) && <p className={styles.why}>{note ?? last?.failure}</p>}
      {problem && (
        <Notice tone="danger" role="alert">
          {problem.message}
        </Notice>
      )}
      {data?.redeliverWebhook.userErrors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      <div className={styles.more}>
        {attempts.length > 0 && (
          <details>
            <summary>{text('webhooks.attempts', { count: attempts.length })}</summary>
            <ol className={styles.attempts}>
              {attempts.map(attempt => (
                <li key={attempt.number}>
                  <p>
                    <time dateTime={attempt.at}>{formatExact(attempt.at, locale)}</time>
                    {' · '}
                    {attempt.httpStatus ?? text('webhooks.noAnswer')}
                    {' · '}
                    {text('webhooks.duration', { ms: attempt.durationMs })}
                  </p>
                  {attempt.failure && <p className={styles.why}>{attempt.failure}</p>}
                  {attempt.response && (
                    <figure>
                      <figcaption>{text('webhooks.response')}</figcaption>
                      <pre className={styles.pre} translate="no">
                        {attempt.response}
                      </pre>
                    </figure>
                  )}
                </li>
              ))}
            </ol>
          </details>
        )}
        {endedAt && (
          <Button
            small
            busy={fetching}
            refusal={enabled ? null : text('webhooks.isOff')}
            aria-label={text('webhooks.redeliverNamed', { topic: text(TOPICS[topic]), subject: subjectId })}
            onClick={() => void redeliver({ input: { deliveryId: id } }).then(onDone)}
          >
            {text('webhooks.redeliver')}
          </Button>
        )}
      </div>
    </li>
  )
}
