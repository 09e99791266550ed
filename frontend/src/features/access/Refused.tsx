import type { CombinedError } from 'urql'
import { problemOf, type UserError } from '~/api/errors'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'

interface Props {
  /** What could not be done, in a sentence. */
  title: string
  errors: readonly UserError[]
  error: CombinedError | undefined
}

/** Why an order was not taken, or did not arrive. */
export function Refused({ title, errors, error }: Props) {
  const problem = problemOf(error)
  return (
    <>
      {problem && <Failure title={title} detail={problem.message} requestId={problem.requestId} />}
      {errors.map(({ message, code }) => (
        <Notice key={message} tone={code === 'RATE_LIMITED' ? 'warning' : 'danger'} role="alert">
          {message}
        </Notice>
      ))}
    </>
  )
}
