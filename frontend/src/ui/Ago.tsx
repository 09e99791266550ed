import { useLocale } from '~/i18n/i18n'
import { formatExact, formatRelative } from '~/util/dates'
import { useNow } from './useNow'

const HALF_A_MINUTE_MS = 30_000

/** How long ago something was; the exact time is its tooltip. A clock that runs behind makes no future of it. */
export function Ago({ at }: { at: string }) {
  const locale = useLocale()
  const now = useNow(HALF_A_MINUTE_MS)
  return (
    <time dateTime={at} title={formatExact(at, locale)}>
      {formatRelative(at, Math.max(now, Date.parse(at)), locale)}
    </time>
  )
}
