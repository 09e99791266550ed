import { type ReactNode, useState } from 'react'
import { useLocale, useText } from '~/i18n/i18n'
import { LineChart } from '~/ui/LineChart'
import { roundBytesAbove } from '~/util/chart'
import { formatDateTime } from '~/util/dates'
import { formatBytes, formatPercent, formatRate } from '~/util/units'
import styles from './HistoryCharts.module.css'
import { MomentReader } from './MomentReader'
import { formatOnAxis, RANGES, type RangeName } from './ranges'
import { isStopped, type Recorded, type RecordedPoint } from './recorded'

interface Props {
  /** With at least one point. */
  recorded: Recorded
  range: RangeName
}

type Values = readonly (number | null)[]

/** CPU, memory and disk over a range; pointing at one chart reads all of them at that moment. */
export function HistoryCharts({ recorded, range }: Props) {
  const text = useText()
  const locale = useLocale()
  const [pointedAt, setPointed] = useState<number | null>(null)
  const { points, stopped, from, to, gapMs } = recorded
  const pointed = points.find(each => each.at === pointedAt)
  const read = pointed ?? points.at(-1)

  const none = text('live.none')
  const percent = (value: number) => formatPercent(value, locale)
  const rate = (value: number) => formatRate(value, locale)
  const exact = (value: number | null) => (value === null ? none : formatPercent(value, locale, 1))
  const rateOrNone = (value: number | null) => (value === null ? none : rate(value))

  const cpu = points.map(each => each.cpuPercent)
  const cpuTops = points.map(each => each.cpuPercentMax)
  const memory = points.map(each => each.memoryPercent)
  const reads = points.map(each => each.diskReadBytesPerSecond)
  const writes = points.map(each => each.diskWriteBytesPerSecond)
  const rates = known([...reads, ...writes])

  const frame = {
    times: points.map(each => each.at),
    from,
    to,
    gapMs,
    shades: stopped,
    formatTime: (at: number) => formatOnAxis(at, range, locale),
    pointed: pointed?.at ?? null,
    onPoint: setPointed,
  }
  const span = (values: Values, format: (value: number) => string) => {
    const all = known(values)
    if (all.length === 0) return null
    return { least: format(Math.min(...all)), most: format(Math.max(...all)) }
  }
  const summary = (name: string, values: Values, format: (value: number) => string) => {
    const found = span(values, format)
    const about = { name, range: text(RANGES[range].label) }
    return found ? text('history.summary', { ...about, ...found }) : text('history.summaryNone', about)
  }
  const spanText = (values: Values, format: (value: number) => string) => {
    const found = span(values, format)
    return found && text('history.span', found)
  }

  const memoryOf = (point: RecordedPoint) =>
    point.memoryUsedBytes != null && point.memoryTotalBytes != null && point.memoryPercent !== null
      ? text('meter.figures', {
          used: formatBytes(point.memoryUsedBytes, locale),
          total: formatBytes(point.memoryTotalBytes, locale),
          percent: percent(point.memoryPercent),
        })
      : none
  const stateOf = (point: RecordedPoint) => {
    if (isStopped(point)) return text('history.stopped')
    if (point.runningPercent >= 100) return null
    return text('history.partly', { percent: percent(point.runningPercent) })
  }
  const inWords = (point: RecordedPoint) => {
    const figures = [
      `${text('history.cpuAverage')} ${exact(point.cpuPercent)}`,
      `${text('history.cpuHighest')} ${exact(point.cpuPercentMax)}`,
      `${text('live.memory')} ${memoryOf(point)}`,
      text('live.read', { rate: rateOrNone(point.diskReadBytesPerSecond) }),
      text('live.write', { rate: rateOrNone(point.diskWriteBytesPerSecond) }),
    ]
    const state = stateOf(point)
    return [
      formatDateTime(point.startsAt, locale),
      ...(state ? [state] : []),
      ...(isStopped(point) ? [] : figures),
    ].join(', ')
  }

  if (!read) return null
  return (
    <div className={styles.charts}>
      <MomentReader
        points={points}
        read={read}
        state={stateOf(read)}
        withStopped={stopped.length > 0}
        inWords={inWords}
        onRead={setPointed}
      />
      <Panel
        title={text('live.cpu')}
        figure={
          <>
            <span>{text('history.average', { value: exact(read.cpuPercent) })}</span>
            <span>{text('history.highest', { value: exact(read.cpuPercentMax) })}</span>
          </>
        }
        span={spanText([...cpu, ...cpuTops], percent)}
      >
        <LineChart
          {...frame}
          summary={summary(text('live.cpu'), [...cpu, ...cpuTops], percent)}
          series={[{ name: text('live.cpu'), colour: 1, values: cpu, tops: cpuTops }]}
          max={100}
          formatValue={percent}
        />
      </Panel>
      <Panel title={text('live.memory')} figure={memoryOf(read)} span={spanText(memory, percent)}>
        <LineChart
          {...frame}
          summary={summary(text('live.memory'), memory, percent)}
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
            <Key colour={3}>{text('live.read', { rate: rateOrNone(read.diskReadBytesPerSecond) })}</Key>
            <Key colour={4}>{text('live.write', { rate: rateOrNone(read.diskWriteBytesPerSecond) })}</Key>
          </>
        }
        span={spanText(rates, rate)}
      >
        <LineChart
          {...frame}
          summary={`${summary(text('live.reads'), reads, rate)} ${summary(text('live.writes'), writes, rate)}`}
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

function known(values: Values): number[] {
  return values.filter(each => each !== null)
}

interface PanelProps {
  title: string
  /** At the moment that is read. */
  figure: ReactNode
  /** Over the whole range. */
  span: string | null
  wide?: boolean
  children: ReactNode
}

function Panel({ title, figure, span, wide, children }: PanelProps) {
  return (
    <figure className={wide ? styles.wide : styles.panel}>
      <figcaption className={styles.caption}>
        <h3>{title}</h3>
        <span className={styles.figure}>{figure}</span>
        {span && <span className={styles.span}>{span}</span>}
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
