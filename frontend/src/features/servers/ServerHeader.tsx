import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { Link } from 'wouter'
import { problemOf, sortUserErrors } from '~/api/errors'
import { RenameServerDocument } from '~/api/generated/graphql'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { useAnnounce } from '~/ui/Announcer'
import { Badge } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Field } from '~/ui/Field'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import { newMutationId } from '~/util/ids'
import { NAME_LENGTH, type NameFault, nameFault, stripName } from '~/util/names'
import { paths } from '~/util/paths'
import { LocationName } from './Facts'
import { refusalOf } from './power'
import styles from './ServerPage.module.css'
import { PowerBadge, StatusBadge } from './states'
import type { ServerDetail } from './useServer'

interface Props {
  server: ServerDetail
  forOperator: boolean
}

/** What the server is called, how it is, and the few facts that one looks for first. */
export function ServerHeader({ server, forOperator }: Props) {
  const text = useText()
  const [renaming, setRenaming] = useState(false)
  const { name, status, powerState, underMaintenance, location, operatingSystem, createdAt, customer } =
    server
  return (
    <header className={styles.header}>
      {renaming ? (
        <RenameForm server={server} onDone={() => setRenaming(false)} />
      ) : (
        <div className={styles.nameLine}>
          <PageTitle name={name} />
          <Button
            look="quiet"
            small
            aria-label={text('rename.start')}
            refusal={refusalOf(server.actions, 'RENAME')}
            onClick={() => setRenaming(true)}
          >
            <Icon name="pencil" />
          </Button>
          <span className={styles.badges}>
            <PowerBadge filled powerState={powerState} />
            <StatusBadge status={status} />
            {underMaintenance && (
              <Badge filled tone="warning" mark="triangle" label={text('server.maintenance.short')} />
            )}
          </span>
        </div>
      )}
      <div className={styles.facts}>
        {location && (
          <span>
            <LocationName location={location} />
          </span>
        )}
        {operatingSystem && <bdi title={operatingSystem.kernel ?? undefined}>{operatingSystem.name}</bdi>}
        {createdAt && (
          <span>
            {text('server.created')} <Ago at={createdAt} />
          </span>
        )}
        {forOperator && (
          <Link href={paths.customer(customer.id)}>
            <bdi>{customer.name}</bdi>
          </Link>
        )}
      </div>
    </header>
  )
}

const FAULTS: Record<NameFault, MessageKey> = {
  empty: 'rename.empty',
  tooLong: 'rename.tooLong',
  controlCharacter: 'rename.controlCharacter',
}

/** Takes the place of the name while it is changed. */
function RenameForm({ server, onDone }: { server: ServerDetail; onDone: () => void }) {
  const text = useText()
  const announce = useAnnounce()
  const [{ data, error, fetching }, rename] = useMutation(RenameServerDocument)
  const [fault, setFault] = useState<NameFault | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])

  const { form, fields } = sortUserErrors(data?.renameServer.userErrors ?? [], ['name'])
  const refused =
    fields.name ?? form[0]?.message ?? (error && (problemOf(error)?.message ?? text('rename.failed')))

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = input.current?.value ?? ''
    const found = nameFault(typed)
    setFault(found)
    if (found) return
    const name = stripName(typed)
    if (name === server.name) return onDone()
    const answer = await rename({
      input: { serverId: server.id, name, clientMutationId: newMutationId() },
    })
    if (answer.data?.renameServer.userErrors.length === 0) {
      announce(text('rename.done', { name }))
      onDone()
    }
  }

  return (
    <form
      className={styles.rename}
      noValidate
      onSubmit={event => void submit(event)}
      onKeyDown={event => {
        if (event.key === 'Escape') onDone()
      }}
    >
      <Field
        ref={input}
        label={text('rename.label')}
        defaultValue={server.name}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        autoFocus
        error={fault ? text(FAULTS[fault], { length: NAME_LENGTH }) : fetching ? null : refused}
        onChange={() => setFault(null)}
      />
      <Button look="primary" type="submit" busy={fetching}>
        {text('rename.save')}
      </Button>
      <Button onClick={onDone}>{text('ui.cancel')}</Button>
    </form>
  )
}
