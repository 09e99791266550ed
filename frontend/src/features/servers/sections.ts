import type { MessageKey } from '~/i18n/i18n'
import type { IconName } from '~/ui/Icon'
import { paths } from '~/util/paths'

/** A page of one server. */
export interface Section {
  path: (serverId: string) => string
  label: MessageKey
  icon: IconName
}

/** One line for each, in the order in which they stand on a server's page and among the commands. */
export const SECTIONS: readonly Section[] = [
  { path: paths.server, label: 'server.tab.overview', icon: 'server' },
  { path: paths.serverHistory, label: 'server.tab.history', icon: 'wave' },
  { path: paths.serverActivity, label: 'server.tab.activity', icon: 'clock' },
]
