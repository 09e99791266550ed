import { Suspense, useState } from 'react'
import { problemOf } from '~/api/errors'
import type { PowerState } from '~/api/generated/graphql'
import { useLocale, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { lazyPart } from '~/ui/lazyPart'
import { Skeleton } from '~/ui/Skeleton'
import { useNow } from '~/ui/useNow'
import { formatClock } from '~/util/dates'
import { type TimedSample, WINDOW_MS } from './history'
import { LiveIndicator } from './LiveIndicator'
import styles from './LiveStatsCard.module.css'
import { useLiveStats } from './useLiveStats'

// They come while the first figures are waited for.
const SampleCharts = lazyPart(() => import('./SampleCharts'), 'SampleCharts')
const SampleTable = lazyPart(() => import('./SampleTable'), 'SampleTable')

const TICK_MS = 1000
const LEAST_WINDOW_MS = 60_000

interface Props {
  serverId: string
  /** What the page knows; the newest sample knows better. */
  powerState: PowerState
}

/** What the server is doing right now, going on by itself. */
export function LiveStatsCard({ serverId, powerState }: Props) {
  const text = useText()
  const { samples, error } = useLiveStats(serverId)
  const [asTable, setAsTable] = useState(false)
  const problem = problemOf(error)
  const newest = samples.at(-1)
  return (
    <Card
      title={text('live.title')}
      aside={
        <>
          <LiveIndicator newest={newest} />
          {newest && (
            <Button look="quiet" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              <Icon name={asTable ? 'wave' : 'table'} />
              {text(asTable ? 'live.asCharts' : 'live.asTable')}
            </Button>
          )}
        </>
      }
    >
      {problem ? (
        <Failure title={text('live.failed')} detail={problem.message} requestId={problem.requestId} />
      ) : (
        <Figures samples={samples} powerState={newest?.powerState ?? powerState} asTable={asTable} />
      )}
    </Card>
  )
}

interface FiguresProps {
  samples: readonly TimedSample[]
  powerState: PowerState
  asTable: boolean
}

function Figures({ samples, powerState, asTable }: FiguresProps) {
  const text = useText()
  const locale = useLocale()
  const now = useNow(TICK_MS)
  const newest = samples.at(-1)
  const stopped = powerState === 'STOPPED'
  const anything = samples.some(each => each.cpuPercent !== null || each.memoryPercent !== null)

  if (stopped && !anything) {
    return (
      <Empty icon="power" title={text('live.stopped')}>
        {text('live.stoppedHint')}
      </Empty>
    )
  }
  if (!newest) {
    return (
      <Empty icon="wave" title={text('live.waiting')}>
        {text('live.waitingHint')}
      </Empty>
    )
  }
  // The end of the charts goes on with this browser's clock, counted from when the newest sample came: clocks differ.
  const to = newest.at + Math.max(0, now - newest.receivedAt)
  const shown = samples.filter(each => each.at >= to - WINDOW_MS)
  // Wide enough for what is there: five minutes with seconds in them look broken.
  const from = Math.max(to - WINDOW_MS, Math.min(to - LEAST_WINDOW_MS, shown[0]?.at ?? to))
  return (
    <>
      {stopped && (
        <p className={styles.note} role="status">
          {text('live.stoppedSince', { time: formatClock(stoppedAt(samples), locale) })}
        </p>
      )}
      <Suspense fallback={<Skeleton lines={12} />}>
        {asTable ? (
          <SampleTable samples={shown} />
        ) : (
          <SampleCharts samples={shown} from={from} to={to} stopped={stopped} />
        )}
      </Suspense>
    </>
  )
}

/** The first of the stopped samples at the end. */
function stoppedAt(samples: readonly TimedSample[]): number {
  const running = samples.findLastIndex(each => each.powerState !== 'STOPPED')
  return (samples[running + 1] ?? samples.at(-1))?.at ?? 0
}
