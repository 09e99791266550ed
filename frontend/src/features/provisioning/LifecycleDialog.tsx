import { type FormEvent, useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { type Problem, problemOf, sortUserErrors, type UserError } from '~/api/errors'
import {
  ChangeServerProductDocument,
  type LifecycleActionKind,
  ProductsToSellDocument,
  RelinkServerDocument,
  SuspendServerDocument,
  TerminateServerDocument,
  UnlinkServerDocument,
  UnsuspendServerDocument,
} from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field, SelectField } from '~/ui/Field'
import { useMask, useMasking } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { newMutationId } from '~/util/ids'
import { isPhrase, typeablePhrase } from '~/util/phrase'
import styles from './Provisioning.module.css'
import { LABELS } from './ServiceCard'

const QUESTIONS: Record<LifecycleActionKind, { title: MessageKey; body: MessageKey }> = {
  SUSPEND: { title: 'service.SUSPEND.title', body: 'service.SUSPEND.body' },
  UNSUSPEND: { title: 'service.UNSUSPEND.title', body: 'service.UNSUSPEND.body' },
  TERMINATE: { title: 'service.TERMINATE.title', body: 'service.TERMINATE.body' },
  CHANGE_PRODUCT: { title: 'service.CHANGE_PRODUCT.title', body: 'service.CHANGE_PRODUCT.body' },
  UNLINK: { title: 'service.UNLINK.title', body: 'service.UNLINK.body' },
  RELINK: { title: 'service.RELINK.title', body: 'service.RELINK.body' },
}

interface Props {
  kind: LifecycleActionKind
  serverId: string
  serverName: string
  onClose: () => void
  onDone: () => void
}

interface Answer {
  data?: { result: { server?: { id: string } | null; userErrors: UserError[] } }
  error?: Parameters<typeof problemOf>[0]
}

/** Asks before the service as a whole is changed. */
export function LifecycleDialog({ kind, serverId, serverName, onClose, onDone }: Props) {
  const text = useText()
  const mask = useMask()
  const { masked } = useMasking()
  const [, suspend] = useMutation(SuspendServerDocument)
  const [, unsuspend] = useMutation(UnsuspendServerDocument)
  const [, terminate] = useMutation(TerminateServerDocument)
  const [, changeProduct] = useMutation(ChangeServerProductDocument)
  const [, unlink] = useMutation(UnlinkServerDocument)
  const [, relink] = useMutation(RelinkServerDocument)
  const [{ data: catalogue }] = useQuery({
    query: ProductsToSellDocument,
    pause: kind !== 'CHANGE_PRODUCT',
  })
  const [productId, setProductId] = useState('')
  const [mutationId, setMutationId] = useState(newMutationId)
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const [busy, setBusy] = useState(false)
  const [errors, setErrors] = useState<UserError[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const sorted = sortUserErrors(errors, ['delayMinutes', 'panelServerId'])
  const question = QUESTIONS[kind]
  const dangerous = kind === 'TERMINATE' || kind === 'SUSPEND'
  const needsProduct = kind === 'CHANGE_PRODUCT' && !productId
  // What hides names must not ask for one.
  const phrase = (masked ? null : typeablePhrase(serverName)) ?? text('service.TERMINATE.word')
  const unconfirmed = kind === 'TERMINATE' && !isPhrase(typed, phrase)
  const refusal = needsProduct
    ? text('orderServer.chooseFirst')
    : unconfirmed
      ? text('confirm.typeFirst')
      : null

  const order = (form: FormData): Promise<Answer> => {
    const input = { serverId, clientMutationId: mutationId }
    switch (kind) {
      case 'SUSPEND':
        return suspend({ input })
      case 'UNSUSPEND':
        return unsuspend({ input })
      case 'UNLINK':
        return unlink({ input })
      case 'RELINK':
        return relink({ input: { ...input, panelServerId: Number(form.get('panelServerId')) } })
      case 'CHANGE_PRODUCT':
        return changeProduct({ input: { ...input, productId } })
      case 'TERMINATE': {
        const delay = String(form.get('delayMinutes') ?? '').trim()
        return terminate({ input: { ...input, delayMinutes: delay ? Number(delay) : null } })
      }
    }
  }

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (busy || refusal) return
    setBusy(true)
    const answer = await order(new FormData(event.currentTarget))
    setBusy(false)
    const refused = answer.data?.result.userErrors ?? []
    setErrors(refused)
    setProblem(problemOf(answer.error))
    if (refused.length > 0) setMutationId(newMutationId())
    if (answer.data?.result.server) {
      onDone()
      onClose()
    }
  }

  return (
    <Dialog title={text(question.title, { name: mask(serverName) })} onClose={onClose}>
      <form className={styles.dialogForm} onSubmit={event => void submit(event)}>
        {dangerous ? <Notice tone="danger">{text(question.body)}</Notice> : <p>{text(question.body)}</p>}
        {kind === 'RELINK' && (
          <Field
            label={text('adopt.panelServerId')}
            name="panelServerId"
            type="number"
            inputMode="numeric"
            min={1}
            max={2_147_483_647}
            required
            autoComplete="off"
            hint={text('adopt.panelServerIdHint')}
            error={sorted.fields.panelServerId}
          />
        )}
        {kind === 'TERMINATE' && (
          <Field
            label={text('service.delay')}
            name="delayMinutes"
            type="number"
            inputMode="numeric"
            min={0}
            max={43_800}
            autoComplete="off"
            hint={text('service.delayHint')}
            error={sorted.fields.delayMinutes}
          />
        )}
        {kind === 'TERMINATE' && (
          <Field
            label={text('confirm.type', { phrase })}
            value={typed}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            dir="auto"
            error={wrong && unconfirmed ? text('confirm.typeWrong', { phrase }) : null}
            onKeyDown={event => {
              // The button refuses by itself, but who presses Enter is not looking at it.
              if (event.key === 'Enter') setWrong(unconfirmed)
            }}
            onChange={event => setTyped(event.target.value)}
          />
        )}
        {kind === 'CHANGE_PRODUCT' && (
          <SelectField
            label={text('orderServer.product')}
            value={productId}
            onChange={({ target }) => setProductId(target.value)}
          >
            <option value="">{text('orderServer.choose')}</option>
            {catalogue?.products.nodes
              .filter(({ enabled }) => enabled)
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </SelectField>
        )}
        {problem && (
          <Failure title={text('service.failed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {sorted.form.map(({ message }) => (
          <Notice key={message} tone="danger" role="alert">
            {message}
          </Notice>
        ))}
        <DialogButtons>
          <Button data-focus-first onClick={onClose}>
            {text('ui.cancel')}
          </Button>
          <Button look={dangerous ? 'danger' : 'primary'} type="submit" busy={busy} refusal={refusal}>
            {text(LABELS[kind])}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
