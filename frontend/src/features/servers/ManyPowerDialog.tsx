import { useEffect, useRef } from 'react'
import type { ActiveTaskFragment, PowerAction, ServerRowFragment } from '~/api/generated/graphql'
import { type MessageKey, useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import styles from './ManyPowerDialog.module.css'
import { QUESTIONS } from './PowerDialog'
import { POWER_ACTIONS, refusalOf, TASKS } from './power'
import { type Outcome, useManyPower } from './useManyPower'
import { useTask } from './useTask'

const TITLES: Record<PowerAction, MessageKey> = {
  BOOT: 'many.BOOT.title',
  RESTART: 'many.RESTART.title',
  SHUTDOWN: 'many.SHUTDOWN.title',
  POWER_OFF: 'many.POWER_OFF.title',
}

interface Props {
  servers: readonly ServerRowFragment[]
  action: PowerAction
  onClose: () => void
}

/** Names the servers that an order would go to and asks; then says of each what became of it. */
export function ManyPowerDialog({ servers, action, onClose }: Props) {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const { outcomes, run } = useManyPower()
  const closer = useRef<HTMLButtonElement>(null)
  const begun = outcomes.size > 0
  const ready = servers.filter(each => !refusalOf(each.actions, action))
  const { dangerous, label } = POWER_ACTIONS[action]

  // What was pressed is gone.
  useEffect(() => {
    if (begun) closer.current?.focus()
  }, [begun])

  const confirm = async () => {
    const ends = await run(
      ready.map(each => each.id),
      action,
    )
    const accepted = ends.filter(each => each.state === 'accepted').length
    announce(text('many.summary', { accepted, refused: ends.length - accepted }))
  }

  return (
    <Dialog
      title={text(TITLES[action], { count: begun ? outcomes.size : ready.length || servers.length })}
      onClose={onClose}
    >
      {action !== 'BOOT' && !begun && <p>{text(QUESTIONS[action].body)}</p>}
      {ready.length === 0 && !begun && <Notice tone="warning">{text('many.none')}</Notice>}
      <ul className={styles.servers}>
        {servers.map(server => (
          <li key={server.id} className={styles.server}>
            <bdi className={styles.name}>{mask(server.name)}</bdi>
            <Fate
              outcome={outcomes.get(server.id)}
              refusal={refusalOf(server.actions, action)}
              begun={begun}
            />
          </li>
        ))}
      </ul>
      <DialogButtons>
        <Button ref={closer} data-focus-first onClick={onClose}>
          {text(begun ? 'ui.close' : 'ui.cancel')}
        </Button>
        {!begun && (
          <Button
            look={dangerous ? 'danger' : 'primary'}
            refusal={ready.length === 0 ? text('many.none') : null}
            onClick={() => void confirm()}
          >
            {text(label)}
          </Button>
        )}
      </DialogButtons>
    </Dialog>
  )
}

interface FateProps {
  outcome: Outcome | undefined
  /** Why the order is not even given. */
  refusal: string | null
  begun: boolean
}

function Fate({ outcome, refusal, begun }: FateProps) {
  const text = useText()
  if (!outcome) {
    if (begun && !refusal) return null
    return refusal ? <span className={styles.reason}>{text('many.left', { reason: refusal })}</span> : null
  }
  switch (outcome.state) {
    case 'waiting':
      return <Badge tone="idle" mark="ring" label={text('many.waiting')} />
    case 'sending':
      return <Badge tone="accent" mark="busy" label={text('many.sending')} />
    case 'refused':
      return (
        <span className={styles.refused}>
          <Badge tone="danger" mark="triangle" label={text('many.refused')} />
          <span className={styles.reason}>{outcome.reason ?? text('power.failed')}</span>
        </span>
      )
    case 'accepted':
      return outcome.task ? (
        <Followed begun={outcome.task} />
      ) : (
        <Badge tone="good" mark="check" label={text('many.accepted')} />
      )
  }
}

/** A task, followed to its end. */
function Followed({ begun }: { begun: ActiveTaskFragment }) {
  const text = useText()
  const { task } = useTask(begun)
  const { kind, state, message } = task ?? begun
  const { running, succeeded, failed } = TASKS[kind]
  if (state === 'SUCCEEDED') return <Badge tone="good" mark="check" label={text(succeeded)} />
  if (state === 'FAILED') {
    return (
      <span className={styles.refused}>
        <Badge tone="danger" mark="triangle" label={text(failed)} />
        {message && <span className={styles.reason}>{message}</span>}
      </span>
    )
  }
  return <Badge tone="accent" mark="busy" label={text(running)} />
}
