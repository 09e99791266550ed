import type { StockLimit, StockReportFieldsFragment } from '~/api/generated/later'
import { type MessageKey, useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import styles from './Products.module.css'
import { StockBadge } from './StockBadge'
import { useRecalculate } from './useRecalculate'

type Group = StockReportFieldsFragment['groups'][number]
type Hypervisor = Group['hypervisors'][number]

const LIMITS: Record<StockLimit, MessageKey> = {
  DISABLED: 'stock.limit.DISABLED',
  NOT_COMMISSIONED: 'stock.limit.NOT_COMMISSIONED',
  PROHIBITED: 'stock.limit.PROHIBITED',
  MEMORY: 'stock.limit.MEMORY',
  CPU: 'stock.limit.CPU',
  STORAGE: 'stock.limit.STORAGE',
  IPV4: 'stock.limit.IPV4',
  NOTHING: 'stock.limit.NOTHING',
}

interface Props {
  productId: string
  stock: { controlled: boolean; quantity: number | null; inStock: boolean; computedAt: string | null }
  report: StockReportFieldsFragment | null
  onCounted: () => void
}

/** How many can still be made, and why so many: group by group, hypervisor by hypervisor. */
export function StockCard({ productId, stock, report, onCounted }: Props) {
  const text = useText()
  const { counting, problem, refusals, recalculate } = useRecalculate(productId, onCounted)
  return (
    <Card
      title={text('stock.title')}
      flush
      aside={
        stock.controlled && (
          <Button small busy={counting} onClick={() => void recalculate()}>
            <Icon name="refresh" /> {text('stock.count')}
          </Button>
        )
      }
    >
      <div className={styles.pad}>
        <p className={styles.sentence}>
          <StockBadge stock={stock} />
        </p>
        {stock.computedAt && (
          <p className={styles.muted}>
            {text('stock.computed')} <Ago at={stock.computedAt} />
          </p>
        )}
        {problem && (
          <Failure title={text('products.failed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {refusals.map(each => (
          <Notice key={each.message} tone="warning" role="alert">
            {each.message}
          </Notice>
        ))}
        {stock.controlled && report && <Explanation report={report} />}
      </div>
      {stock.controlled &&
        report?.groups.map(group => <GroupPart key={group.hypervisorGroupId} group={group} />)}
    </Card>
  )
}

function Explanation({ report }: { report: StockReportFieldsFragment }) {
  const text = useText()
  return (
    <>
      {report.problem && (
        <Notice tone="warning">
          {text('stock.unknown')} <bdi>{report.problem}</bdi>
        </Notice>
      )}
      {report.computed && !report.packageFound && (
        <p className={styles.sentence}>{text('stock.noPackage')}</p>
      )}
      {report.computed && report.packageFound && report.places === null && (
        <p className={styles.sentence}>{text('stock.unbounded')}</p>
      )}
      {report.reservedPlaces > 0 && (
        <p className={styles.sentence}>{text('stock.reserved', { count: report.reservedPlaces })}</p>
      )}
    </>
  )
}

function GroupPart({ group }: { group: Group }) {
  const text = useText()
  const name = group.name ?? text('stock.group', { id: group.hypervisorGroupId })
  return (
    <details className={styles.group}>
      <summary>
        <span className={styles.groupName}>
          <bdi>{name}</bdi>
        </span>
        <span className={styles.muted}>
          <GroupWords group={group} />
        </span>
      </summary>
      {group.hypervisors.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <section className={styles.scroll} aria-label={text('stock.hypervisorsOf', { name })} tabIndex={0}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text('stock.hypervisor')}</th>
                <th scope="col" className={styles.number}>
                  {text('stock.places')}
                </th>
                <th scope="col">{text('stock.limitedBy')}</th>
                <th scope="col" className={styles.number}>
                  {text('stock.memory')}
                </th>
                <th scope="col" className={styles.number}>
                  {text('stock.cpu')}
                </th>
                <th scope="col" className={styles.number}>
                  {text('stock.storage')}
                </th>
                <th scope="col" className={styles.number}>
                  {text('stock.ipv4')}
                </th>
              </tr>
            </thead>
            <tbody>
              {group.hypervisors.map(hypervisor => (
                <HypervisorRow key={hypervisor.panelHypervisorId} hypervisor={hypervisor} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  )
}

function GroupWords({ group }: { group: Group }) {
  const text = useText()
  if (!group.found) return text('stock.groupGone')
  const places =
    group.places === null ? text('stock.noLimit') : text('stock.placeCount', { count: group.places })
  const byAddresses =
    group.ipv4Places !== null &&
    (group.hypervisorPlaces === null || group.ipv4Places < group.hypervisorPlaces)
  return byAddresses ? `${places} · ${text('stock.byAddresses')}` : places
}

function HypervisorRow({ hypervisor }: { hypervisor: Hypervisor }) {
  const text = useText()
  const locale = useLocale()
  const number = (value: number) => new Intl.NumberFormat(locale).format(value)
  const cell = (kind: StockLimit) => {
    const resource = hypervisor.resources.find(each => each.kind === kind)
    if (!resource) return '–'
    if (resource.free === null) return text('stock.unsaid')
    if (resource.maximum === null) return text('stock.noLimit')
    const usable = Math.max(0, resource.free - resource.kept)
    return text('stock.usable', { usable: number(usable), needed: number(resource.needed) })
  }
  const style = (kind: StockLimit) =>
    hypervisor.limitedBy === kind ? `${styles.number} ${styles.binds}` : styles.number
  return (
    <tr>
      <th scope="row">
        <bdi>{hypervisor.name}</bdi>
      </th>
      <td className={styles.number}>
        {hypervisor.places === null ? text('stock.noLimit') : number(hypervisor.places)}
      </td>
      <td>{text(LIMITS[hypervisor.limitedBy])}</td>
      <td className={style('MEMORY')}>{cell('MEMORY')}</td>
      <td className={style('CPU')}>{cell('CPU')}</td>
      <td className={style('STORAGE')}>{cell('STORAGE')}</td>
      <td className={style('IPV4')}>
        {hypervisor.freeIpv4 === null ? text('stock.unsaid') : number(hypervisor.freeIpv4)}
      </td>
    </tr>
  )
}
