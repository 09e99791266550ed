import type { SelfServiceFieldsFragment, SelfServiceUsageKind } from '~/api/generated/later'
import { type MessageKey, useLocale, useText } from '~/i18n/i18n'
import { useMask } from '~/ui/Masking'
import { formatAmount, formatHours } from './amounts'
import styles from './Credit.module.css'

/** What has no name of its own. */
const NAMES: Partial<Record<SelfServiceUsageKind, MessageKey>> = {
  OTHER_SERVERS: 'credit.otherServers',
  ADDONS: 'credit.addons',
}

/** What the running month has cost so far, line by line, and in all. */
export function UsageTable({ account }: { account: SelfServiceFieldsFragment }) {
  const text = useText()
  const mask = useMask()
  const locale = useLocale()
  const { usage, currencyCode } = account
  if (usage.length === 0) return <p className={styles.muted}>{text('credit.noUsage')}</p>
  const total = usage.reduce((sum, { cost }) => sum + cost, 0)
  return (
    <table className={styles.table}>
      <caption>{text('credit.usage')}</caption>
      <thead>
        <tr>
          <th scope="col">{text('credit.what')}</th>
          <th scope="col">{text('credit.hours')}</th>
          <th scope="col">{text('credit.cost')}</th>
        </tr>
      </thead>
      <tbody>
        {usage.map(({ kind, label, hours, cost }, line) => {
          const name = NAMES[kind]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity, and two servers can share a name
            <tr key={line}>
              <th scope="row">{name ? text(name) : <bdi>{mask(label)}</bdi>}</th>
              <td>{hours == null ? text('live.none') : formatHours(hours, locale)}</td>
              <td>{formatAmount(cost, currencyCode, locale)}</td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {text('credit.total')}
          </th>
          <td>{formatAmount(total, currencyCode, locale)}</td>
        </tr>
      </tfoot>
    </table>
  )
}
