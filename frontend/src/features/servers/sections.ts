import type { ServerSectionsQuery } from '~/api/generated/graphql'
import type { MessageKey } from '~/i18n/i18n'
import type { IconName } from '~/ui/Icon'
import { paths } from '~/util/paths'
import { hasServer } from './Facts'

/** What decides which pages a server has; `more` is null until it is known, and comes after the server. */
interface Has {
  /** Its number on the panel is there for operators only. */
  server: Parameters<typeof hasServer>[0] & { panelServerId?: number | null }
  more: { plan: object | null; backups: readonly object[] | null } | null
  /** Whether the host does. */
  offersReverseDns: boolean
}

/** A page of one server. */
export interface Section {
  path: (serverId: string) => string
  label: MessageKey
  icon: IconName
  /** Whether there is anything on it; always where not given. */
  shown?: (has: Has) => boolean
}

/** One line for each, in the order in which they stand on a server's page and among the commands. */
const SECTIONS: readonly Section[] = [
  { path: paths.server, label: 'server.tab.overview', icon: 'server' },
  { path: paths.serverHistory, label: 'server.tab.history', icon: 'wave', shown: provisioned },
  { path: paths.serverBackups, label: 'server.tab.backups', icon: 'archive', shown: hasBackups },
  { path: paths.serverReverseDns, label: 'server.tab.reverseDns', icon: 'globe', shown: hasReverseDns },
  { path: paths.serverRebuild, label: 'server.tab.rebuild', icon: 'install', shown: provisioned },
  { path: paths.serverActivity, label: 'server.tab.activity', icon: 'clock' },
  { path: paths.serverPanel, label: 'server.tab.panel', icon: 'table', shown: onPanel },
]

/** The pages that this server has. */
export function sectionsOf(
  server: Has['server'],
  data: ServerSectionsQuery | undefined,
  offersReverseDns: boolean,
): Section[] {
  const node = data?.node && 'backups' in data.node ? data.node : null
  const more = node && { plan: node.backupPlan, backups: node.backups }
  return SECTIONS.filter(({ shown }) => shown?.({ server, more, offersReverseDns }) ?? true)
}

function provisioned({ server }: Has): boolean {
  return hasServer(server)
}

function onPanel({ server }: Has): boolean {
  return typeof server.panelServerId === 'number'
}

function hasReverseDns({ server, offersReverseDns }: Has): boolean {
  return offersReverseDns && hasServer(server)
}

/** Where the panel can't say, there may be some. */
function hasBackups({ server, more }: Has): boolean {
  return hasServer(server) && more !== null && (more.plan !== null || more.backups?.length !== 0)
}
