import { useState } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { suggestNames } from '~/util/nameSuggestions'
import styles from './ServerPage.module.css'

const AT_A_TIME = 4

interface Props {
  onChoose: (name: string) => void
  /** The name is just being saved. */
  busy: boolean
}

/** Names for who has none in mind; there once they are asked for. */
export function NameSuggestions({ onChoose, busy }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const [names, setNames] = useState<readonly string[]>([])
  const suggest = () => {
    const found = suggestNames(AT_A_TIME)
    setNames(found)
    announce(text('rename.suggested', { names: found.join(', ') }))
  }
  return (
    <div className={styles.suggestions}>
      <Button look="quiet" small busy={busy} onClick={suggest}>
        <Icon name="refresh" />
        {text(names.length > 0 ? 'rename.suggestOthers' : 'rename.suggest')}
      </Button>
      {names.map(name => (
        <Button key={name} small busy={busy} onClick={() => onChoose(name)}>
          {name}
        </Button>
      ))}
    </div>
  )
}
