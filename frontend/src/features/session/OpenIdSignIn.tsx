import { useOpenId } from '~/api/useOpenId'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'

/** The way in through the host's identity provider. Not there where the host has none. */
export function OpenIdSignIn({ returnTo }: { returnTo: string }) {
  const text = useText()
  const { provider, begin, busy, problem, errors } = useOpenId()
  if (!provider) return null
  return (
    <>
      <Button busy={busy} onClick={() => begin('SIGN_IN', returnTo)}>
        <Icon name="external" /> {text('openId.signIn', { name: provider })}
      </Button>
      {problem && (
        <Failure title={text('signIn.failed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {errors.length > 0 && (
        <Notice tone="danger" role="alert">
          {errors.map(each => (
            <p key={each.message}>{each.message}</p>
          ))}
        </Notice>
      )}
    </>
  )
}
