import { type ReactNode, useCallback, useEffect, useRef } from 'react'
import { useText } from '~/i18n/i18n'
import { Card } from '~/ui/Card'
import { Empty } from '~/ui/Empty'
import { AddressesCard } from './AddressesCard'
import { DetailsCard } from './DetailsCard'
import { hasServer } from './Facts'
import { FilesystemsCard } from './FilesystemsCard'
import { PowerCard } from './PowerCard'
import styles from './ServerOverview.module.css'
import type { ServerTabProps } from './ServerPage'

interface Props extends ServerTabProps {
  liveStats: ReactNode
  traffic: ReactNode
  access: ReactNode
  /** What can be done with the service as a whole; null for who may not. */
  service: ReactNode
}

/** The first tab: power, live figures and what the server is made of. */
export function ServerOverview({ server, part, refetch, liveStats, traffic, access, service }: Props) {
  const text = useText()
  const lookAgain = useLookAgain(refetch)
  const provisioned = hasServer(server)
  return (
    <div className={styles.overview}>
      <div className={styles.power}>
        <PowerCard server={server} onTaskEnd={lookAgain} />
      </div>
      <div className={styles.main}>
        {provisioned ? (
          <>
            {liveStats}
            <FilesystemsCard
              filesystems={server.filesystems}
              part={part('filesystems')}
              powerState={server.powerState}
            />
            {traffic}
          </>
        ) : (
          <Card title={text('server.tab.overview')}>
            <Empty icon="server" title={text('server.none')}>
              {text('server.noneHint')}
            </Empty>
          </Card>
        )}
      </div>
      <div className={styles.side}>
        {provisioned && <AddressesCard addresses={server.addresses} />}
        <DetailsCard server={server} />
        {service}
        {provisioned && access}
      </div>
    </div>
  )
}

/** A guest that has just booted takes a while until its agent answers, and nothing is pushed when it does. */
const GUEST_IS_UP_AFTER_MS = 30_000

/** Reads the page now and once more when the guest should be up. */
function useLookAgain(refetch: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(() => {
    refetch()
    clearTimeout(timer.current)
    timer.current = setTimeout(refetch, GUEST_IS_UP_AFTER_MS)
  }, [refetch])
}
