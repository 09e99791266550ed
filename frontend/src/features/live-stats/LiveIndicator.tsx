import { type LiveState, useLiveState, usePanelOutage } from '~/api/ApiProvider'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Badge, type Mark, type Tone } from '~/ui/Badge'
import { useNow } from '~/ui/useNow'
import type { TimedSample } from './history'

type Look = { label: MessageKey; tone: Tone; mark: Mark }

const LOOKS: Record<LiveState | 'waiting', Look> = {
  connecting: { label: 'live.connecting', tone: 'accent', mark: 'busy' },
  live: { label: 'live.live', tone: 'good', mark: 'full' },
  reconnecting: { label: 'live.reconnecting', tone: 'warning', mark: 'busy' },
  offline: { label: 'live.offline', tone: 'danger', mark: 'square' },
  waiting: { label: 'live.late', tone: 'warning', mark: 'half' },
}

const TICK_MS = 1000
/** A panel that struggles is asked less often; that alone is no reason to worry anyone. */
const LATE_AFTER_MS = 20_000

/** Whether the figures go on by themselves. */
export function LiveIndicator({ newest }: { newest: TimedSample | undefined }) {
  const text = useText()
  const live = useLiveState()
  const now = useNow(TICK_MS)
  // Without the panel there will be none, which need not be waited for.
  const late = usePanelOutage() || (newest && now - newest.receivedAt > LATE_AFTER_MS)
  const { label, tone, mark } = LOOKS[live === 'live' && late ? 'waiting' : live]
  return <Badge tone={tone} mark={mark} label={text(label)} />
}
