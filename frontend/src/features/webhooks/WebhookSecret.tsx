import { useState } from 'react'
import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { RotateWebhookSecretDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'
import { Secret } from '~/ui/Secret'

interface SecretProps {
  title: string
  secret: string
  onClose: () => void
}

/** What signs the deliveries, shown once. */
export function SecretDialog({ title, secret, onClose }: SecretProps) {
  const text = useText()
  return (
    <Dialog title={title} onClose={onClose} holds>
      <p>{text('webhooks.once')}</p>
      <Secret label={text('webhooks.secret')} value={secret} />
      <DialogButtons>
        <Button look="primary" onClick={onClose}>
          {text('access.finish')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

interface RotateProps {
  webhookId: string
  onClose: () => void
}

/** Makes another secret; the one before signs for another day, unless it may be known to others. */
export function RotateSecretDialog({ webhookId, onClose }: RotateProps) {
  const text = useText()
  const [endNow, setEndNow] = useState(false)
  const [{ data, error, fetching }, rotate] = useMutation(RotateWebhookSecretDocument)
  const problem = problemOf(error)
  const secret = data?.rotateWebhookSecret.secret
  if (secret) return <SecretDialog title={text('webhooks.rotated')} secret={secret} onClose={onClose} />
  return (
    <Dialog title={text('webhooks.rotateTitle')} onClose={onClose}>
      <p>{text('webhooks.rotateBody')}</p>
      {problem && (
        <Failure title={text('webhooks.saveFailed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {data?.rotateWebhookSecret.userErrors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      <Checkbox label={text('webhooks.endNow')} checked={endNow} onChange={setEndNow} />
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button
          look="primary"
          busy={fetching}
          onClick={() => void rotate({ input: { webhookId, endFormerNow: endNow } })}
        >
          {text('webhooks.rotate')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
