import { useText } from '~/i18n/i18n'
import { Button, buttonClass } from '~/ui/Button'
import { classes } from '~/ui/classes'
import { Icon } from '~/ui/Icon'
import { paths } from '~/util/paths'
import { refusalOf } from './power'
import styles from './ServerPage.module.css'
import type { ServerDetail } from './useServer'

/** Leads to the server's screen in a tab of its own; where there is none, says why. */
export function ConsoleLink({ server }: { server: ServerDetail }) {
  const text = useText()
  const refusal = refusalOf(server.actions, 'OPEN_CONSOLE')
  const content = (
    <>
      <Icon name="console" />
      {text('console.open')}
    </>
  )
  if (refusal) {
    return (
      <Button className={styles.console} refusal={refusal}>
        {content}
      </Button>
    )
  }
  return (
    <a
      className={classes(buttonClass(), styles.console)}
      href={paths.serverConsole(server.id)}
      target="_blank"
      rel="noopener"
    >
      {content}
    </a>
  )
}
