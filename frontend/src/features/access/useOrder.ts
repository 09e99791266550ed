import { useState } from 'react'
import type { UserError } from '~/api/errors'
import { useText } from '~/i18n/i18n'
import { useCountdown } from '~/ui/useCountdown'
import { newMutationId } from '~/util/ids'

/** What every order of this feature shares: the id that makes repeating it safe, and the wait where it came too soon. */
export function useOrder() {
  const text = useText()
  const wait = useCountdown()
  // The same for every try, so that a lost answer does not set a second password.
  const [mutationId, setMutationId] = useState(newMutationId)
  return {
    mutationId,
    /** Why it can't be given again yet; null where it can. */
    waiting: wait.left > 0 ? text('power.wait', { seconds: wait.left }) : null,
    /** The server has answered: an order that it refused is another one the next time. */
    answered: (errors: readonly UserError[]) => {
      if (errors.length > 0) setMutationId(newMutationId())
      const seconds = errors.find(each => each.retryAfterSeconds)?.retryAfterSeconds
      if (seconds) wait.start(seconds)
    },
  }
}
