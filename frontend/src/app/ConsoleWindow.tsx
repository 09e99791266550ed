import { type ReactNode, useState } from 'react'
import type { PowerAction } from '~/api/generated/graphql'
import { ConsoleStage } from '~/features/console/ConsoleStage'
import { type ConsoleServer, useConsoleServer } from '~/features/console/useConsoleServer'
import { PowerDialog } from '~/features/servers/PowerDialog'
import { PowerOutcome } from '~/features/servers/PowerOutcome'
import { POWER_ACTION_KINDS, POWER_ACTIONS, refusalOf } from '~/features/servers/power'
import { TaskProgress } from '~/features/servers/TaskProgress'
import { type Power, usePower } from '~/features/servers/usePower'
import { useTask } from '~/features/servers/useTask'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Menu } from '~/ui/Menu'
import { Loading } from '~/ui/Skeleton'

interface Props {
  serverId: string
  /** Shown where there is no such server. */
  notFound: ReactNode
}

/** A server's screen in a window of its own, with what can be done about its power. */
export function ConsoleWindow({ serverId, notFound }: Props) {
  const text = useText()
  const { server, missing, problem, refetch, refreshing } = useConsoleServer(serverId)
  if (server) return <WithPower server={server} />
  if (missing) return notFound
  if (!problem) return <Loading />
  return (
    <main>
      <Failure
        title={text('server.failed')}
        detail={problem.message}
        requestId={problem.requestId}
        retrying={refreshing}
        onRetry={refetch}
      />
    </main>
  )
}

function WithPower({ server }: { server: ConsoleServer }) {
  const text = useText()
  const power = usePower()
  const [asked, setAsked] = useState<PowerAction | null>(null)
  const { task, dismiss } = useTask(server.activeTask)
  const run = (action: PowerAction) => void power.run(server.id, action)
  const waiting = power.wait > 0 ? text('power.wait', { seconds: power.wait }) : null
  const menu = (
    <Menu
      label={text('power.title')}
      button={<Icon name="power" />}
      items={POWER_ACTION_KINDS.map(kind => ({
        key: kind,
        label: text(POWER_ACTIONS[kind].label),
        icon: POWER_ACTIONS[kind].icon,
        danger: POWER_ACTIONS[kind].dangerous,
        refusal: refusalOf(server.actions, kind) ?? waiting,
        onChoose: () => (POWER_ACTIONS[kind].asks ? setAsked(kind) : run(kind)),
      }))}
    />
  )
  const boot = (
    <Button
      look="primary"
      refusal={refusalOf(server.actions, 'BOOT') ?? waiting}
      busy={power.ordering !== null}
      onClick={() => run('BOOT')}
    >
      <Icon name="power" />
      {text('power.BOOT')}
    </Button>
  )
  const outcome = (task || hasOutcome(power)) && (
    <>
      {task && <TaskProgress task={task} onDismiss={dismiss} />}
      <PowerOutcome power={power} />
    </>
  )
  return (
    <>
      <ConsoleStage server={server} power={{ menu, boot, outcome: outcome || null }} />
      {asked && (
        <PowerDialog
          server={server}
          action={asked}
          onClose={() => setAsked(null)}
          onConfirm={() => run(asked)}
        />
      )}
    </>
  )
}

const hasOutcome = ({ errors, problem }: Power) => errors.length > 0 || problem !== null
