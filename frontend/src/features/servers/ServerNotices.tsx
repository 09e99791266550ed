import { usePanelOutage } from '~/api/ApiProvider'
import type { ServerStatus } from '~/api/generated/graphql'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Notice } from '~/ui/Notice'
import { hasServer } from './Facts'
import { StaleNotice } from './StaleNotice'
import type { ServerDetail } from './useServer'

/** What to know about a status; nothing about the one in which all is well. */
const ABOUT: Record<ServerStatus, { message: MessageKey; tone: 'info' | 'warning' | 'danger' } | null> = {
  PENDING: { message: 'about.PENDING', tone: 'info' },
  PROVISIONING: { message: 'about.PROVISIONING', tone: 'info' },
  ACTIVE: null,
  SUSPENDED: { message: 'about.SUSPENDED', tone: 'warning' },
  TERMINATING: { message: 'about.TERMINATING', tone: 'warning' },
  TERMINATED: { message: 'about.TERMINATED', tone: 'warning' },
  FAILED: { message: 'about.FAILED', tone: 'danger' },
}

/** What one should know before doing anything on this page. */
export function ServerNotices({ server }: { server: ServerDetail }) {
  const text = useText()
  const outage = usePanelOutage()
  const about = ABOUT[server.status]
  return (
    <>
      {(server.stale || outage) && <StaleNotice asOf={server.asOf} />}
      {server.underMaintenance && <Notice tone="warning">{text('server.maintenance')}</Notice>}
      {about && hasServer(server) && (
        <Notice tone={about.tone} role="status">
          {text(about.message)}
        </Notice>
      )}
    </>
  )
}
