import type { PowerState, ServerStatus } from '~/api/generated/graphql'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Badge, type Mark, type Tone } from '~/ui/Badge'

interface Look {
  label: MessageKey
  tone: Tone
  mark: Mark
}

/** A status that the schema gains fails to compile here until it has a look. */
export const STATUS: Record<ServerStatus, Look> = {
  PENDING: { label: 'status.PENDING', tone: 'idle', mark: 'ring' },
  PROVISIONING: { label: 'status.PROVISIONING', tone: 'accent', mark: 'busy' },
  ACTIVE: { label: 'status.ACTIVE', tone: 'idle', mark: 'check' },
  SUSPENDED: { label: 'status.SUSPENDED', tone: 'warning', mark: 'bars' },
  TERMINATING: { label: 'status.TERMINATING', tone: 'danger', mark: 'half' },
  TERMINATED: { label: 'status.TERMINATED', tone: 'idle', mark: 'dash' },
  FAILED: { label: 'status.FAILED', tone: 'danger', mark: 'triangle' },
}

export const POWER_STATE: Record<PowerState, Look> = {
  RUNNING: { label: 'powerState.RUNNING', tone: 'good', mark: 'full' },
  STOPPED: { label: 'powerState.STOPPED', tone: 'idle', mark: 'square' },
  PAUSED: { label: 'powerState.PAUSED', tone: 'warning', mark: 'bars' },
  UNKNOWN: { label: 'powerState.UNKNOWN', tone: 'idle', mark: 'ring' },
}

/** Where the service stands in its lifecycle. */
export function StatusBadge({ status, filled }: { status: ServerStatus; filled?: boolean }) {
  const text = useText()
  const { label, tone, mark } = STATUS[status]
  return <Badge filled={filled} tone={tone} mark={mark} label={text(label)} />
}

/** Whether the server is running. */
export function PowerBadge({ powerState, filled }: { powerState: PowerState; filled?: boolean }) {
  const text = useText()
  const { label, tone, mark } = POWER_STATE[powerState]
  return <Badge filled={filled} tone={tone} mark={mark} label={text(label)} />
}
