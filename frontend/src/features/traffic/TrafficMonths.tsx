import { useState } from 'react'
import type { TrafficPeriodFieldsFragment } from '~/api/generated/graphql'
import { useLocale, useText } from '~/i18n/i18n'
import { BarChart } from '~/ui/BarChart'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { QUARTERED_STEPS, roundBytesAbove } from '~/util/chart'
import { monthLabels } from '~/util/months'
import { formatBytes, formatSize } from '~/util/units'
import styles from './TrafficMonths.module.css'

interface Props {
  /** Newest first, as the API gives them. */
  periods: readonly TrafficPeriodFieldsFragment[]
}

interface Month extends TrafficPeriodFieldsFragment {
  label: string
}

/** Received and sent in each of the last periods, oldest first: as bars, and as a table. */
export function TrafficMonths({ periods }: Props) {
  const text = useText()
  const locale = useLocale()
  const [asTable, setAsTable] = useState(false)
  const risen = periods.toReversed()
  const labels = monthLabels(
    risen.map(each => each.startsAt),
    locale,
  )
  const months = risen.map((period, index) => ({ ...period, label: labels[index] ?? '' }))
  return (
    <section className={styles.months} aria-label={text('traffic.months', { count: months.length })}>
      <header className={styles.head}>
        <h3>{text('traffic.months', { count: months.length })}</h3>
        <Button look="quiet" small aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          <Icon name={asTable ? 'bars' : 'table'} />
          {text(asTable ? 'traffic.asChart' : 'traffic.asTable')}
        </Button>
      </header>
      {asTable ? <Table months={months} /> : <Chart months={months} />}
    </section>
  )
}

function Chart({ months }: { months: readonly Month[] }) {
  const text = useText()
  const locale = useLocale()
  const [pointed, setPointed] = useState(months.length - 1)
  const bytes = (value: number) => formatBytes(value, locale)
  const at = Math.min(pointed, months.length - 1)
  const read = months[at]
  const most = Math.max(...months.flatMap(each => [each.receivedBytes, each.sentBytes]))
  return (
    <>
      {read && (
        <p className={styles.read}>
          <strong>{read.label}</strong>
          <span className={styles.key}>
            <span className={styles.received} aria-hidden="true" />
            {text('traffic.received')} {bytes(read.receivedBytes)}
          </span>
          <span className={styles.key}>
            <span className={styles.sent} aria-hidden="true" />
            {text('traffic.sent')} {bytes(read.sentBytes)}
          </span>
          <span className={styles.total}>{text('traffic.total', { total: bytes(read.totalBytes) })}</span>
        </p>
      )}
      <BarChart
        label={text('traffic.chart')}
        groups={months.map(({ startsAt, label, receivedBytes, sentBytes, totalBytes }) => ({
          key: startsAt,
          label,
          values: [receivedBytes, sentBytes],
          valueText: text('traffic.month', {
            month: label,
            received: bytes(receivedBytes),
            sent: bytes(sentBytes),
            total: bytes(totalBytes),
          }),
        }))}
        colours={[1, 4]}
        max={roundBytesAbove(most, QUARTERED_STEPS)}
        formatValue={value => formatSize(value, locale)}
        pointed={at}
        onPoint={setPointed}
      />
    </>
  )
}

function Table({ months }: { months: readonly Month[] }) {
  const text = useText()
  const locale = useLocale()
  const bytes = (value: number) => formatBytes(value, locale)
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{text('traffic.column.month')}</th>
            <th scope="col">{text('traffic.received')}</th>
            <th scope="col">{text('traffic.sent')}</th>
            <th scope="col">{text('traffic.column.total')}</th>
            <th scope="col">{text('traffic.column.limit')}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(month => (
            <tr key={month.startsAt}>
              <th scope="row">{month.label}</th>
              <td>{bytes(month.receivedBytes)}</td>
              <td>{bytes(month.sentBytes)}</td>
              <td>{bytes(month.totalBytes)}</td>
              <td>
                {month.limitBytes === null
                  ? text('traffic.unmeteredShort')
                  : formatSize(month.limitBytes, locale)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
