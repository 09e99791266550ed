import { type FormEvent, useEffect, useId, useState } from 'react'
import { useQuery } from 'urql'
import type { sortUserErrors } from '~/api/errors'
import { UsualWebhookPayloadDocument, type WebhookTopic } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { DialogButtons } from '~/ui/Dialog'
import { Field, TextArea } from '~/ui/Field'
import { Notice } from '~/ui/Notice'
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
  errors: ReturnType<typeof sortUserErrors<'url' | 'topics' | 'payload' | 'description'>>
  busy: boolean
  onSubmit: (wish: WebhookWish) => void
  onCancel: () => void
}

/** Where a webhook goes, what it is told of, and what is sent. */
export function WebhookForm({ before, action, errors, busy, onSubmit, onCancel }: Props) {
  const text = useText()
  const topicsError = useId()
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

  const choose = (topic: WebhookTopic, checked: boolean) => {
    const next = new Set(topics)
    if (checked) next.add(topic)
    else next.delete(topic)
    setTopics(next)
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (refusal || busy) return
    const form = new FormData(event.currentTarget)
    onSubmit({
      url: String(form.get('url')),
      description: String(form.get('description')),
      topics: chosen,
      payload: own ? payload : '',
    })
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      {errors.form.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
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
      <fieldset className={styles.choices} aria-describedby={errors.fields.topics ? topicsError : undefined}>
        <legend>{text('webhooks.topics')}</legend>
        {topicsInOrder.map(topic => (
          <Checkbox
            key={topic}
            label={text(TOPICS[topic])}
            checked={topics.has(topic)}
            onChange={checked => choose(topic, checked)}
          />
        ))}
        {errors.fields.topics && (
          <p id={topicsError} className={styles.error} role="alert">
            {errors.fields.topics}
          </p>
        )}
      </fieldset>
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
    </form>
  )
}
