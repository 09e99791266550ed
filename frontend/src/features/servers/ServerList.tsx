import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { PowerAction, ServerRowFragment } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Badge } from '~/ui/Badge'
import { Checkbox } from '~/ui/Checkbox'
import { classes } from '~/ui/classes'
import { useMask } from '~/ui/Masking'
import { paths } from '~/util/paths'
import { hasServer, LocationName, primaryAddress, ResourcesLine } from './Facts'
import { PowerMenu } from './PowerMenu'
import { TASKS } from './power'
import styles from './ServerList.module.css'
import { PowerBadge, StatusBadge } from './states'

type Row = ServerRowFragment & { customer?: { id: string; name: string } }

interface Props {
  servers: readonly Row[]
  withCustomer: boolean
  onPower: (server: ServerRowFragment, action: PowerAction) => void
  selected: ReadonlySet<string>
  onSelect: (serverId: string, select: boolean) => void
}

/** Servers one below the other: lines of a table where there is room, cards on a phone. */
export function ServerList({ servers, withCustomer, onPower, selected, onSelect }: Props) {
  const text = useText()
  return (
    <div className={classes(styles.list, withCustomer && styles.withCustomer)}>
      <div className={styles.head} aria-hidden="true">
        <span />
        <span>{text('servers.column.server')}</span>
        <span>{text('servers.column.state')}</span>
        {withCustomer && <span>{text('servers.column.customer')}</span>}
        <span>{text('servers.column.location')}</span>
        <span>{text('servers.column.system')}</span>
        <span />
      </div>
      <ul className={styles.rows} aria-label={text('servers.title')}>
        {servers.map(server => (
          <ServerRow
            key={server.id}
            server={server}
            withCustomer={withCustomer}
            onPower={onPower}
            selected={selected.has(server.id)}
            onSelect={select => onSelect(server.id, select)}
          />
        ))}
      </ul>
    </div>
  )
}

interface RowProps extends Pick<Props, 'withCustomer' | 'onPower'> {
  server: Row
  selected: boolean
  onSelect: (select: boolean) => void
}

function ServerRow({ server, withCustomer, onPower, selected, onSelect }: RowProps) {
  const text = useText()
  const mask = useMask()
  const { id, name, hostname, location, operatingSystem, resources, addresses, customer } = server
  const known = [primaryAddress(addresses), hostname !== name ? hostname : null].filter(each => each !== null)
  return (
    <li className={classes(styles.row, selected && styles.selected)}>
      <div className={styles.check}>
        <Checkbox
          bare
          label={text('selection.one', { name: mask(name) })}
          checked={selected}
          onChange={onSelect}
        />
      </div>
      <div className={styles.name}>
        <Link href={paths.server(id)} className={styles.link} title={mask(name)}>
          <bdi>{mask(name)}</bdi>
        </Link>
        {known.length > 0 && (
          <p className={styles.known}>
            {known.map(each => (
              <bdi key={each} title={mask(each)}>
                {mask(each)}
              </bdi>
            ))}
          </p>
        )}
      </div>
      <div className={styles.state}>
        <State server={server} />
      </div>
      {withCustomer && (
        <div className={styles.customer}>
          {customer && (
            <Link href={paths.customer(customer.id)} title={mask(customer.name)}>
              <bdi>{mask(customer.name)}</bdi>
            </Link>
          )}
        </div>
      )}
      <Cell>{location && <LocationName location={location} />}</Cell>
      <Cell note={<ResourcesLine resources={resources} />}>
        {operatingSystem && <bdi title={operatingSystem.name}>{operatingSystem.name}</bdi>}
      </Cell>
      <div className={styles.menu}>
        <PowerMenu server={server} onChoose={action => onPower(server, action)} />
      </div>
    </li>
  )
}

/** Lifecycle and power, which are two things; a task that runs says more than either. */
function State({ server }: { server: ServerRowFragment }) {
  const text = useText()
  const { status, powerState, activeTask, stale, asOf, underMaintenance } = server
  return (
    <>
      <span className={styles.badges}>
        {activeTask ? (
          <Badge filled tone="accent" mark="busy" label={text(TASKS[activeTask.kind].running)} />
        ) : (
          hasServer(server) && <PowerBadge filled powerState={powerState} />
        )}
        {/* The status in which all is well stands back, so that the others stand out. */}
        <StatusBadge filled={status !== 'ACTIVE'} status={status} />
        {underMaintenance && (
          <Badge filled tone="warning" mark="triangle" label={text('server.maintenance.short')} />
        )}
      </span>
      {stale && (
        <span className={styles.note}>
          {text('stale.short')} {asOf && <Ago at={asOf} />}
        </span>
      )}
    </>
  )
}

function Cell({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className={styles.cell}>
      <p>{children}</p>
      {note && <p className={styles.note}>{note}</p>}
    </div>
  )
}
