import { type FormEvent, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { SignInDocument } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Brand } from '~/ui/Brand'
import { Button } from '~/ui/Button'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { LanguageChoice } from '~/ui/LanguageChoice'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { useCountdown } from '~/ui/useCountdown'
import { useSession } from './Session'
import styles from './SignInPage.module.css'

/** Asks for email and password. Where to go then is the caller's business: a session begins, and the page changes. */
export function SignInPage() {
  const text = useText()
  const { state, begin } = useSession()
  const [{ data, error, fetching }, signIn] = useMutation(SignInDocument)
  const wait = useCountdown()
  const errors = sortUserErrors(data?.signIn.userErrors ?? [], ['email', 'password'])
  const problem = problemOf(error)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (fetching || wait.left > 0) return
    const form = new FormData(event.currentTarget)
    const input = { email: String(form.get('email')).trim(), password: String(form.get('password')) }
    const { data: answer } = await signIn({ input })
    const retryAfter = answer?.signIn.userErrors.find(each => each.retryAfterSeconds)?.retryAfterSeconds
    if (retryAfter) wait.start(retryAfter)
    if (answer?.signIn.viewer) begin(answer.signIn.viewer)
  }

  return (
    <main className={styles.page} id="main">
      <div className={styles.panel}>
        <Brand large />
        <PageTitle name={text('signIn.title')} />
        {state.status === 'signedOut' && state.ended && (
          <Notice tone="info" icon="clock" role="status">
            {text('signIn.ended')}
          </Notice>
        )}
        {problem && (
          <Failure title={text('signIn.failed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {errors.form.length > 0 && !fetching && (
          <Notice tone="danger" role="alert">
            {errors.form.map(each => (
              <p key={each.message}>{each.message}</p>
            ))}
          </Notice>
        )}
        <form className={styles.form} onSubmit={event => void submit(event)}>
          <Field
            label={text('signIn.email')}
            name="email"
            type="email"
            autoComplete="username"
            required
            autoFocus
            error={errors.fields.email}
          />
          <PasswordField error={errors.fields.password} />
          <Button
            look="primary"
            type="submit"
            busy={fetching}
            refusal={wait.left > 0 ? text('signIn.wait', { seconds: wait.left }) : null}
          >
            {wait.left > 0
              ? text('signIn.wait', { seconds: wait.left })
              : text(fetching ? 'signIn.busy' : 'signIn.submit')}
          </Button>
        </form>
      </div>
      <LanguageChoice />
    </main>
  )
}

function PasswordField({ error }: { error: string | undefined }) {
  const text = useText()
  const [shown, setShown] = useState(false)
  return (
    <div className={styles.password}>
      <Field
        label={text('signIn.password')}
        name="password"
        type={shown ? 'text' : 'password'}
        autoComplete="current-password"
        required
        error={error}
      />
      <button
        type="button"
        className={styles.show}
        aria-pressed={shown}
        aria-label={text('signIn.showPassword')}
        onClick={() => setShown(!shown)}
      >
        {text(shown ? 'signIn.hide' : 'signIn.show')}
      </button>
    </div>
  )
}
