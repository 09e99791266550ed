import type { ReactNode } from 'react'
import { type CombinedError, useMutation } from 'urql'
import { problemOf, type UserError } from '~/api/errors'
import { EndOtherSessionsDocument, EndSessionDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'

interface OneProps {
  id: string
  name: string
  onClose: () => void
  onEnded: () => void
}

/** Asks before one session is ended: whoever sits there has to sign in again. */
export function EndSessionDialog({ id, name, onClose, onEnded }: OneProps) {
  const text = useText()
  const [{ data, error, fetching }, end] = useMutation(EndSessionDocument)
  const submit = async () => {
    const answer = await end({ input: { sessionId: id } })
    if (answer.data?.endSession.userErrors.length === 0) onEnded()
  }
  return (
    <Question
      title={text('sessions.endTitle', { name })}
      failed={text('sessions.endFailed')}
      confirm={text('sessions.end')}
      busy={fetching}
      error={error}
      errors={data?.endSession.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('sessions.endBody')}
    </Question>
  )
}

/** The same for all sessions but the present one. */
export function EndOthersDialog({
  onClose,
  onEnded,
}: {
  onClose: () => void
  onEnded: (count: number) => void
}) {
  const text = useText()
  const [{ data, error, fetching }, end] = useMutation(EndOtherSessionsDocument)
  const submit = async () => {
    const answer = await end({})
    const count = answer.data?.endOtherSessions.endedCount
    if (count != null) onEnded(count)
  }
  return (
    <Question
      title={text('sessions.endOthersTitle')}
      failed={text('sessions.endFailed')}
      confirm={text('sessions.endOthers')}
      busy={fetching}
      error={error}
      errors={data?.endOtherSessions.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('sessions.endOthersBody')}
    </Question>
  )
}

interface QuestionProps {
  title: string
  /** What is said where the answer did not come. */
  failed: string
  confirm: string
  busy: boolean
  error: CombinedError | undefined
  errors: readonly UserError[]
  onClose: () => void
  onConfirm: () => void
  children: ReactNode
}

/** A question that is answered by one button. */
export function Question({
  title,
  failed,
  confirm,
  busy,
  error,
  errors,
  onClose,
  onConfirm,
  children,
}: QuestionProps) {
  const text = useText()
  const problem = problemOf(error)
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
