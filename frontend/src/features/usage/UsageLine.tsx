import { useQuery } from 'urql'
import { CountedUsageDocument } from '~/api/generated/later'
import { useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { formatBytes } from '~/util/units'
import styles from './UsageLine.module.css'

/** What was last counted of a server's traffic and disk; nothing where nothing was. It never waits for the panel. */
export function UsageLine({ serverId }: { serverId: string }) {
  const text = useText()
  const locale = useLocale()
  const [{ data }] = useQuery({ query: CountedUsageDocument, variables: { id: serverId } })
  const usage = data?.node && 'usage' in data.node ? data.node.usage : null
  if (!usage) return null
  const { trafficUsedBytes, trafficLimitBytes, diskUsedBytes, diskLimitBytes } = usage
  const figures = (used: number, limit: number | null) =>
    limit === null
      ? formatBytes(used, locale)
      : text('usage.of', { used: formatBytes(used, locale), limit: formatBytes(limit, locale) })
  return (
    <p className={styles.line}>
      <span>{text('usage.title')}</span>
      {trafficUsedBytes !== null && (
        <span>
          {text('usage.traffic')} <b>{figures(trafficUsedBytes, trafficLimitBytes)}</b>
        </span>
      )}
      {diskUsedBytes !== null && (
        <span>
          {text('usage.disk')} <b>{figures(diskUsedBytes, diskLimitBytes)}</b>
        </span>
      )}
      <Ago at={usage.updatedAt} />
    </p>
  )
}
