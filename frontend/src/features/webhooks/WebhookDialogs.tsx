import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { DeleteWebhookDocument, UpdateWebhookDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Dialog } from '~/ui/Dialog'
import { Question } from '~/ui/Question'
import { WebhookForm, type WebhookWish } from './WebhookForm'

interface EditProps {
  webhookId: string
  before: WebhookWish
  onClose: () => void
}

/** Changes where a webhook goes, what it is told of, or what is sent. */
export function EditWebhookDialog({ webhookId, before, onClose }: EditProps) {
  const text = useText()
  const [{ data, error, fetching }, update] = useMutation(UpdateWebhookDocument)
  const problem = problemOf(error)
  const submit = async (wish: WebhookWish) => {
    const answer = await update({ input: { webhookId, ...wish } })
    if (answer.data?.updateWebhook.userErrors.length === 0) onClose()
  }
  return (
    <Dialog title={text('webhooks.editTitle')} onClose={onClose}>
      <WebhookForm
        before={before}
        action={text('webhooks.save')}
        problem={problem}
        errors={sortUserErrors(data?.updateWebhook.userErrors ?? [], [
          'url',
          'topics',
          'payload',
          'description',
        ])}
        busy={fetching}
        onSubmit={wish => void submit(wish)}
        onCancel={onClose}
      />
    </Dialog>
  )
}

interface DeleteProps {
  webhookId: string
  onClose: () => void
  onDeleted: () => void
}

/** Asks before a webhook is deleted. */
export function DeleteWebhookDialog({ webhookId, onClose, onDeleted }: DeleteProps) {
  const text = useText()
  const [{ data, error, fetching }, remove] = useMutation(DeleteWebhookDocument)
  const submit = async () => {
    const answer = await remove({ input: { webhookId } })
    if (answer.data?.deleteWebhook.deletedId) onDeleted()
  }
  return (
    <Question
      title={text('webhooks.deleteTitle')}
      failed={text('webhooks.saveFailed')}
      confirm={text('webhooks.delete')}
      busy={fetching}
      problem={problemOf(error)}
      errors={data?.deleteWebhook.userErrors ?? []}
      onClose={onClose}
      onConfirm={() => void submit()}
    >
      {text('webhooks.deleteBody')}
    </Question>
  )
}
