import type { PowerAction, ServerRowFragment } from '~/api/generated/graphql'
import { useText } from '~/i18n/i18n'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { Menu } from '~/ui/Menu'
import { POWER_ACTION_KINDS, POWER_ACTIONS, refusalOf } from './power'

interface Props {
  server: ServerRowFragment
  onChoose: (action: PowerAction) => void
}

/** The power actions of one row of the list. */
export function PowerMenu({ server, onChoose }: Props) {
  const text = useText()
  const mask = useMask()
  return (
    <Menu
      label={text('power.menu', { name: mask(server.name) })}
      button={<Icon name="dots" />}
      items={POWER_ACTION_KINDS.map(kind => ({
        key: kind,
        label: text(POWER_ACTIONS[kind].label),
        icon: POWER_ACTIONS[kind].icon,
        danger: POWER_ACTIONS[kind].dangerous,
        refusal: refusalOf(server.actions, kind),
        onChoose: () => onChoose(kind),
      }))}
    />
  )
}
