import { Suspense, useState } from 'react'
import { Link } from 'wouter'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { lazyPart } from '~/ui/lazyPart'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { paths } from '~/util/paths'
import { ConsoleLink } from './ConsoleLink'
import { hasServer, LocationName } from './Facts'
import { refusalOf } from './power'
import styles from './ServerPage.module.css'
import { PowerBadge, StatusBadge } from './states'
import type { ServerDetail } from './useServer'

// Few who look at a server rename it.
const RenameForm = lazyPart(() => import('./RenameForm'), 'RenameForm')

interface Props {
  server: ServerDetail
  forOperator: boolean
}

/** What the server is called, how it is, and the few facts that one looks for first. */
export function ServerHeader({ server, forOperator }: Props) {
  const text = useText()
  const mask = useMask()
  const [renaming, setRenaming] = useState(false)
  const { name, status, powerState, underMaintenance, location, operatingSystem, createdAt, customer } =
    server
  return (
    <header className={styles.header}>
      {renaming ? (
        <Suspense fallback={<PageTitle name={mask(name)} />}>
          <RenameForm server={server} onDone={() => setRenaming(false)} />
        </Suspense>
      ) : (
        <div className={styles.nameLine}>
          <PageTitle name={mask(name)} />
          <Button
            look="quiet"
            small
            aria-label={text('rename.start')}
            refusal={refusalOf(server.actions, 'RENAME')}
            onClick={() => setRenaming(true)}
          >
            <Icon name="pencil" />
          </Button>
          <span className={styles.badges}>
            {hasServer(server) && <PowerBadge filled powerState={powerState} />}
            <StatusBadge filled status={status} />
            {underMaintenance && (
              <Badge filled tone="warning" mark="triangle" label={text('server.maintenance.short')} />
            )}
          </span>
          {hasServer(server) && <ConsoleLink server={server} />}
        </div>
      )}
      <div className={styles.facts}>
        {location && (
          <span>
            <LocationName location={location} />
          </span>
        )}
        {operatingSystem && <bdi title={operatingSystem.kernel ?? undefined}>{operatingSystem.name}</bdi>}
        {createdAt && (
          <span>
            {text('server.created')} <Ago at={createdAt} />
          </span>
        )}
        {forOperator && (
          <Link href={paths.customer(customer.id)}>
            <bdi>{mask(customer.name)}</bdi>
          </Link>
        )}
      </div>
    </header>
  )
}
