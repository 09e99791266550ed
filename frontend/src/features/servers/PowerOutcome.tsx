import { useText } from '~/i18n/i18n'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'
import type { Power } from './usePower'

/** Why the last order was not taken. */
export function PowerOutcome({ power }: { power: Power }) {
  const text = useText()
  const { errors, problem, repeat, wait } = power
  return (
    <>
      {errors.map(({ code, message }) => (
        <Notice key={message} tone={code === 'RATE_LIMITED' ? 'warning' : 'danger'} icon="clock" role="alert">
          <p>{message}</p>
          {wait > 0 && code === 'RATE_LIMITED' && (
            <p aria-hidden="true">{text('power.wait', { seconds: wait })}</p>
          )}
        </Notice>
      ))}
      {problem && (
        <Failure
          title={text('power.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          onRetry={repeat ? () => void repeat() : undefined}
        />
      )}
    </>
  )
}
