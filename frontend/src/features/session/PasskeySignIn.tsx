import { useState } from 'react'
import { useClient } from 'urql'
import { type Problem, problemOf, type UserError } from '~/api/errors'
import { PasskeyRequestDocument, SignInWithPasskeyDocument } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { canUsePasskeys, signWithPasskey } from '~/util/webauthn'
import type { Viewer } from './Session'

type Outcome = { nothing: true } | { problem: Problem | null } | { errors: readonly UserError[] }

/** The way in for who has a passkey: one button, and what the device asks. Not there where the browser can't. */
export function PasskeySignIn({ onSignedIn }: { onSignedIn: (viewer: Viewer) => void }) {
  const text = useText()
  const client = useClient()
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  if (!canUsePasskeys()) return null

  const attempt = async (): Promise<Outcome | Viewer> => {
    const asked = await client
      .query(PasskeyRequestDocument, {}, { requestPolicy: 'network-only' })
      .toPromise()
    if (!asked.data) return { problem: problemOf(asked.error) }
    const response = await signWithPasskey(asked.data.passkeyRequestOptions)
    if (!response) return { nothing: true }
    const { data, error } = await client
      .mutation(SignInWithPasskeyDocument, { input: { response } })
      .toPromise()
    if (!data) return { problem: problemOf(error) }
    return data.signInWithPasskey.viewer ?? { errors: data.signInWithPasskey.userErrors }
  }
  const submit = async () => {
    setBusy(true)
    setOutcome(null)
    const found = await attempt()
    setBusy(false)
    if ('id' in found) onSignedIn(found)
    else setOutcome(found)
  }

  return (
    <>
      <Button busy={busy} onClick={() => void submit()}>
        <Icon name="key" /> {text('signIn.passkey')}
      </Button>
      {outcome && 'nothing' in outcome && (
        <Notice tone="warning" role="alert">
          {text('signIn.noPasskey')}
        </Notice>
      )}
      {outcome && 'problem' in outcome && (
        <Failure
          title={text('signIn.failed')}
          detail={outcome.problem?.message}
          requestId={outcome.problem?.requestId}
        />
      )}
      {outcome && 'errors' in outcome && (
        <Notice tone="danger" role="alert">
          {outcome.errors.map(each => (
            <p key={each.message}>{each.message}</p>
          ))}
        </Notice>
      )}
    </>
  )
}
