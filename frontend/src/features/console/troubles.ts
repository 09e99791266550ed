import type { MessageKey } from '~/i18n/i18n'
import type { IconName } from '~/ui/Icon'
import type { TroubleKind } from './trouble'

interface TroubleLook {
  icon: IconName
  title: MessageKey
  body: MessageKey
  /** What the button says that tries again. */
  again?: MessageKey
}

/** What is said about each; a new one fails to compile until something is. */
export const TROUBLES: Record<TroubleKind, TroubleLook> = {
  restarting: { icon: 'refresh', title: 'console.restarting', body: 'console.restarting.body' },
  network: { icon: 'offline', title: 'console.network', body: 'console.network.body' },
  lost: { icon: 'plug', title: 'console.lost', body: 'console.lost.body' },
  noScreen: { icon: 'system', title: 'console.noScreen', body: 'console.noScreen.body' },
  screenRefused: { icon: 'warning', title: 'console.screenRefused', body: 'console.screenRefused.body' },
  viewer: { icon: 'warning', title: 'console.viewer', body: 'console.viewer.body' },
  stalled: { icon: 'clock', title: 'console.stalled', body: 'console.stalled.body' },
  elsewhere: {
    icon: 'copy',
    title: 'console.elsewhere',
    body: 'console.elsewhere.body',
    again: 'console.elsewhere.again',
  },
  idle: { icon: 'moon', title: 'console.idle', body: 'console.idle.body', again: 'console.again' },
  tooLong: { icon: 'clock', title: 'console.tooLong', body: 'console.tooLong.body', again: 'console.again' },
  tooMany: { icon: 'copy', title: 'console.tooMany', body: 'console.tooMany.body' },
  signedOut: { icon: 'key', title: 'console.signedOut', body: 'console.signedOut.body' },
  suspended: { icon: 'hide', title: 'console.suspended', body: 'console.suspended.body' },
  gone: { icon: 'server', title: 'console.gone', body: 'console.gone.body' },
  off: { icon: 'power', title: 'console.off', body: 'console.off.body' },
  soon: { icon: 'clock', title: 'console.soon', body: 'console.soon.body' },
  panel: { icon: 'plug', title: 'console.panel', body: 'console.panel.body' },
  refused: { icon: 'warning', title: 'console.refused', body: 'console.refused.body' },
  offline: { icon: 'offline', title: 'console.offline', body: 'console.offline.body' },
  failed: { icon: 'warning', title: 'console.failed', body: 'console.failed.body' },
}
