import { useEffect } from 'react'
import { useSubscription } from 'urql'
import { type ActiveTaskFragment, TaskUpdatedDocument } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Notice } from '~/ui/Notice'
import { Progress } from '~/ui/Progress'

/** Says whether the new password is valid yet, which it is when its task has ended. */
export function PasswordTask({ task }: { task: ActiveTaskFragment }) {
  const text = useText()
  const announce = useAnnounce()
  const [{ data }] = useSubscription({ query: TaskUpdatedDocument, variables: { taskId: task.id } })
  const { state, message, progressPercent } = data?.taskUpdated ?? task
  const title = text(
    state === 'SUCCEEDED'
      ? 'access.task.succeeded'
      : state === 'FAILED'
        ? 'access.task.failed'
        : 'access.task.running',
  )
  useEffect(() => announce(title), [announce, title])

  if (state !== 'SUCCEEDED' && state !== 'FAILED') {
    return <Progress label={title} percent={progressPercent} note={message} />
  }
  const good = state === 'SUCCEEDED'
  return (
    <Notice tone={good ? 'good' : 'danger'} icon={good ? 'check' : 'warning'}>
      <p>{title}</p>
      {message && <p>{message}</p>}
    </Notice>
  )
}
