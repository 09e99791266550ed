import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { Secret } from '~/ui/Secret'
import styles from './SshKeys.module.css'

const FILE = 'id_ed25519'

interface Props {
  privateKey: string
  /** The reader has taken it: as a file or on the clipboard. */
  onSaved: () => void
}

/** The private half of a pair that was just made, for the only time. */
export function NewPair({ privateKey, onSaved }: Props) {
  const text = useText()
  const download = () => {
    const url = URL.createObjectURL(new Blob([privateKey], { type: 'application/octet-stream' }))
    const link = document.createElement('a')
    link.href = url
    link.download = FILE
    link.click()
    URL.revokeObjectURL(url)
    onSaved()
  }
  return (
    <div className={styles.pair}>
      <Notice tone="warning" role="alert">
        {text('sshKeys.save')}
      </Notice>
      <Secret label={text('sshKeys.privateKey')} value={privateKey} onCopied={onSaved} />
      <Button onClick={download}>
        <Icon name="download" />
        {text('sshKeys.download', { file: FILE })}
      </Button>
    </div>
  )
}
