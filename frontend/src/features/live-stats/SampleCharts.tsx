import { type ReactNode, useState } from 'react'
import type { MemorySource } from '~/api/generated/graphql'
import { type MessageKey, useLocale, useText } from '~/i18n/i18n'
import { LineChart } from '~/ui/LineChart'
import { Meter } from '~/ui/Meter'
import { roundBytesAbove } from '~/util/chart'
import { formatClock } from '~/util/dates'
import { levelOf } from '~/util/levels'
import { formatBytes, formatPercent, formatRate } from '~/util/units'
import type { TimedSample } from './history'
import styles from './LiveStatsCard.module.css'

interface Props {
  /** Oldest first, none before `from`. */
  samples: readonly TimedSample[]
  from: number
  to: number
  stopped: boolean
}

/** How exact the memory figure is; said only where one should know. */
const SOURCES: Record<MemorySource, MessageKey | null> = {
  BALLOON_UNUSED: null,
  BALLOON_USABLE: null,
  GUEST_AGENT: 'memorySource.GUEST_AGENT',
  HYPERVISOR_RSS: 'memorySource.HYPERVISOR_RSS',
  ALLOCATION: 'memorySource.ALLOCATION',
}

/** CPU, memory and disk over the last minutes; pointing at one chart reads all of them at that moment. */
export function SampleCharts({ samples, from, to, stopped }: Props) {
  const text = useText()
  const locale = useLocale()
  const [pointedAt, setPointed] = useState<number | null>(null)
  const pointed = samples.find(each => each.at === pointedAt)
  const read = pointed ?? samples.at(-1)
  const times = samples.map(each => each.at)
  const time = (at: number) => formatClock(at, locale)
  const percent = (value: number) => formatPercent(value, locale)
  const rate = (value: number) => formatRate(value, locale)
  const frame = { times, from, to, formatTime: time, pointed: pointed?.at ?? null, onPoint: setPointed }
  const none = text('live.none')

  const cpu = samples.map(each => each.cpuPercent)
  const memory = samples.map(each => each.memoryPercent)
  const reads = samples.map(each => each.diskReadBytesPerSecond)
  const writes = samples.map(each => each.diskWriteBytesPerSecond)
  const rates = [...reads, ...writes].filter(each => each !== null)
  const source = read?.memorySource ? SOURCES[read.memorySource] : null
  const memoryFigures =
    read?.memoryUsedBytes != null && read.memoryTotalBytes != null && read.memoryPercent !== null
      ? text('meter.figures', {
          used: formatBytes(read.memoryUsedBytes, locale),
          total: formatBytes(read.memoryTotalBytes, locale),
          percent: percent(read.memoryPercent),
        })
      : read?.memoryTotalBytes != null
        ? text('live.allocated', { total: formatBytes(read.memoryTotalBytes, locale) })
        : none
  const cpuFigure = read?.cpuPercent != null ? formatPercent(read.cpuPercent, locale, 1) : none

  return (
    <div className={styles.charts}>
      <Panel title={text('live.cpu')} figure={cpuFigure} at={pointed && time(pointed.at)}>
        {!stopped && read?.cpuPercent != null && (
          <Meter
            label={text('live.cpu')}
            percent={read.cpuPercent}
            valueText={cpuFigure}
            level={levelOf('cpu', read.cpuPercent)}
          />
        )}
        <LineChart
          {...frame}
          summary={useSummary(text('live.cpu'), cpu, percent)}
          series={[{ name: text('live.cpu'), colour: 1, values: cpu }]}
          max={100}
          formatValue={percent}
        />
      </Panel>
      <Panel
        title={text('live.memory')}
        figure={memoryFigures}
        note={source && text(source)}
        at={pointed && time(pointed.at)}
      >
        {!stopped && read?.memoryPercent != null && (
          <Meter
            label={text('live.memory')}
            percent={read.memoryPercent}
            valueText={memoryFigures}
            level={levelOf('memory', read.memoryPercent)}
          />
        )}
        <LineChart
          {...frame}
          summary={useSummary(text('live.memory'), memory, percent)}
          series={[{ name: text('live.memory'), colour: 2, values: memory }]}
          max={100}
          formatValue={percent}
        />
      </Panel>
      <Panel
        wide
        title={text('live.disk')}
        figure={
          <>
            <Key colour={3}>
              {text('live.read', {
                rate: read?.diskReadBytesPerSecond != null ? rate(read.diskReadBytesPerSecond) : none,
              })}
            </Key>
            <Key colour={4}>
              {text('live.write', {
                rate: read?.diskWriteBytesPerSecond != null ? rate(read.diskWriteBytesPerSecond) : none,
              })}
            </Key>
          </>
        }
        at={pointed && time(pointed.at)}
      >
        <LineChart
          {...frame}
          summary={`${useSummary(text('live.reads'), reads, rate)} ${useSummary(text('live.writes'), writes, rate)}`}
          series={[
            { name: text('live.reads'), colour: 3, values: reads },
            { name: text('live.writes'), colour: 4, values: writes },
          ]}
          max={roundBytesAbove(Math.max(0, ...rates))}
          formatValue={rate}
        />
      </Panel>
    </div>
  )
}

interface PanelProps {
  title: string
  figure: ReactNode
  note?: string | null
  /** The moment that is pointed at. */
  at?: string
  wide?: boolean
  children: ReactNode
}

function Panel({ title, figure, note, at, wide, children }: PanelProps) {
  return (
    <figure className={wide ? styles.wide : styles.panel}>
      <figcaption className={styles.caption}>
        <h3>{title}</h3>
        <span className={styles.figure}>{figure}</span>
        {at && <span className={styles.at}>{at}</span>}
        {note && <span className={styles.at}>{note}</span>}
      </figcaption>
      {children}
    </figure>
  )
}

function Key({ colour, children }: { colour: 3 | 4; children: ReactNode }) {
  return (
    <span className={styles.key}>
      <span className={styles[`key${colour}`]} aria-hidden="true" />
      {children}
    </span>
  )
}

/** What a line says, in words. */
function useSummary(
  name: string,
  values: readonly (number | null)[],
  format: (value: number) => string,
): string {
  const text = useText()
  const known = values.filter(each => each !== null)
  const now = values.at(-1)
  if (known.length === 0) return text('live.summaryNone', { name })
  return text('live.summary', {
    name,
    now: now == null ? text('live.none') : format(now),
    least: format(Math.min(...known)),
    most: format(Math.max(...known)),
  })
}
