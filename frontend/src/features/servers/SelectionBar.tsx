import type { PowerAction } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Icon } from '~/ui/Icon'
import { POWER_ACTION_KINDS, POWER_ACTIONS } from './power'
import styles from './ServersPage.module.css'

interface Props {
  /** How many servers are on the page, and how many of them are selected. */
  shown: number
  selected: number
  onSelectAll: (select: boolean) => void
  onPower: (action: PowerAction) => void
}

/** Selects the whole page, and says what can be done with what is selected. */
export function SelectionBar({ shown, selected, onSelectAll, onPower }: Props) {
  const text = useText()
  return (
    <div className={styles.selection}>
      <Checkbox
        label={
          selected > 0
            ? text('selection.count', { count: selected })
            : text('selection.all', { count: shown })
        }
        checked={selected === shown}
        mixed={selected > 0 && selected < shown}
        onChange={onSelectAll}
      />
      {selected > 0 && (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the inputs of a form, and these are none
        <div role="group" aria-label={text('selection.actions')} className={styles.selectionActions}>
          {POWER_ACTION_KINDS.map(kind => (
            <Button
              key={kind}
              small
              look={POWER_ACTIONS[kind].dangerous ? 'cautious' : 'secondary'}
              onClick={() => onPower(kind)}
            >
              <Icon name={POWER_ACTIONS[kind].icon} />
              {text(POWER_ACTIONS[kind].label)}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
