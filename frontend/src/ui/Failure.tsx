import { useEffect, useState } from 'react'
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
  /** It is being tried again. Can stay true for ever: the cache says so of what it waits for and never asks for. */
  retrying?: boolean
}

/** Something failed: what, why, and what to do about it. */
export function Failure({ title, detail, requestId, onRetry, retrying }: Props) {
  const text = useText()
  // Only who has pressed the button waits for it: it must never be dead from the start.
  const [pressed, setPressed] = useState(false)
  useEffect(() => {
    if (!retrying) setPressed(false)
  }, [retrying])
  return (
    <Notice
      tone="danger"
      role="alert"
      action={
        onRetry && (
          <Button
            small
            busy={retrying && pressed}
            onClick={() => {
              setPressed(true)
              onRetry()
            }}
          >
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
