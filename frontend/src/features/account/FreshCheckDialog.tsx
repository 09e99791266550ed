import { useState } from 'react'
import { useClient, useMutation, useQuery } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import {
  ConfirmIdentityDocument,
  type ConfirmIdentityInput,
  FreshCheckMethodsDocument,
  PasskeyConfirmationDocument,
} from '~/api/generated/later'
import { useOpenId } from '~/api/useOpenId'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { CodeField } from '~/ui/CodeField'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { Form } from '~/ui/Form'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { useCountdown } from '~/ui/useCountdown'
import { canUsePasskeys, signWithPasskey } from '~/util/webauthn'

interface Props {
  /** True where it was confirmed; what waits for it goes on. */
  onSettled: (confirmed: boolean) => void
}

/** Asks once more who is there, before something that can't be undone, or that shows a secret. */
export function FreshCheckDialog({ onSettled }: Props) {
  const text = useText()
  const [{ data, error, fetching }, reload] = useQuery({
    query: FreshCheckMethodsDocument,
    requestPolicy: 'network-only',
  })
  const methods = data?.viewer?.signInMethods
  const problem = problemOf(error)
  return (
    <Dialog title={text('freshCheck.title')} onClose={() => onSettled(false)} holds>
      <p>{text('freshCheck.body')}</p>
      {problem && (
        <Failure
          title={text('freshCheck.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching}
          onRetry={() => reload({ requestPolicy: 'network-only' })}
        />
      )}
      {!methods && !problem && (
        <>
          <Loading />
          <Skeleton lines={3} />
        </>
      )}
      {methods && (
        <ProofForm
          byCode={methods.secondFactor !== null}
          byPasskey={methods.passkeys.length > 0 && canUsePasskeys()}
          byPassword={methods.hasPassword}
          byOpenId={methods.openIdIdentities.length > 0}
          onSettled={onSettled}
        />
      )}
    </Dialog>
  )
}

interface ProofProps extends Props {
  byCode: boolean
  byPasskey: boolean
  byPassword: boolean
  byOpenId: boolean
}

function ProofForm({ byCode, byPasskey, byPassword, byOpenId, onSettled }: ProofProps) {
  const text = useText()
  const client = useClient()
  const [noPasskey, setNoPasskey] = useState(false)
  const [{ data, error, fetching }, confirm] = useMutation(ConfirmIdentityDocument)
  const [proof, setProof] = useState('')
  const wait = useCountdown()
  const problem = problemOf(error)
  const errors = sortUserErrors(fetching ? [] : (data?.confirmIdentity.userErrors ?? []), [
    'code',
    'password',
  ])

  const submit = async () => {
    if (fetching || wait.left > 0) return
    await send(byCode ? { code: proof } : { password: proof })
  }
  const signAndSend = async () => {
    setNoPasskey(false)
    const asked = await client
      .query(PasskeyConfirmationDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
    const passkey = asked.data ? await signWithPasskey(asked.data.passkeyRequestOptions) : null
    if (passkey) await send({ passkey })
    else setNoPasskey(true)
  }
  const send = async (input: ConfirmIdentityInput) => {
    const answer = await confirm({ input })
    const payload = answer.data?.confirmIdentity
    if (!payload) return
    if (payload.freshUntil) {
      onSettled(true)
      return
    }
    setProof('')
    const seconds = payload.userErrors.find(each => each.retryAfterSeconds)?.retryAfterSeconds
    if (seconds) wait.start(seconds)
  }
  const typesPassword = !byCode && byPassword
  const waiting = wait.left > 0 ? text('signIn.wait', { seconds: wait.left }) : null

  return (
    <Form
      problem={fetching ? null : problem}
      failed={text('freshCheck.failed')}
      errors={errors.form}
      onSubmit={() => void submit()}
    >
      {noPasskey && (
        <Notice tone="warning" role="alert">
          {text('signIn.noPasskey')}
        </Notice>
      )}
      {byPasskey && (
        <Button onClick={() => void signAndSend()}>
          <Icon name="key" /> {text('freshCheck.passkey')}
        </Button>
      )}
      {!byCode && byOpenId && <OpenIdConfirmation />}
      {!byCode && !byPassword && !byPasskey && !byOpenId && (
        <Notice tone="info">{text('freshCheck.noWay')}</Notice>
      )}
      {byCode && <CodeField value={proof} error={errors.fields.code} onChange={setProof} />}
      {typesPassword && (
        <Field
          label={text('freshCheck.password')}
          type="password"
          autoComplete="current-password"
          required
          autoFocus
          value={proof}
          error={errors.fields.password}
          onChange={event => setProof(event.target.value)}
        />
      )}
      <DialogButtons>
        <Button onClick={() => onSettled(false)}>{text('ui.cancel')}</Button>
        {(byCode || typesPassword) && (
          <Button look="primary" type="submit" busy={fetching} refusal={waiting}>
            {text('freshCheck.confirm')}
          </Button>
        )}
      </DialogButtons>
    </Form>
  )
}

/** The way over the host's identity provider. The browser leaves this page for it, so that what waits is begun anew. */
function OpenIdConfirmation() {
  const text = useText()
  const { provider, begin, busy, problem, errors } = useOpenId()
  const { pathname, search } = window.location
  if (!provider) return null
  return (
    <>
      <Button busy={busy} onClick={() => begin('CONFIRM', pathname + search)}>
        <Icon name="external" /> {text('freshCheck.openId', { name: provider })}
      </Button>
      <p>{text('freshCheck.openIdHint')}</p>
      {problem && (
        <Failure title={text('freshCheck.failed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {errors.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
    </>
  )
}
