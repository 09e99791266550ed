import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import styles from './Console.module.css'

/** Made by the build, of all that it bundles. */
const LICENCES = '/licenses.txt'

/** How to get out of the screen by keyboard, and what else can't be guessed. */
export function HelpDialog({ onClose }: { onClose: () => void }) {
  const text = useText()
  return (
    <Dialog title={text('console.help.title')} onClose={onClose}>
      <dl className={styles.help}>
        <dt>
          <kbd>{text('console.key.control')}</kbd> <kbd>Alt</kbd> <kbd>{text('console.key.shift')}</kbd>
        </dt>
        <dd>{text('console.help.leave')}</dd>
        <dt>
          <kbd>Esc</kbd>
        </dt>
        <dd>{text('console.help.back')}</dd>
        <dt>{text('console.fullScreen')}</dt>
        <dd>{text('console.help.fullScreen')}</dd>
        <dt>{text('console.paste')}</dt>
        <dd>{text('console.help.paste')}</dd>
        <dt>{text('console.onScreen')}</dt>
        <dd>{text('console.help.onScreen')}</dd>
      </dl>
      <p className={styles.licences}>
        {text('console.help.licences')}{' '}
        <a href={LICENCES} target="_blank" rel="noreferrer">
          {text('console.help.licencesLink')}
        </a>
      </p>
      <DialogButtons>
        <Button look="primary" data-focus-first onClick={onClose}>
          {text('ui.close')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
