import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { BeginSecondFactorDocument, EnableSecondFactorDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { CodeField } from '~/ui/CodeField'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'
import { Secret } from '~/ui/Secret'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { useCountdown } from '~/ui/useCountdown'
import styles from './AccountPage.module.css'
import { QrCode } from './QrCode'
import { RecoveryCodesDialog } from './RecoveryCodesDialog'

interface Props {
  onClose: () => void
  /** It is on; this stays open, as the recovery codes are in it and nowhere else. */
  onEnabled: () => void
}

/** Gives an authenticator app its secret, has it make a first code, and then shows the recovery codes. */
export function SetUpSecondFactorDialog({ onClose, onEnabled }: Props) {
  const text = useText()
  const [begun, begin] = useMutation(BeginSecondFactorDocument)
  const [{ data, error, fetching }, enable] = useMutation(EnableSecondFactorDocument)
  const [code, setCode] = useState('')
  const wait = useCountdown()
  const asked = useRef(false)
  useEffect(() => {
    // Once, also where React tries effects twice: each call makes another secret.
    if (asked.current) return
    asked.current = true
    void begin({})
  }, [begin])

  const setup = begun.data?.beginSecondFactor.setup
  const refused = begun.data?.beginSecondFactor.userErrors ?? []
  const problem = problemOf(begun.error)
  const enableProblem = problemOf(error)
  const errors = sortUserErrors(fetching ? [] : (data?.enableSecondFactor.userErrors ?? []), ['code'])
  const codes = data?.enableSecondFactor.recoveryCodes

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (fetching || wait.left > 0) return
    const answer = await enable({ input: { code } })
    const payload = answer.data?.enableSecondFactor
    if (!payload) return
    if (payload.recoveryCodes) {
      onEnabled()
      return
    }
    setCode('')
    const seconds = payload.userErrors.find(each => each.retryAfterSeconds)?.retryAfterSeconds
    if (seconds) wait.start(seconds)
  }

  if (codes) return <RecoveryCodesDialog codes={codes} onClose={onClose} />
  return (
    <Dialog title={text('secondFactor.setUpTitle')} onClose={onClose} holds>
      {problem && (
        <Failure
          title={text('secondFactor.changeFailed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={begun.fetching}
          onRetry={() => void begin({})}
        />
      )}
      {refused.map(each => (
        <Notice key={each.message} tone="danger" role="alert">
          {each.message}
        </Notice>
      ))}
      {!setup && !problem && refused.length === 0 && (
        <>
          <Loading />
          <Skeleton lines={8} />
        </>
      )}
      {setup && (
        <form className={styles.form} onSubmit={event => void submit(event)}>
          <p>{text('secondFactor.scan')}</p>
          <QrCode label={text('secondFactor.qr')} value={setup.uri} />
          <Secret label={text('secondFactor.secret')} value={setup.secret} quiet />
          {enableProblem && !fetching && (
            <Failure
              title={text('secondFactor.changeFailed')}
              detail={enableProblem.message}
              requestId={enableProblem.requestId}
            />
          )}
          {errors.form.map(each => (
            <Notice key={each.message} tone="danger" role="alert">
              {each.message}
            </Notice>
          ))}
          <CodeField value={code} error={errors.fields.code} orRecovery={false} onChange={setCode} />
          <DialogButtons>
            <Button onClick={onClose}>{text('ui.cancel')}</Button>
            <Button
              look="primary"
              type="submit"
              busy={fetching}
              refusal={wait.left > 0 ? text('signIn.wait', { seconds: wait.left }) : null}
            >
              {text('secondFactor.turnOn')}
            </Button>
          </DialogButtons>
        </form>
      )}
    </Dialog>
  )
}
