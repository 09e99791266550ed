import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { type SessionFieldsFragment, SessionsDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Awaited } from '~/ui/Awaited'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Entries, Entry, Fact, Facts } from '~/ui/Entries'
import { useMask } from '~/ui/Masking'
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
      <Awaited
        problem={problem}
        failed={text('sessions.failed')}
        missing={!sessions}
        lines={3}
        retrying={fetching || stale}
        onRetry={refetch}
      />
      {sessions && sessions.length > 0 && (
        <Entries>
          {sessions.map(session => (
            <SessionRow key={session.id} session={session} onEnd={() => open(DIALOGS.one, session.id)} />
          ))}
        </Entries>
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
    <Entry
      name={name}
      level={3}
      badge={session.current && <Badge tone="good" mark="full" label={text('sessions.current')} />}
      actions={
        !session.current && (
          <Button look="cautious" small aria-label={text('sessions.endNamed', { name })} onClick={onEnd}>
            {text('sessions.end')}
          </Button>
        )
      }
    >
      <Facts>
        {session.remoteAddress && (
          <Fact label={text('sessions.address')} verbatim>
            {mask(session.remoteAddress)}
          </Fact>
        )}
        <Fact label={text('sessions.lastUsed')}>
          <Ago at={session.lastUsedAt} />
        </Fact>
        <Fact label={text('sessions.started')}>
          <Ago at={session.startedAt} />
        </Fact>
      </Facts>
    </Entry>
  )
}
