import { useState } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { CopyButton } from '~/ui/CopyButton'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { TextArea } from '~/ui/Field'
import { Notice } from '~/ui/Notice'
import styles from './Console.module.css'
import type { Screen } from './screen'
import type { GuestText } from './useConnection'
import type { SharedClipboard } from './useSharedClipboard'

interface Props {
  screen: Screen | null
  guestText: GuestText | null
  sharing: SharedClipboard
  onClose: () => void
}

/** What was copied on the server, and what can be pasted there: both ways by hand, or by themselves. */
export function ClipboardDialog({ screen, guestText, sharing, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const [own, setOwn] = useState('')
  const send = () => {
    screen?.clipboard(own)
    announce(text('console.clipboard.sent'))
    onClose()
  }
  return (
    <Dialog title={text('console.clipboard.title')} onClose={onClose}>
      <div className={styles.fromGuest}>
        <h3>{text('console.clipboard.from')}</h3>
        {guestText ? (
          <div className={styles.guestText}>
            <pre>
              <bdi>{guestText.text}</bdi>
            </pre>
            <CopyButton value={guestText.text} />
          </div>
        ) : (
          <p>{text('console.clipboard.nothing')}</p>
        )}
      </div>
      <TextArea
        data-focus-first
        label={text('console.clipboard.to')}
        hint={text('console.clipboard.hint')}
        rows={3}
        spellCheck={false}
        value={own}
        onChange={event => setOwn(event.target.value)}
      />
      <Checkbox
        label={text('console.clipboard.share')}
        checked={sharing.shared}
        onChange={sharing.setShared}
      />
      {sharing.denied && (
        <Notice tone="warning" role="status">
          {text('console.clipboard.denied')}
        </Notice>
      )}
      <DialogButtons>
        <Button onClick={onClose}>{text('ui.close')}</Button>
        <Button
          look="primary"
          refusal={!screen ? text('console.notThere') : own === '' ? text('console.paste.empty') : null}
          onClick={send}
        >
          {text('console.clipboard.send')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
