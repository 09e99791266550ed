import { useLocale, useText } from '~/i18n/i18n'
import { formatDateTime } from '~/util/dates'
import { formatBytes, formatPercent, formatRate } from '~/util/units'
import styles from './HistoryTable.module.css'
import { RANGES, type RangeName } from './ranges'
import { isStopped, type RecordedPoint } from './recorded'

interface Props {
  points: readonly RecordedPoint[]
  range: RangeName
}

/** The same figures as the charts, newest first. */
export function HistoryTable({ points, range }: Props) {
  const text = useText()
  const locale = useLocale()
  const orNone = (value: number | null, format: (value: number) => string) =>
    value === null ? text('live.none') : format(value)
  const percent = (value: number) => formatPercent(value, locale, 1)
  const bytes = (value: number) => formatBytes(value, locale)
  const rate = (value: number) => formatRate(value, locale)
  const label = text('history.tableLabel', { range: text(RANGES[range].label) })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
    <section className={styles.scroll} aria-label={label} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('live.time')}</th>
            <th scope="col">{text('history.running')}</th>
            <th scope="col">{text('history.cpuAverage')}</th>
            <th scope="col">{text('history.cpuHighest')}</th>
            <th scope="col">{text('live.memory')}</th>
            <th scope="col">{text('live.reads')}</th>
            <th scope="col">{text('live.writes')}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map(point => (
            <tr key={point.at}>
              <th scope="row">{formatDateTime(point.startsAt, locale)}</th>
              <td>
                {isStopped(point) ? text('history.stopped') : formatPercent(point.runningPercent, locale)}
              </td>
              <td>{orNone(point.cpuPercent, percent)}</td>
              <td>{orNone(point.cpuPercentMax, percent)}</td>
              <td>{orNone(point.memoryUsedBytes, bytes)}</td>
              <td>{orNone(point.diskReadBytesPerSecond, rate)}</td>
              <td>{orNone(point.diskWriteBytesPerSecond, rate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
