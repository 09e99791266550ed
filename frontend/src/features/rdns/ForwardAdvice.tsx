import { useText } from '~/i18n/i18n'
import { CopyButton } from '~/ui/CopyButton'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import styles from './ReverseDns.module.css'
import { forwardRecord } from './records'

interface Props {
  /** What the API says of where the name leads instead. */
  reason: string
  address: string
  hostname: string
}

/** The name does not lead back: the very record to add, and how to go on. */
export function ForwardAdvice({ reason, address, hostname }: Props) {
  const text = useText()
  const mask = useMask()
  const record = forwardRecord(hostname, address)
  // Up to the advice, which stands below in the reader's own language.
  const [what = reason] = reason.split(/(?<=\.) (?=Where the DNS)/)
  return (
    <Notice tone="warning" role="alert">
      <p className={styles.adviceTitle}>{text('rdns.mismatch')}</p>
      <p>{mask(what)}</p>
      <p>{text('rdns.addRecord')}</p>
      <p className={styles.toCopy}>
        <code>{mask(record)}</code>
        <CopyButton value={record} />
      </p>
      <p>{text('rdns.thenAgain')}</p>
    </Notice>
  )
}
