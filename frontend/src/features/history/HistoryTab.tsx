import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { classes } from '~/ui/classes'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { paths } from '~/util/paths'
import { useSearch } from '~/util/useSearchParam'
import { HistoryCharts } from './HistoryCharts'
import styles from './HistoryTab.module.css'
import { HistoryTable } from './HistoryTable'
import { RANGE_NAMES, RANGES, type RangeName, rangeNamed } from './ranges'
import { isStopped, type Recorded } from './recorded'
import { useHistory } from './useHistory'

/** What a server did in the past: charts and a table of the range that the address names. */
export function HistoryTab({ serverId }: { serverId: string }) {
  const text = useText()
  const [search] = useSearch()
  const range = rangeNamed(search.get('range'))
  const { recorded, problem, loading, retry } = useHistory(serverId, range)
  const [asTable, setAsTable] = useState(false)
  const anything = recorded !== null && recorded.points.length > 0
  return (
    <Card
      title={text('history.title')}
      aside={
        anything && (
          <Button look="quiet" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            <Icon name={asTable ? 'wave' : 'table'} />
            {text(asTable ? 'live.asCharts' : 'live.asTable')}
          </Button>
        )
      }
    >
      <div className={styles.content}>
        <Ranges serverId={serverId} current={range} />
        {problem && (
          <Failure
            title={text('history.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={loading}
            onRetry={retry}
          />
        )}
        {!recorded && !problem && (
          <>
            <Loading />
            <Skeleton lines={12} />
          </>
        )}
        {recorded && <Content recorded={recorded} range={range} asTable={asTable} />}
      </div>
    </Card>
  )
}

interface ContentProps {
  recorded: Recorded
  range: RangeName
  asTable: boolean
}

function Content({ recorded, range, asTable }: ContentProps) {
  const text = useText()
  if (recorded.points.length === 0) {
    return (
      <Empty icon="wave" title={text('history.empty')}>
        {text('history.emptyHint')}
      </Empty>
    )
  }
  if (asTable) return <HistoryTable points={recorded.points} range={range} />
  if (recorded.points.every(isStopped)) {
    return (
      <Empty icon="power" title={text('history.stoppedThroughout')}>
        {text('history.stoppedThroughoutHint')}
      </Empty>
    )
  }
  return <HistoryCharts recorded={recorded} range={range} />
}

function Ranges({ serverId, current }: { serverId: string; current: RangeName }) {
  const text = useText()
  return (
    <nav className={styles.ranges} aria-label={text('history.range')}>
      {RANGE_NAMES.map(range => (
        <Link
          key={range}
          href={paths.serverHistory(serverId, range)}
          replace
          className={classes(styles.range, range === current && styles.current)}
          aria-current={range === current ? 'true' : undefined}
        >
          {text(RANGES[range].label)}
        </Link>
      ))}
    </nav>
  )
}
