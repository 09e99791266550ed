import { useId } from 'react'
import { useText } from '~/i18n/i18n'
import { Select } from '~/ui/Select'
import styles from './Console.module.css'
import { KEYBOARD_IDS, KEYBOARDS, type KeyboardId } from './keyboards/keyboards'

interface Props {
  keyboard: KeyboardId
  onKeyboard: (id: KeyboardId) => void
}

/** Which keyboard the server believes to have: keys are sent by their place, and it decides what they mean. */
export function KeyboardChoice({ keyboard, onKeyboard }: Props) {
  const text = useText()
  const id = useId()
  return (
    <div className={styles.choice}>
      <span id={id} aria-hidden="true">
        {text('console.keyboard')}
      </span>
      <Select
        label={text('console.keyboard')}
        value={keyboard}
        options={KEYBOARD_IDS.map(value => ({ value, label: text(KEYBOARDS[value].label) }))}
        onChange={onKeyboard}
      />
    </div>
  )
}
