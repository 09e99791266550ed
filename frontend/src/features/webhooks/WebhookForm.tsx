import { useEffect, useState } from 'react'
import { useQuery } from 'urql'
import type { Problem, sortUserErrors } from '~/api/errors'
import { UsualWebhookPayloadDocument, type WebhookTopic } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Choices } from '~/ui/Choices'
import { DialogButtons } from '~/ui/Dialog'
import { Field, TextArea } from '~/ui/Field'
import { Form } from '~/ui/Form'
import styles from './Webhooks.module.css'
import { TOPICS, topicsInOrder } from './words'

/** What the form holds; a payload that is blank is the usual one. */
export interface WebhookWish {
  url: string
  description: string
  topics: WebhookTopic[]
  payload: string
}

interface Props {
  before?: WebhookWish
  /** What the button says that sends it. */
  action: string
  /** Why there was no answer; null where there was one. */
  problem: Problem | null
  errors: ReturnType<typeof sortUserErrors<'url' | 'topics' | 'payload' | 'description'>>
  busy: boolean
  onSubmit: (wish: WebhookWish) => void
  onCancel: () => void
}

/** Where a webhook goes, what it is told of, and what is sent. */
export function WebhookForm({ before, action, problem, errors, busy, onSubmit, onCancel }: Props) {
  const text = useText()
  const [topics, setTopics] = useState<ReadonlySet<WebhookTopic>>(
    new Set(before?.topics ?? ['SERVER_CHANGED', 'TASK_ENDED']),
  )
  const [own, setOwn] = useState(Boolean(before?.payload))
  const [payload, setPayload] = useState(before?.payload ?? '')
  const [touched, setTouched] = useState(Boolean(before?.payload))
  const chosen = topicsInOrder.filter(topic => topics.has(topic))
  const [{ data }] = useQuery({
    query: UsualWebhookPayloadDocument,
    variables: { topics: chosen },
    pause: !own || touched,
  })
  const usual = data?.usualWebhookPayload
  useEffect(() => {
    // Until somebody writes in it, it follows the topics.
    if (!touched && usual !== undefined) setPayload(usual)
  }, [touched, usual])
  const refusal = topics.size === 0 ? text('webhooks.noTopic') : null

  const submit = (form: FormData) => {
    if (refusal || busy) return
    onSubmit({
      url: String(form.get('url')),
      description: String(form.get('description')),
      topics: chosen,
      payload: own ? payload : '',
    })
  }

  return (
    <Form problem={problem} failed={text('webhooks.saveFailed')} errors={errors.form} onSubmit={submit}>
      <Field
        label={text('webhooks.url')}
        hint={text('webhooks.urlHint')}
        name="url"
        type="url"
        required
        maxLength={2048}
        placeholder="https://example.com/webhooks"
        autoComplete="off"
        dir="ltr"
        defaultValue={before?.url}
        error={errors.fields.url}
      />
      <Field
        label={text('webhooks.description')}
        name="description"
        maxLength={255}
        autoComplete="off"
        dir="auto"
        defaultValue={before?.description}
        error={errors.fields.description}
      />
      <Choices
        label={text('webhooks.topics')}
        options={topicsInOrder.map(value => ({ value, label: text(TOPICS[value]) }))}
        chosen={topics}
        error={errors.fields.topics}
        onChange={setTopics}
      />
      <Checkbox label={text('webhooks.ownPayload')} checked={own} onChange={setOwn} />
      {own && (
        <div className={styles.code}>
          <TextArea
            label={text('webhooks.payload')}
            hint={text('webhooks.payloadHint')}
            rows={12}
            maxLength={8000}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="ltr"
            value={payload}
            onChange={event => {
              setTouched(true)
              setPayload(event.target.value)
            }}
            error={errors.fields.payload}
          />
        </div>
      )}
      <DialogButtons>
        <Button onClick={onCancel}>{text('ui.cancel')}</Button>
        <Button look="primary" type="submit" refusal={refusal} busy={busy}>
          {action}
        </Button>
      </DialogButtons>
    </Form>
  )
}
