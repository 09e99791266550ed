import { type FormEvent, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors, type UserError } from '~/api/errors'
import {
  RebuildServerDocument,
  type RebuildServerInput,
  type RebuildTaskFragment,
} from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { useMask, useMasking } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { useCountdown } from '~/ui/useCountdown'
import { newMutationId } from '~/util/ids'
import { isPhrase } from '~/util/phrase'
import { phraseOf } from './confirmation'
import styles from './Rebuild.module.css'
import type { RebuildServer } from './RebuildTab'
import { WISH_FIELDS, type WishErrors } from './wish'

interface Props {
  server: RebuildServer
  /** What is ordered, as the API takes it. */
  order: Omit<RebuildServerInput, 'serverId' | 'clientMutationId'>
  /** The same for the reader, line by line. */
  summary: readonly { term: string; value: string }[]
  refusal: string | null
  onClose: () => void
  onOrdered: (task: RebuildTaskFragment) => void
  /** What was wrong with fields of the form behind this. */
  onWrong: (errors: WishErrors) => void
}

/** The last question before everything on a server is lost: not to be answered by accident. */
export function RebuildDialog({ server, order, summary, refusal, onClose, onOrdered, onWrong }: Props) {
  const text = useText()
  const mask = useMask()
  const { masked } = useMasking()
  const [{ data, error, fetching }, rebuild] = useMutation(RebuildServerDocument)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  // The same for every try, so that a lost answer does not rebuild it twice.
  const [clientMutationId, setMutationId] = useState(newMutationId)
  const wait = useCountdown()
  const problem = problemOf(error)
  const errors: readonly UserError[] = fetching ? [] : (data?.rebuildServer.userErrors ?? [])
  // What had to be waited for is over when the wait is.
  const shown = errors.filter(each => each.code !== 'RATE_LIMITED' || wait.left > 0)
  // What hides names must not ask for one.
  const phrase = (masked ? null : phraseOf(server)) ?? text('rebuild.word')
  const matches = isPhrase(typed, phrase)
  const waiting = wait.left > 0 ? text('power.wait', { seconds: wait.left }) : null

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!matches || refusal || waiting || fetching) return
    const answer = await rebuild({ input: { ...order, serverId: server.id, clientMutationId } })
    const payload = answer.data?.rebuildServer
    if (!payload) return
    if (payload.task && payload.userErrors.length === 0) {
      onOrdered(payload.task)
      return
    }
    setMutationId(newMutationId())
    const seconds = payload.userErrors.find(each => each.retryAfterSeconds)?.retryAfterSeconds
    if (seconds) wait.start(seconds)
    const { fields } = sortUserErrors(payload.userErrors, WISH_FIELDS)
    if (Object.keys(fields).length > 0) onWrong(fields)
  }

  return (
    <Dialog title={text('rebuild.title', { name: mask(server.name) })} onClose={onClose}>
      <form className={styles.form} onSubmit={event => void submit(event)}>
        <Notice tone="danger">
          <p>{text('rebuild.loss')}</p>
          <p>{text('rebuild.lossHint')}</p>
        </Notice>
        <dl className={styles.summary}>
          {summary.map(({ term, value }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ))}
        </dl>
        {refusal && (
          <Notice tone="warning" role="status">
            {refusal}
          </Notice>
        )}
        {problem && !fetching && (
          <Failure title={text('rebuild.failed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {shown.map(({ message, code }) => (
          <Notice key={message} tone={code === 'RATE_LIMITED' ? 'warning' : 'danger'} role="alert">
            <p>{message}</p>
            {code === 'RATE_LIMITED' && <p aria-hidden="true">{waiting}</p>}
          </Notice>
        ))}
        <Field
          label={text('confirm.type', { phrase })}
          value={typed}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          dir="auto"
          error={wrong && !matches ? text('confirm.typeWrong', { phrase }) : null}
          onKeyDown={event => {
            // The button refuses by itself, but who presses Enter is not looking at it.
            if (event.key === 'Enter') setWrong(!matches)
          }}
          onChange={event => setTyped(event.target.value)}
        />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button
            look="danger"
            type="submit"
            busy={fetching}
            refusal={refusal ?? waiting ?? (matches ? null : text('confirm.typeFirst'))}
          >
            {text('rebuild.confirm')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
