import { type ReactNode, Suspense } from 'react'
import type { Problem } from '~/api/errors'
import type { TrafficFieldsFragment } from '~/api/generated/graphql'
import { useLocale, useText } from '~/i18n/i18n'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { lazyPart } from '~/ui/lazyPart'
import { Meter } from '~/ui/Meter'
import { Skeleton } from '~/ui/Skeleton'
import { formatDay } from '~/util/dates'
import { levelOf } from '~/util/levels'
import { formatBytes, formatPercent, percentOf } from '~/util/units'
import styles from './TrafficCard.module.css'

// The chart is not what one waits for.
const TrafficMonths = lazyPart(() => import('./TrafficMonths'), 'TrafficMonths')

interface Props {
  /** Null where the panel could not give it. */
  traffic: TrafficFieldsFragment | null
  problem: Problem | null
  retry: () => void
  retrying: boolean
  /** What was last counted, shown where the panel gives nothing. */
  lastCounted?: ReactNode
}

/** How much of the running period's traffic is used, and how the last twelve went. */
export function TrafficCard({ traffic, problem, retry, retrying, lastCounted }: Props) {
  const text = useText()
  const period = traffic?.currentPeriod
  return (
    <Card title={text('traffic.title')}>
      {!traffic && !problem && retrying && <Skeleton />}
      {!traffic && (problem || !retrying) && (
        <div className={styles.sections}>
          <Failure
            title={text('traffic.failed')}
            detail={problem?.message}
            requestId={problem?.requestId}
            onRetry={retry}
            retrying={retrying}
          />
          {lastCounted}
        </div>
      )}
      {traffic && !period && <p className={styles.muted}>{text('traffic.none')}</p>}
      {traffic && period && (
        <div className={styles.sections}>
          <Period period={period} />
          <Suspense fallback={<Skeleton lines={6} />}>
            <TrafficMonths periods={traffic.months} />
          </Suspense>
        </div>
      )}
    </Card>
  )
}

function Period({ period }: { period: NonNullable<TrafficFieldsFragment['currentPeriod']> }) {
  const text = useText()
  const locale = useLocale()
  const { startsAt, endsAt, totalBytes, receivedBytes, sentBytes, limitBytes, remainingBytes } = period
  const used = formatBytes(totalBytes, locale)
  const percent = limitBytes === null ? null : percentOf(totalBytes, limitBytes)
  return (
    <div className={styles.traffic}>
      {limitBytes !== null && percent !== null ? (
        <>
          <p className={styles.figure}>
            {text('meter.figures', {
              used,
              total: formatBytes(limitBytes, locale),
              percent: formatPercent(percent, locale),
            })}
          </p>
          <Meter
            label={text('traffic.title')}
            percent={percent}
            valueText={text('meter.figures', {
              used,
              total: formatBytes(limitBytes, locale),
              percent: formatPercent(percent, locale),
            })}
            level={levelOf('traffic', Math.round(percent))}
          />
        </>
      ) : (
        <>
          <p className={styles.figure}>{used}</p>
          <p className={styles.muted}>{text('traffic.unmetered')}</p>
        </>
      )}
      <dl className={styles.parts}>
        <dt>{text('traffic.received')}</dt>
        <dd>{formatBytes(receivedBytes, locale)}</dd>
        <dt>{text('traffic.sent')}</dt>
        <dd>{formatBytes(sentBytes, locale)}</dd>
        {remainingBytes !== null && (
          <>
            <dt>{text('traffic.remaining')}</dt>
            <dd>{formatBytes(remainingBytes, locale)}</dd>
          </>
        )}
      </dl>
      <p className={styles.muted}>
        {text('traffic.period', { from: formatDay(startsAt, locale), to: formatDay(endsAt, locale) })}
      </p>
    </div>
  )
}
