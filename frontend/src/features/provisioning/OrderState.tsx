import type { OrderRowFragment, ProvisioningOrderState } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Badge, type Mark, type Tone } from '~/ui/Badge'
import { classes } from '~/ui/classes'
import { Hidden } from '~/ui/Hidden'
import styles from './Provisioning.module.css'

const STATES: Record<ProvisioningOrderState, { label: MessageKey; tone: Tone; mark: Mark }> = {
  RUNNING: { label: 'orders.state.RUNNING', tone: 'accent', mark: 'busy' },
  WAITING: { label: 'orders.state.WAITING', tone: 'danger', mark: 'triangle' },
  STOPPED: { label: 'orders.state.STOPPED', tone: 'warning', mark: 'bars' },
  DONE: { label: 'orders.state.DONE', tone: 'good', mark: 'check' },
  CANCELLED: { label: 'orders.state.CANCELLED', tone: 'idle', mark: 'dash' },
}

/** Where an order as a whole stands. */
export function OrderBadge({ state }: { state: ProvisioningOrderState }) {
  const text = useText()
  const { label, tone, mark } = STATES[state]
  return <Badge filled tone={tone} mark={mark} label={text(label)} />
}

type Step = OrderRowFragment['steps'][number]

export const STEPS: Record<Step['kind'], MessageKey> = {
  PANEL_USER: 'orders.step.PANEL_USER',
  CREATE: 'orders.step.CREATE',
  BUILD: 'orders.step.BUILD',
  INSTALLATION: 'orders.step.INSTALLATION',
  FINISH: 'orders.step.FINISH',
}

const STEP_STATES: Record<Step['state'], MessageKey> = {
  DONE: 'orders.stepState.DONE',
  CURRENT: 'orders.stepState.CURRENT',
  TO_COME: 'orders.stepState.TO_COME',
  SKIPPED: 'orders.stepState.SKIPPED',
}

/** The steps of an order beside each other, and how far it is. */
export function OrderSteps({ order }: { order: Pick<OrderRowFragment, 'steps' | 'state'> }) {
  const text = useText()
  const stuck = order.state === 'WAITING' || order.state === 'STOPPED'
  return (
    <ol className={styles.steps}>
      {order.steps
        .filter(({ state }) => state !== 'SKIPPED')
        .map(({ kind, state }) => (
          <li
            key={kind}
            className={classes(
              styles.step,
              state === 'DONE' && styles.done,
              state === 'CURRENT' && (stuck ? styles.stuck : styles.current),
            )}
            aria-current={state === 'CURRENT' ? 'step' : undefined}
            title={text(STEP_STATES[state])}
          >
            <span>{text(STEPS[kind])}</span>
            <Hidden>: {text(STEP_STATES[state])}</Hidden>
          </li>
        ))}
    </ol>
  )
}
