import type { ReactNode } from 'react'
import { useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Card } from '~/ui/Card'
import { useMask } from '~/ui/Masking'
import { formatSize } from '~/util/units'
import { hasServer, LocationName } from './Facts'
import styles from './ServerOverview.module.css'
import type { ServerDetail } from './useServer'

/** What the server is made of; what is not known is left out. */
export function DetailsCard({ server }: { server: ServerDetail }) {
  const text = useText()
  const mask = useMask()
  const locale = useLocale()
  const { hostname, location, operatingSystem, resources, createdAt, builtAt } = server
  return (
    <Card title={text('details.title')}>
      <dl className={styles.details}>
        <Detail name={text('details.hostname')}>{hostname && <bdi>{mask(hostname)}</bdi>}</Detail>
        <Detail name={text('details.location')}>{location && <LocationName location={location} />}</Detail>
        <Detail name={text('details.system')}>{operatingSystem && <bdi>{operatingSystem.name}</bdi>}</Detail>
        <Detail name={text('details.kernel')}>{operatingSystem?.kernel}</Detail>
        {hasServer(server) && (
          <>
            <Detail name={text('details.cores')}>
              {text('details.coreCount', { count: resources.cpuCores })}
            </Detail>
            <Detail name={text('details.memory')}>{formatSize(resources.memoryBytes, locale)}</Detail>
            <Detail name={text('details.storage')}>{formatSize(resources.storageBytes, locale)}</Detail>
          </>
        )}
        <Detail name={text('details.created')}>{createdAt && <Ago at={createdAt} />}</Detail>
        <Detail name={text('details.built')}>{builtAt && <Ago at={builtAt} />}</Detail>
        <Detail name={text('details.externalId')}>
          {server.externalId && <bdi>{server.externalId}</bdi>}
        </Detail>
        <Detail name={text('details.panelServerId')}>{server.panelServerId}</Detail>
      </dl>
    </Card>
  )
}

function Detail({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === undefined || children === '') return null
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
