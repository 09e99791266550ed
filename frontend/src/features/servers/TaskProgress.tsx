import { useEffect } from 'react'
import type { ActiveTaskFragment } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { Progress } from '~/ui/Progress'
import { TASKS } from './power'

interface Props {
  task: ActiveTaskFragment
  onDismiss: () => void
}

/** What a task is doing, then how it ended. */
export function TaskProgress({ task, onDismiss }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const { kind, state, message, progressPercent } = task
  const ended = state === 'SUCCEEDED' ? 'succeeded' : state === 'FAILED' ? 'failed' : null
  const title = text(TASKS[kind][ended ?? 'running'])

  // Each sentence is said once; a percentage that climbs is not worth interrupting for.
  useEffect(() => announce(message ? `${title}. ${message}` : title), [announce, title, message])

  if (!ended) return <Progress label={title} percent={progressPercent} note={message} />
  return (
    <Notice
      tone={ended === 'succeeded' ? 'good' : 'danger'}
      icon={ended === 'succeeded' ? 'check' : 'warning'}
      action={
        <Button look="quiet" small aria-label={text('ui.dismiss')} onClick={onDismiss}>
          <Icon name="close" />
        </Button>
      }
    >
      <p>{title}</p>
      {message && <p>{message}</p>}
    </Notice>
  )
}
