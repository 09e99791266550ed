import { useState } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from './Announcer'
import { Button } from './Button'
import { Icon } from './Icon'
import { useMasking } from './Masking'
import { Notice } from './Notice'
import styles from './Secret.module.css'

interface Props {
  /** What kind of secret it is. */
  label: string
  value: string
  onCopied?: () => void
  /** Something else on the screen is to be done first: the focus is not taken. */
  quiet?: boolean
}

/**
 * A secret that is shown once. It stands in the page only while this does: unlike what `CopyButton` copies, it is in no
 * name, no tooltip and nothing that is announced, as those are kept or read aloud.
 */
export function Secret({ label, value, onCopied, quiet }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { masked } = useMasking()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      announce(text('secret.copied', { label }))
      onCopied?.()
    } catch {
      // Without encryption browsers have no clipboard; it can also be forbidden.
      setCopied(false)
    }
  }
  return (
    <div className={styles.secret}>
      <p className={styles.label}>{label}</p>
      <div className={styles.line}>
        <code className={styles.value} translate="no" dir="ltr">
          {masked ? '••••••••' : value}
        </code>
        <Button
          small
          autoFocus={!quiet}
          aria-label={text('secret.copy', { label })}
          onClick={() => void copy()}
        >
          <Icon name={copied ? 'check' : 'copy'} />
          {text(copied ? 'ui.copiedShort' : 'ui.copyShort')}
        </Button>
      </div>
      {copied === false && (
        <Notice tone="warning" role="alert">
          {text('secret.notCopied')}
        </Notice>
      )}
    </div>
  )
}
