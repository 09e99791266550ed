import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { CreateWebhookDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Dialog } from '~/ui/Dialog'
import { WebhookForm, type WebhookWish } from './WebhookForm'
import { SecretDialog } from './WebhookSecret'

interface Props {
  onClose: () => void
  /** It is made; this stays open, as the secret is in it and nowhere else. */
  onCreated: () => void
  /** The secret was seen. */
  onDone: (id: string) => void
}

/** Makes a webhook and shows its secret, once. */
export function CreateWebhookDialog({ onClose, onCreated, onDone }: Props) {
  const text = useText()
  const [{ data, error, fetching }, create] = useMutation(CreateWebhookDocument)
  const problem = problemOf(error)
  const made = data?.createWebhook
  const submit = async ({ payload, ...wish }: WebhookWish) => {
    const answer = await create({ input: { ...wish, payload: payload || null } })
    if (answer.data?.createWebhook.secret) onCreated()
  }
  if (made?.secret && made.webhook) {
    const { id } = made.webhook
    return <SecretDialog title={text('webhooks.made')} secret={made.secret} onClose={() => onDone(id)} />
  }
  return (
    <Dialog title={text('webhooks.createTitle')} onClose={onClose}>
      <WebhookForm
        action={text('webhooks.create')}
        problem={problem}
        errors={sortUserErrors(made?.userErrors ?? [], ['url', 'topics', 'payload', 'description'])}
        busy={fetching}
        onSubmit={wish => void submit(wish)}
        onCancel={onClose}
      />
    </Dialog>
  )
}
