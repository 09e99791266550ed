import { useState } from 'react'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Checkbox } from '~/ui/Checkbox'
import { Dialog } from '~/ui/Dialog'
import styles from './commands.module.css'
import { chooseSingleKeys, singleKeys } from './singleKeys'

interface Shortcut {
  keys: readonly string[]
  about: MessageKey
  forOperator?: boolean
}

const ctrl = /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'

const SHORTCUTS: readonly Shortcut[] = [
  { keys: [ctrl, 'K'], about: 'keys.commands' },
  { keys: ['/'], about: 'keys.search' },
  { keys: ['g', 's'], about: 'keys.servers' },
  { keys: ['g', 'c'], about: 'keys.customers', forOperator: true },
  { keys: ['?'], about: 'keys.keys' },
]

interface Props {
  forOperator: boolean
  onClose: () => void
}

/** What the keyboard can do, and the switch for keys that could be pressed by mistake. */
export function KeysDialog({ forOperator, onClose }: Props) {
  const text = useText()
  const [single, setSingle] = useState(singleKeys)
  return (
    <Dialog title={text('keys.title')} onClose={onClose}>
      <dl className={styles.keys}>
        {SHORTCUTS.filter(each => forOperator || !each.forOperator).map(({ keys, about }) => (
          <div key={about}>
            <dt>{text(about)}</dt>
            <dd>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Checkbox
        label={text('keys.single')}
        checked={single}
        onChange={on => {
          chooseSingleKeys(on)
          setSingle(on)
        }}
      />
    </Dialog>
  )
}
