import type { PowerAction, ServerActionKind, ServerRowFragment, TaskKind } from '~/api/generated/graphql'
import type { MessageKey } from '~/i18n/i18n'
import type { IconName } from '~/ui/Icon'

interface PowerActionLook {
  label: MessageKey
  icon: IconName
  /** Is asked about before it is done, as something may be lost. */
  asks: boolean
  /** Loses data that is not saved. */
  dangerous: boolean
  /** How it is called in the address. */
  slug: string
}

/** What can be done about power, in the order in which it is offered. */
export const POWER_ACTIONS: Record<PowerAction, PowerActionLook> = {
  BOOT: { label: 'power.BOOT', icon: 'power', asks: false, dangerous: false, slug: 'boot' },
  RESTART: {
    label: 'power.RESTART',
    icon: 'refresh',
    asks: true,
    dangerous: false,
    slug: 'restart',
  },
  SHUTDOWN: {
    label: 'power.SHUTDOWN',
    icon: 'stop',
    asks: true,
    dangerous: false,
    slug: 'shutdown',
  },
  POWER_OFF: {
    label: 'power.POWER_OFF',
    icon: 'warning',
    asks: true,
    dangerous: true,
    slug: 'power-off',
  },
}

export const POWER_ACTION_KINDS = Object.keys(POWER_ACTIONS) as PowerAction[]

/** The action that a dialog in the address asks about; null where it is none that asks. */
export function actionOfSlug(slug: string | null): PowerAction | null {
  return (
    POWER_ACTION_KINDS.find(kind => POWER_ACTIONS[kind].slug === slug && POWER_ACTIONS[kind].asks) ?? null
  )
}

/** Why an action can't be taken now, as the server says; null where it can. */
export function refusalOf(actions: ServerRowFragment['actions'], kind: ServerActionKind): string | null {
  const action = actions.find(each => each.kind === kind)
  return !action || action.allowed ? null : action.reason
}

/** What a task is called while it runs and once it has ended. */
export const TASKS: Record<TaskKind, { running: MessageKey; succeeded: MessageKey; failed: MessageKey }> = {
  BOOT: { running: 'task.BOOT.running', succeeded: 'task.BOOT.succeeded', failed: 'task.BOOT.failed' },
  SHUTDOWN: {
    running: 'task.SHUTDOWN.running',
    succeeded: 'task.SHUTDOWN.succeeded',
    failed: 'task.SHUTDOWN.failed',
  },
  RESTART: {
    running: 'task.RESTART.running',
    succeeded: 'task.RESTART.succeeded',
    failed: 'task.RESTART.failed',
  },
  POWER_OFF: {
    running: 'task.POWER_OFF.running',
    succeeded: 'task.POWER_OFF.succeeded',
    failed: 'task.POWER_OFF.failed',
  },
  REBUILD: {
    running: 'task.REBUILD.running',
    succeeded: 'task.REBUILD.succeeded',
    failed: 'task.REBUILD.failed',
  },
  CREATE: {
    running: 'task.CREATE.running',
    succeeded: 'task.CREATE.succeeded',
    failed: 'task.CREATE.failed',
  },
  SUSPEND: {
    running: 'task.SUSPEND.running',
    succeeded: 'task.SUSPEND.succeeded',
    failed: 'task.SUSPEND.failed',
  },
  UNSUSPEND: {
    running: 'task.UNSUSPEND.running',
    succeeded: 'task.UNSUSPEND.succeeded',
    failed: 'task.UNSUSPEND.failed',
  },
  TERMINATE: {
    running: 'task.TERMINATE.running',
    succeeded: 'task.TERMINATE.succeeded',
    failed: 'task.TERMINATE.failed',
  },
  CHANGE_PRODUCT: {
    running: 'task.CHANGE_PRODUCT.running',
    succeeded: 'task.CHANGE_PRODUCT.succeeded',
    failed: 'task.CHANGE_PRODUCT.failed',
  },
  RENAME: {
    running: 'task.RENAME.running',
    succeeded: 'task.RENAME.succeeded',
    failed: 'task.RENAME.failed',
  },
  RESET_PASSWORD: {
    running: 'task.RESET_PASSWORD.running',
    succeeded: 'task.RESET_PASSWORD.succeeded',
    failed: 'task.RESET_PASSWORD.failed',
  },
  REVERSE_DNS: {
    running: 'task.REVERSE_DNS.running',
    succeeded: 'task.REVERSE_DNS.succeeded',
    failed: 'task.REVERSE_DNS.failed',
  },
}
