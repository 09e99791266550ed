import { type FormEvent, useState } from 'react'
import { useMutation } from 'urql'
import { useSearch } from 'wouter'
import { problemOf, sortUserErrors } from '~/api/errors'
import { SignInDocument } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Brand } from '~/ui/Brand'
import { Button } from '~/ui/Button'
import { CodeField } from '~/ui/CodeField'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { LanguageChoice } from '~/ui/LanguageChoice'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { useCountdown } from '~/ui/useCountdown'
import { nextAfterSignIn } from '~/util/paths'
import { OpenIdSignIn } from './OpenIdSignIn'
import { PasskeySignIn } from './PasskeySignIn'
import { useSession } from './Session'
import styles from './SignInPage.module.css'

interface Login {
  email: string
  password: string
}

/**
 * Asks for email and password, and then for a code where the account has a second factor. Where to go then is the caller's
 * business: a session begins, and the page changes.
 */
export function SignInPage() {
  const text = useText()
  const { state, begin } = useSession()
  const search = useSearch()
  const [{ data, error, fetching }, signIn] = useMutation(SignInDocument)
  const wait = useCountdown()
  /** Right so far; the server wants a code as well. */
  const [login, setLogin] = useState<Login | null>(null)
  const [code, setCode] = useState('')
  const answered = (data?.signIn.userErrors ?? []).filter(each => each.code !== 'SECOND_FACTOR_REQUIRED')
  const errors = sortUserErrors(fetching ? [] : answered, ['email', 'password', 'code'])
  const problem = problemOf(error)

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (fetching || wait.left > 0) return
    const form = new FormData(event.currentTarget)
    const typed = login ?? {
      email: String(form.get('email')).trim(),
      password: String(form.get('password')),
    }
    const { data: answer } = await signIn({ input: login ? { ...login, code } : typed })
    if (!answer) return
    const { viewer, userErrors } = answer.signIn
    const retryAfter = userErrors.find(each => each.retryAfterSeconds)?.retryAfterSeconds
    if (retryAfter) wait.start(retryAfter)
    if (userErrors.some(each => each.code === 'SECOND_FACTOR_REQUIRED')) setLogin(typed)
    setCode('')
    if (viewer) begin(viewer)
  }

  return (
    <main className={styles.page} id="main">
      <div className={styles.panel}>
        <Brand large />
        <PageTitle name={text(login ? 'signIn.codeTitle' : 'signIn.title')} />
        {state.status === 'signedOut' && state.ended && !login && (
          <Notice tone="info" icon="clock" role="status">
            {text('signIn.ended')}
          </Notice>
        )}
        {problem && (
          <Failure title={text('signIn.failed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {errors.form.length > 0 && (
          <Notice tone="danger" role="alert">
            {errors.form.map(each => (
              <p key={each.message}>{each.message}</p>
            ))}
          </Notice>
        )}
        <form className={styles.form} onSubmit={event => void submit(event)}>
          {login ? (
            <CodeField value={code} error={errors.fields.code} onChange={setCode} />
          ) : (
            <>
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
            </>
          )}
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
          {login && <Button onClick={() => setLogin(null)}>{text('signIn.startAgain')}</Button>}
        </form>
        {!login && <PasskeySignIn onSignedIn={begin} />}
        {!login && <OpenIdSignIn returnTo={nextAfterSignIn(search)} />}
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
