import { Link, useLocation } from 'wouter'
import { usePanelOutage } from '~/api/ApiProvider'
import type { ServerStatus } from '~/api/generated/graphql'
import { type MessageKey, useText } from '~/i18n/i18n'
import { buttonClass } from '~/ui/Button'
import { Notice } from '~/ui/Notice'
import { paths } from '~/util/paths'
import { hasServer } from './Facts'
import { refusalOf } from './power'
import { StaleNotice } from './StaleNotice'
import type { ServerDetail } from './useServer'

interface About {
  message: MessageKey
  tone: 'info' | 'warning' | 'danger'
  /** The way out is to install an operating system. */
  install?: boolean
}

/** What to know about a status; nothing about the one in which all is well. */
const ABOUT: Record<ServerStatus, About | null> = {
  PENDING: { message: 'about.PENDING', tone: 'info', install: true },
  PROVISIONING: { message: 'about.PROVISIONING', tone: 'info' },
  ACTIVE: null,
  SUSPENDED: { message: 'about.SUSPENDED', tone: 'warning' },
  TERMINATING: { message: 'about.TERMINATING', tone: 'warning' },
  TERMINATED: { message: 'about.TERMINATED', tone: 'warning' },
  FAILED: { message: 'about.FAILED', tone: 'danger', install: true },
}

/** What one should know before doing anything on this page. */
export function ServerNotices({ server }: { server: ServerDetail }) {
  const text = useText()
  const outage = usePanelOutage()
  const [location] = useLocation()
  const rebuild = paths.serverRebuild(server.id)
  const about = ABOUT[server.status]
  return (
    <>
      {(server.stale || outage) && <StaleNotice asOf={server.asOf} />}
      {server.underMaintenance && <Notice tone="warning">{text('server.maintenance')}</Notice>}
      {about && hasServer(server) && (
        <Notice
          tone={about.tone}
          role="status"
          action={
            about.install &&
            location !== rebuild &&
            !refusalOf(server.actions, 'REBUILD') && (
              <Link className={buttonClass('secondary', true)} href={rebuild}>
                {text('about.install')}
              </Link>
            )
          }
        >
          {text(about.message)}
        </Notice>
      )}
    </>
  )
}
