import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type SessionFieldsFragment, SessionsDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Loading, Skeleton } from '~/ui/Skeleton'
import { useDialog } from '~/util/useSearchParam'
import styles from './AccountPage.module.css'
import { EndOthersDialog, EndSessionDialog } from './EndSessionDialog'

/** How the dialogs are called in the address. */
const DIALOGS = { one: 'end-session', others: 'end-sessions' } as const

/** Where the account is signed in, and the way to end that from afar. */
export function SessionsSection() {
  const text = useText()
  const announce = useAnnounce()
  const { dialog, of, open, close } = useDialog()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: SessionsDocument })
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const sessions = data?.viewer?.sessions
  const asked = dialog === DIALOGS.one ? sessions?.find(each => each.id === of) : undefined
  const others = sessions?.filter(each => !each.current) ?? []
  const ended = (count: number) => {
    close()
    refetch()
    announce(text('sessions.ended', { count }))
  }
  return (
    <section className={styles.section} aria-labelledby="sessions">
      <header className={styles.title}>
        <h2 id="sessions">{text('sessions.title')}</h2>
        {others.length > 0 && (
          <Button look="cautious" onClick={() => open(DIALOGS.others)}>
            {text('sessions.endOthers')}
          </Button>
        )}
      </header>
      <p className={styles.muted}>{text('sessions.about')}</p>
      {problem && (
        <Failure
          title={text('sessions.failed')}
          detail={problem.message}
          requestId={problem.requestId}
          retrying={fetching || stale}
          onRetry={refetch}
        />
      )}
      {!sessions && !problem && (
        <div className={styles.box}>
          <Loading />
          <Skeleton lines={3} />
        </div>
      )}
      {sessions && sessions.length > 0 && (
        <ul className={styles.tokens}>
          {sessions.map(session => (
            <SessionRow key={session.id} session={session} onEnd={() => open(DIALOGS.one, session.id)} />
          ))}
        </ul>
      )}
      {asked && (
        <EndSessionDialog id={asked.id} name={nameOf(asked, text)} onClose={close} onEnded={() => ended(1)} />
      )}
      {dialog === DIALOGS.others && others.length > 0 && <EndOthersDialog onClose={close} onEnded={ended} />}
    </section>
  )
}

function nameOf(
  { browser, operatingSystem: system }: SessionFieldsFragment,
  text: ReturnType<typeof useText>,
) {
  if (browser && system) return text('sessions.browserOn', { browser, system })
  return browser ?? system ?? text('sessions.unknown')
}

function SessionRow({ session, onEnd }: { session: SessionFieldsFragment; onEnd: () => void }) {
  const text = useText()
  const mask = useMask()
  const name = nameOf(session, text)
  return (
    <li className={styles.token}>
      <div className={styles.about}>
        <h3 className={styles.name}>
          {name}
          {session.current && <Badge tone="good" mark="full" label={text('sessions.current')} />}
        </h3>
        <dl className={styles.facts}>
          {session.remoteAddress && (
            <div>
              <dt>{text('sessions.address')}</dt>
              <dd className={styles.addresses} translate="no">
                {mask(session.remoteAddress)}
              </dd>
            </div>
          )}
          <div>
            <dt>{text('sessions.lastUsed')}</dt>
            <dd>
              <Ago at={session.lastUsedAt} />
            </dd>
          </div>
          <div>
            <dt>{text('sessions.started')}</dt>
            <dd>
              <Ago at={session.startedAt} />
            </dd>
          </div>
        </dl>
      </div>
      {!session.current && (
        <Button look="cautious" small aria-label={text('sessions.endNamed', { name })} onClick={onEnd}>
          {text('sessions.end')}
        </Button>
      )}
    </li>
  )
}
