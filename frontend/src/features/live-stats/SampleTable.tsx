import { useLocale, useText } from '~/i18n/i18n'
import { formatClock } from '~/util/dates'
import { formatPercent, formatRate } from '~/util/units'
import type { TimedSample } from './history'
import styles from './LiveStatsCard.module.css'

/** The same figures as the charts, newest first. */
export function SampleTable({ samples }: { samples: readonly TimedSample[] }) {
  const text = useText()
  const locale = useLocale()
  const none = text('live.none')
  const percent = (value: number | null) => (value === null ? none : formatPercent(value, locale, 1))
  const rate = (value: number | null) => (value === null ? none : formatRate(value, locale))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be in reach of the keyboard
    <section className={styles.scroll} aria-label={text('live.tableLabel')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('live.time')}</th>
            <th scope="col">{text('live.cpu')}</th>
            <th scope="col">{text('live.memory')}</th>
            <th scope="col">{text('live.reads')}</th>
            <th scope="col">{text('live.writes')}</th>
          </tr>
        </thead>
        <tbody>
          {samples.toReversed().map(sample => (
            <tr key={sample.at}>
              <th scope="row">{formatClock(sample.at, locale)}</th>
              <td>{percent(sample.cpuPercent)}</td>
              <td>{percent(sample.memoryPercent)}</td>
              <td>{rate(sample.diskReadBytesPerSecond)}</td>
              <td>{rate(sample.diskWriteBytesPerSecond)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
