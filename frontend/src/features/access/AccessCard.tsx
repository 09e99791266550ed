import { useText } from '~/i18n/i18n'
import { Button, buttonClass } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { useDialog } from '~/util/useSearchParam'
import styles from './Access.module.css'
import { type AccessServer, DIALOGS, refusalOf } from './access'
import { PanelPasswordDialog } from './PanelPasswordDialog'
import { Refused } from './Refused'
import { ServerPasswordDialog } from './ServerPasswordDialog'
import { usePanelLogin } from './usePanelLogin'

/** The ways into the server and its panel: new passwords, and the panel's own page. */
export function AccessCard({ server }: { server: AccessServer }) {
  const text = useText()
  const { dialog, open, close } = useDialog()
  const login = usePanelLogin(server.id)
  const refused = {
    login: refusalOf(server, 'PANEL_LOGIN'),
    server: refusalOf(server, 'RESET_SERVER_PASSWORD'),
    panel: refusalOf(server, 'RESET_PANEL_PASSWORD'),
  }
  const reasons = [...new Set(Object.values(refused).filter(each => each !== null))]
  return (
    <Card title={text('access.title')}>
      <div className={styles.access}>
        <Button
          refusal={refused.login ?? login.waiting}
          busy={login.opening}
          onClick={() => void login.open()}
        >
          <Icon name="external" />
          {text('access.login')}
        </Button>
        {login.url && (
          <Notice
            tone="warning"
            role="alert"
            action={
              <a
                className={buttonClass('primary', true)}
                href={login.url}
                target="_blank"
                rel="noopener noreferrer"
                onClick={login.followed}
              >
                {text('access.login.follow')}
              </a>
            }
          >
            {text('access.login.blocked')}
          </Notice>
        )}
        <Refused title={text('access.login.failed')} errors={login.errors} error={login.error} />
        <Button refusal={refused.server} onClick={() => open(DIALOGS.server)}>
          <Icon name="key" />
          {text('access.server')}
        </Button>
        <Button refusal={refused.panel} onClick={() => open(DIALOGS.panel)}>
          <Icon name="key" />
          {text('access.panel')}
        </Button>
        {reasons.length > 0 && (
          <div className={styles.reasons}>
            {reasons.map(reason => (
              <p key={reason}>{reason}</p>
            ))}
          </div>
        )}
      </div>
      {dialog === DIALOGS.server && <ServerPasswordDialog server={server} onClose={close} />}
      {dialog === DIALOGS.panel && <PanelPasswordDialog server={server} onClose={close} />}
    </Card>
  )
}
