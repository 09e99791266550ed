import { type ReactNode, useEffect } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { useCountdown } from '~/ui/useCountdown'
import styles from './Console.module.css'
import type { Progress } from './progress'
import { AGAIN, type Trouble } from './trouble'
import { TROUBLES } from './troubles'

interface Props {
  progress: Progress
  underMaintenance: boolean
  onAgain: () => void
  /** Starts the server; only where it is off. */
  boot: ReactNode
  /** What became of the last order. */
  outcome: ReactNode
}

/** What stands on the stage while there is no picture: what is awaited, or why there is none and what can be done. */
export function StageMessage({ progress, underMaintenance, onAgain, boot, outcome }: Props) {
  if (progress.phase === 'connected') return null
  const trouble = troubleOf(progress)
  return (
    <div className={styles.message}>
      {trouble ? (
        <TroubleMessage
          progress={progress}
          trouble={trouble}
          underMaintenance={underMaintenance}
          onAgain={onAgain}
        >
          {trouble.kind === 'off' && boot}
        </TroubleMessage>
      ) : (
        <Awaited asking={progress.phase === 'asking'} />
      )}
      {outcome && <div className={styles.outcome}>{outcome}</div>}
    </div>
  )
}

/** What went wrong stays until it is known to be over; else it would flicker with each try. */
function troubleOf(progress: Progress): Trouble | null {
  if (progress.phase === 'asking') return progress.before
  return progress.phase === 'waiting' || progress.phase === 'stopped' ? progress.trouble : null
}

function Awaited({ asking }: { asking: boolean }) {
  const text = useText()
  const announce = useAnnounce()
  const title = text(asking ? 'console.asking' : 'console.joining')
  useEffect(() => announce(title), [announce, title])
  return (
    <>
      <span className={styles.waves} aria-hidden="true">
        <Icon name="console" size={28} />
      </span>
      <p className={styles.messageTitle}>{title}</p>
      <p className={styles.messageBody}>{text(asking ? 'console.asking.body' : 'console.joining.body')}</p>
      <ol className={styles.steps} aria-hidden="true">
        <li data-done={!asking || undefined} data-now={asking || undefined} />
        <li data-now={!asking || undefined} />
        <li />
      </ol>
    </>
  )
}

interface TroubleProps {
  progress: Progress
  trouble: Trouble
  underMaintenance: boolean
  onAgain: () => void
  children: ReactNode
}

function TroubleMessage({ progress, trouble, underMaintenance, onAgain, children }: TroubleProps) {
  const text = useText()
  const announce = useAnnounce()
  const trying = progress.phase === 'asking'
  const waiting = progress.phase === 'waiting'
  const { icon, title, body, again } = TROUBLES[trouble.kind]
  const sentence = trouble.message ?? text(body)
  useEffect(() => announce(`${text(title)}. ${sentence}`), [announce, text, title, sentence])
  return (
    <>
      <span className={styles.emblem} aria-hidden="true">
        <Icon name={icon} size={26} />
      </span>
      <p className={styles.messageTitle}>{text(title)}</p>
      <p className={styles.messageBody}>{sentence}</p>
      {underMaintenance && <p className={styles.messageBody}>{text('server.maintenance')}</p>}
      {trouble.requestId && (
        <p className={styles.messageNote}>{text('ui.requestId', { requestId: trouble.requestId })}</p>
      )}
      {progress.phase === 'waiting' && <Countdown key={progress.attempt} seconds={progress.seconds} />}
      {trying && (
        <p className={styles.messageNote} aria-hidden="true">
          {text('console.trying')}
        </p>
      )}
      <div className={styles.messageActions}>
        {children}
        {trouble.kind === 'signedOut' && (
          <Button look="primary" onClick={() => window.location.reload()}>
            {text('console.signIn')}
          </Button>
        )}
        {(AGAIN[trouble.kind] === 'hand' || AGAIN[trouble.kind] === 'itself') && (
          <Button look={waiting || trying ? 'secondary' : 'primary'} busy={trying} onClick={onAgain}>
            {text(waiting || trying ? 'console.now' : (again ?? 'ui.tryAgain'))}
          </Button>
        )}
      </div>
    </>
  )
}

function Countdown({ seconds }: { seconds: number }) {
  const text = useText()
  const { left, start } = useCountdown()
  // biome-ignore lint/correctness/useExhaustiveDependencies: counts down once, from when it shows
  useEffect(() => start(seconds), [seconds])
  return (
    <p className={styles.messageNote} aria-hidden="true">
      {text('console.inSeconds', { seconds: left })}
    </p>
  )
}
