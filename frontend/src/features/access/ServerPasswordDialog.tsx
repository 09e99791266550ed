import { useState } from 'react'
import { useMutation } from 'urql'
import { type GuestUser, ResetServerPasswordDocument } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { Secret } from '~/ui/Secret'
import styles from './Access.module.css'
import { type AccessServer, guestUserOf, refusalOf } from './access'
import { PasswordTask } from './PasswordTask'
import { Refused } from './Refused'
import { useOrder } from './useOrder'

const USERS: Record<GuestUser, { name: string; hint: MessageKey }> = {
  ROOT: { name: 'root', hint: 'access.user.ROOT' },
  ADMINISTRATOR: { name: 'Administrator', hint: 'access.user.ADMINISTRATOR' },
}

interface Props {
  server: AccessServer
  onClose: () => void
}

/** Asks first, then shows the new password of root or Administrator for as long as it stays open, and nowhere else. */
export function ServerPasswordDialog({ server, onClose }: Props) {
  const text = useText()
  const mask = useMask()
  const [user, setUser] = useState(() => guestUserOf(server))
  const [{ data, error, fetching }, reset] = useMutation(ResetServerPasswordDocument)
  const { mutationId, waiting, answered } = useOrder()
  const { task, password, userErrors = [] } = data?.resetServerPassword ?? {}
  const ordered = Boolean(task || password)
  const refusal = refusalOf(server, 'RESET_SERVER_PASSWORD')

  const submit = async () => {
    const answer = await reset({ input: { serverId: server.id, user, clientMutationId: mutationId } })
    if (answer.data) answered(answer.data.resetServerPassword.userErrors)
  }

  if (ordered) {
    return (
      <Dialog
        title={text('access.server.done', { user: USERS[user].name })}
        onClose={onClose}
        holds={Boolean(password)}
      >
        {task && <PasswordTask task={task} />}
        {password ? (
          <>
            <Secret label={text('access.password')} value={password} />
            <p>{text('access.server.once')}</p>
          </>
        ) : (
          <p role="status">{text('access.server.mailed')}</p>
        )}
        <DialogButtons>
          <Button look="primary" autoFocus={!password} onClick={onClose}>
            {text('access.finish')}
          </Button>
        </DialogButtons>
      </Dialog>
    )
  }
  return (
    <Dialog title={text('access.server.title', { name: mask(server.name) })} onClose={onClose}>
      <p>{text('access.server.body')}</p>
      <fieldset className={styles.users}>
        <legend>{text('access.user')}</legend>
        {(Object.keys(USERS) as GuestUser[]).map(each => (
          <label key={each} className={styles.user}>
            <input
              type="radio"
              name="user"
              value={each}
              checked={each === user}
              onChange={() => setUser(each)}
            />
            <span>
              {USERS[each].name}
              <span className={styles.hint}>{text(USERS[each].hint)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {refusal && (
        <Notice tone="warning" role="status">
          {refusal}
        </Notice>
      )}
      <Refused title={text('access.failed')} errors={fetching ? [] : userErrors} error={error} />
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button look="primary" refusal={refusal ?? waiting} busy={fetching} onClick={() => void submit()}>
          {text('access.server.confirm')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
