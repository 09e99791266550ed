import type { ReactNode } from 'react'
import { useText } from '~/i18n/i18n'
import { Button } from './Button'
import { Dialog, DialogButtons } from './Dialog'
import { Failure } from './Failure'
import { Notice } from './Notice'

interface Props {
  title: string
  /** What will happen. */
  children: ReactNode
  /** What the button says that lets it happen. */
  confirm: string
  busy: boolean
  /** Why there was no answer, with what is said then; null where there was one. */
  problem: { message: string | null; requestId: string | null } | null
  failed: string
  /** Why it was refused. */
  errors: readonly { message: string }[]
  onClose: () => void
  onConfirm: () => void
}

/** Asks before something that is not easily undone; one button lets it happen. */
export function Question({
  title,
  children,
  confirm,
  busy,
  problem,
  failed,
  errors,
  onClose,
  onConfirm,
}: Props) {
  const text = useText()
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{children}</p>
      {problem && <Failure title={failed} detail={problem.message} requestId={problem.requestId} />}
      {errors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button look="danger" busy={busy} onClick={onConfirm}>
          {confirm}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
