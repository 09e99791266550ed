import { useText } from '~/i18n/i18n'
import { Ago } from './Ago'
import { useMask } from './Masking'

interface Props {
  actor: string
  /** The address that it was done from; null where the reader is not told. */
  from: string | null | undefined
  at: string
}

/** Who did something, from where as far as the reader may know, and how long ago. */
export function Byline({ actor, from, at }: Props) {
  const text = useText()
  const mask = useMask()
  return (
    <>
      <bdi>{mask(actor)}</bdi>
      {from && ` ${text('activity.from', { address: mask(from) })}`} · <Ago at={at} />
    </>
  )
}
