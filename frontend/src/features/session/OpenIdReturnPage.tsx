import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { Link, useLocation } from 'wouter'
import { problemOf, sortUserErrors } from '~/api/errors'
import { FinishOpenIdDocument } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Brand } from '~/ui/Brand'
import { Button, buttonClass } from '~/ui/Button'
import { CodeField } from '~/ui/CodeField'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { Loading } from '~/ui/Skeleton'
import { useCountdown } from '~/ui/useCountdown'
import { ownPage, paths, patterns } from '~/util/paths'
import { useSession } from './Session'
import styles from './SignInPage.module.css'

/**
 * Where the host's identity provider sends browsers back to. Hands its answer on, asks for the code of a second factor where
 * the server wants one, and goes on to the page that this began on.
 */
export function OpenIdReturnPage() {
  const text = useText()
  const { state, begin } = useSession()
  const [, navigate] = useLocation()
  const [{ data, error, fetching }, finish] = useMutation(FinishOpenIdDocument)
  const [response] = useState(() => window.location.href)
  const [asksForCode, setAsksForCode] = useState(false)
  const [code, setCode] = useState('')
  const wait = useCountdown()
  const started = useRef(false)
  const answered = (data?.finishOpenId.userErrors ?? []).filter(
    each => each.code !== 'SECOND_FACTOR_REQUIRED',
  )
  const errors = sortUserErrors(fetching ? [] : answered, ['code'])
  const problem = fetching ? null : problemOf(error)

  const send = useCallback(
    async (typed: string | null) => {
      const answer = await finish({ input: { response, code: typed } })
      const payload = answer.data?.finishOpenId
      if (!payload) return
      const { purpose, viewer, returnTo, userErrors } = payload
      if (userErrors.some(each => each.code === 'SECOND_FACTOR_REQUIRED')) setAsksForCode(true)
      const retryAfter = userErrors.find(each => each.retryAfterSeconds)?.retryAfterSeconds
      if (retryAfter) wait.start(retryAfter)
      setCode('')
      if (!viewer) return
      if (purpose === 'SIGN_IN') begin(viewer)
      navigate(ownPage(returnTo), { replace: true })
    },
    [finish, response, begin, navigate, wait.start],
  )

  useEffect(() => {
    if (started.current) return
    started.current = true
    // What the provider answered is good once: nothing of it stays in the address, or in what is shared of it.
    navigate(patterns.openId, { replace: true })
    void send(null)
  }, [navigate, send])

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!fetching && wait.left === 0) void send(code)
  }
  const refused = errors.form.length > 0 || problem !== null
  return (
    <main className={styles.page} id="main">
      <div className={styles.panel}>
        <Brand large />
        <PageTitle name={text(asksForCode ? 'signIn.codeTitle' : 'openId.title')} />
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
        {asksForCode && (
          <form className={styles.form} onSubmit={submit}>
            <CodeField value={code} error={errors.fields.code} onChange={setCode} />
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
        )}
        {!asksForCode && !refused && <Loading />}
        {!asksForCode && !refused && <p>{text('openId.returning')}</p>}
        {(refused || asksForCode) &&
          (state.status === 'signedIn' ? (
            <Link className={buttonClass()} href={paths.account()} replace>
              {text('openId.toAccount')}
            </Link>
          ) : (
            <Link className={buttonClass()} href={paths.signIn()} replace>
              {text('openId.toSignIn')}
            </Link>
          ))}
      </div>
    </main>
  )
}
