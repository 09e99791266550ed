import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { EndOtherSessionsDocument, EndSessionDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Question } from '~/ui/Question'

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
      problem={problemOf(error)}
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
      problem={problemOf(error)}
      errors={data?.endOtherSessions.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('sessions.endOthersBody')}
    </Question>
  )
}
