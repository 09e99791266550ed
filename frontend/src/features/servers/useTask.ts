import { useEffect, useState } from 'react'
import { useSubscription } from 'urql'
import { type ActiveTaskFragment, TaskUpdatedDocument } from '~/api/generated/graphql'

interface FollowedTask {
  /** The task that runs, or the last one that ended while this was on the screen; null for none. */
  task: ActiveTaskFragment | null
  /** Lets go of a task that has ended. */
  dismiss: () => void
}

/** Follows a server's task to its end, and keeps it until it is dismissed or another begins. */
export function useTask(active: ActiveTaskFragment | null): FollowedTask {
  const [followed, setFollowed] = useState(active)
  if (active && active.id !== followed?.id) setFollowed(active)

  const [{ data }] = useSubscription({
    query: TaskUpdatedDocument,
    variables: { taskId: followed?.id ?? '' },
    pause: !followed,
  })
  const newest = data?.taskUpdated.id === followed?.id ? data?.taskUpdated : undefined
  return { task: followed && (newest ?? followed), dismiss: () => setFollowed(null) }
}

/** Calls back once when the task has ended. */
export function useTaskEnd(task: ActiveTaskFragment | null, onEnd: () => void) {
  const [ended, setEnded] = useState<string | null>(null)
  const over = task && hasEnded(task) ? task : null
  useEffect(() => {
    if (over && over.id !== ended) {
      setEnded(over.id)
      onEnd()
    }
  }, [over, ended, onEnd])
}

export function hasEnded(task: ActiveTaskFragment): boolean {
  return task.state === 'SUCCEEDED' || task.state === 'FAILED'
}
