import { Suspense } from 'react'
import type { PowerAction, ServerRowFragment } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Button, type ButtonLook } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Icon } from '~/ui/Icon'
import { lazyPart } from '~/ui/lazyPart'
import { useDialog } from '~/util/useSearchParam'
import { hasServer } from './Facts'
import { PowerOutcome } from './PowerOutcome'
import { actionOfSlug, POWER_ACTION_KINDS, POWER_ACTIONS, refusalOf } from './power'
import styles from './ServerOverview.module.css'
import { PowerBadge } from './states'
import { TaskProgress } from './TaskProgress'
import { usePower } from './usePower'
import { useTask, useTaskEnd } from './useTask'

// Few who look at a server turn it off.
const PowerDialog = lazyPart(() => import('./PowerDialog'), 'PowerDialog')

interface Props {
  server: ServerRowFragment
  onTaskEnd: () => void
}

/** Start, restart, shut down, force off; and what becomes of it. */
export function PowerCard({ server, onTaskEnd }: Props) {
  const text = useText()
  const power = usePower()
  const { dialog, open, close } = useDialog()
  const { task, dismiss } = useTask(server.activeTask)
  useTaskEnd(task, onTaskEnd)
  const asked = actionOfSlug(dialog)

  const refusals = POWER_ACTION_KINDS.map(kind => ({ kind, refusal: refusalOf(server.actions, kind) }))
  const reasons = [...new Set(refusals.map(each => each.refusal).filter(each => each !== null))]

  return (
    <Card
      title={text('power.title')}
      aside={hasServer(server) && <PowerBadge powerState={server.powerState} />}
    >
      <div className={styles.powerBody}>
        {task && <TaskProgress task={task} onDismiss={dismiss} />}
        <PowerOutcome power={power} />
        <div className={styles.buttons}>
          {refusals.map(({ kind, refusal }) => (
            <Button
              key={kind}
              look={lookOf(kind, refusal)}
              refusal={refusal ?? (power.wait > 0 ? text('power.wait', { seconds: power.wait }) : null)}
              busy={power.ordering !== null}
              onClick={() => {
                if (POWER_ACTIONS[kind].asks) open(POWER_ACTIONS[kind].slug)
                else void power.run(server.id, kind)
              }}
            >
              <Icon name={POWER_ACTIONS[kind].icon} />
              {text(POWER_ACTIONS[kind].label)}
            </Button>
          ))}
        </div>
        {reasons.length > 0 && (
          <div className={styles.reasons}>
            {reasons.map(reason => (
              <p key={reason}>{reason}</p>
            ))}
          </div>
        )}
      </div>
      {asked && (
        <Suspense>
          <PowerDialog
            server={server}
            action={asked}
            onClose={close}
            onConfirm={() => void power.run(server.id, asked)}
          />
        </Suspense>
      )}
    </Card>
  )
}

/** The way out of being stopped is what one most likely came for. */
function lookOf(kind: PowerAction, refusal: string | null): ButtonLook {
  if (POWER_ACTIONS[kind].dangerous) return 'cautious'
  return kind === 'BOOT' && !refusal ? 'primary' : 'secondary'
}
