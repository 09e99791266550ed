import { useEffect, useState } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from './Announcer'
import { Button } from './Button'
import { Icon } from './Icon'
import { useMask } from './Masking'

const SHOWN_FOR_MS = 2000

/** Puts a value on the clipboard and says so. */
export function CopyButton({ value }: { value: string }) {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    announce(text('ui.copied', { value: mask(value) }))
  }
  return (
    <Button
      look="quiet"
      small
      aria-label={text('ui.copy', { value: mask(value) })}
      title={text(copied ? 'ui.copiedShort' : 'ui.copyShort')}
      onClick={() => void copy()}
    >
      <Icon name={copied ? 'check' : 'copy'} />
    </Button>
  )
}
