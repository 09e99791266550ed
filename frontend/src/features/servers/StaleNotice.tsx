import { useLocale, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Notice } from '~/ui/Notice'
import { formatDateTime } from '~/util/dates'

/** This is the last known state, and how old it is. */
export function StaleNotice({ asOf }: { asOf: string | null }) {
  const text = useText()
  const locale = useLocale()
  return (
    <Notice tone="warning" icon="clock" role="status">
      <p>
        {text('stale.title')}{' '}
        {asOf && (
          <>
            {text('stale.asOf', { time: formatDateTime(asOf, locale) })} <Ago at={asOf} />.
          </>
        )}
      </p>
      <p>{text('stale.hint')}</p>
    </Notice>
  )
}
