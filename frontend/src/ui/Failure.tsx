import { useText } from '~/i18n/i18n'
import { Button } from './Button'
import { Notice } from './Notice'

interface Props {
  /** What could not be done, in a sentence. */
  title: string
  /** What the server said about it. */
  detail?: string | null
  /** Names the request in the host's log; shown to be passed on. */
  requestId?: string | null
  onRetry?: () => void
  retrying?: boolean
}

/** Something failed: what, why, and what to do about it. */
export function Failure({ title, detail, requestId, onRetry, retrying }: Props) {
  const text = useText()
  return (
    <Notice
      tone="danger"
      role="alert"
      action={
        onRetry && (
          <Button small busy={retrying} onClick={onRetry}>
            {text('ui.tryAgain')}
          </Button>
        )
      }
    >
      <p>{detail && detail !== title ? `${title} ${detail}` : title}</p>
      {requestId && <p>{text('ui.requestId', { requestId })}</p>}
    </Notice>
  )
}
