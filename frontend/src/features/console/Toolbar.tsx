import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useText } from '~/i18n/i18n'
import { Badge, type Mark, type Tone } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { classes } from '~/ui/classes'
import { Icon, type IconName } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { Menu, type MenuItem } from '~/ui/Menu'
import { PageTitle } from '~/ui/PageTitle'
import styles from './Console.module.css'
import { COMBINATIONS, chord } from './keyboards/combinations'
import type { Progress } from './progress'
import type { Screen } from './screen'

/** Something to do or to switch, as a button where there is room and as a line of a menu where there is none. */
export interface Tool {
  key: string
  label: string
  icon: IconName
  /** For what is on or off. */
  on?: boolean
  refusal?: string | null
  onChoose: () => void
}

interface Props {
  name: string
  progress: Progress
  /** Milliseconds; null where it is not known. */
  latency: number | null
  screen: Screen | null
  tools: readonly Tool[]
  /** Why keys can't be sent now. */
  keysRefusal: string | null
  power: ReactNode
  shown: boolean
  pinned: boolean
  holders: object
  onLeave: () => void
  ref: Ref<HTMLElement>
}

/** What can be done with the screen, and how it is connected. */
export function Toolbar({
  name,
  progress,
  latency,
  screen,
  tools,
  keysRefusal,
  power,
  shown,
  pinned,
  holders,
  onLeave,
  ref,
}: Props) {
  const text = useText()
  const mask = useMask()
  // As the keys are called where the reader is.
  const named = (combination: string) =>
    combination
      .replace('Ctrl', text('console.key.control'))
      .replace('Del', text('console.key.delete'))
      .replace('Shift', text('console.key.shift'))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onLeave()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back from whatever in it has the keyboard
    <header
      ref={ref}
      className={classes(styles.bar, !shown && styles.away, pinned && styles.pinned)}
      onKeyDown={onKeyDown}
      {...holders}
    >
      <div className={styles.who}>
        <PageTitle name={text('console.title', { name: mask(name) })} />
        <State progress={progress} />
        {latency !== null && (
          <span className={styles.latency} title={text('console.latency')}>
            {text('console.milliseconds', { milliseconds: Math.max(1, Math.round(latency)) })}
          </span>
        )}
      </div>
      <div className={styles.tools}>
        {tools.map(tool => (
          <Button
            key={tool.key}
            look="quiet"
            small
            className={classes(styles.tool, tool.on && styles.on)}
            aria-label={tool.label}
            aria-pressed={tool.on}
            title={tool.label}
            refusal={tool.refusal}
            onClick={tool.onChoose}
          >
            <Icon name={tool.icon} />
          </Button>
        ))}
      </div>
      <Menu
        label={text('console.keys')}
        button={<span className={styles.keysLabel}>{named('Ctrl+Alt')}</span>}
        items={COMBINATIONS.map(({ label, keys }) => ({
          key: label,
          label: named(label),
          refusal: keysRefusal,
          onChoose: () => {
            if (screen) chord(screen, keys)
            screen?.focus()
          },
        }))}
      />
      {power}
      <div className={styles.more}>
        <Menu label={text('console.more')} button={<Icon name="dots" />} items={tools.map(itemOf)} />
      </div>
    </header>
  )
}

const itemOf = ({ key, label, icon, on, refusal, onChoose }: Tool): MenuItem => ({
  key,
  label,
  icon,
  refusal,
  onChoose,
  ...(on !== undefined && { checked: on, toggle: true }),
})

const STATES: Record<Progress['phase'], { tone: Tone; mark: Mark }> = {
  asking: { tone: 'accent', mark: 'busy' },
  joining: { tone: 'accent', mark: 'busy' },
  connected: { tone: 'good', mark: 'full' },
  waiting: { tone: 'warning', mark: 'half' },
  stopped: { tone: 'idle', mark: 'square' },
}

function State({ progress }: { progress: Progress }) {
  const text = useText()
  const label = {
    asking: text('console.state.connecting'),
    joining: text('console.state.connecting'),
    connected: text('console.state.connected'),
    waiting: text('console.state.lost'),
    stopped: text('console.state.off'),
  }[progress.phase]
  return (
    <span className={styles.state}>
      <Badge {...STATES[progress.phase]} label={label} />
    </span>
  )
}
