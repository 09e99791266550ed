import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { RenameServerDocument } from '~/api/generated/graphql'
import { type MessageKey, useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Field } from '~/ui/Field'
import { useMask } from '~/ui/Masking'
import { PageTitle } from '~/ui/PageTitle'
import { newMutationId } from '~/util/ids'
import { NAME_LENGTH, type NameFault, nameFault, stripName } from '~/util/names'
import { NameSuggestions } from './NameSuggestions'
import styles from './ServerPage.module.css'
import type { ServerDetail } from './useServer'

const FAULTS: Record<NameFault, MessageKey> = {
  empty: 'rename.empty',
  tooLong: 'rename.tooLong',
  controlCharacter: 'rename.controlCharacter',
}

/** Takes the place of the name while it is changed. */
export function RenameForm({ server, onDone }: { server: ServerDetail; onDone: () => void }) {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const [{ data, error, fetching }, rename] = useMutation(RenameServerDocument)
  const [fault, setFault] = useState<NameFault | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])

  const { form, fields } = sortUserErrors(data?.renameServer.userErrors ?? [], ['name'])
  const refused =
    fields.name ?? form[0]?.message ?? (error && (problemOf(error)?.message ?? text('rename.failed')))

  const choose = (name: string) => {
    if (!input.current) return
    input.current.value = name
    input.current.focus()
    setFault(null)
  }

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const typed = input.current?.value ?? ''
    const found = nameFault(typed)
    setFault(found)
    if (found || fetching) return
    const name = stripName(typed)
    if (name === server.name) return onDone()
    const answer = await rename({
      input: { serverId: server.id, name, clientMutationId: newMutationId() },
    })
    if (answer.data?.renameServer.userErrors.length === 0) {
      announce(text('rename.done', { name: mask(name) }))
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
      <PageTitle hidden name={mask(server.name)} />
      <Field
        ref={input}
        label={text('rename.label')}
        defaultValue={server.name}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        autoFocus
        readOnly={fetching}
        error={fault ? text(FAULTS[fault], { length: NAME_LENGTH }) : fetching ? null : refused}
        onChange={() => setFault(null)}
      />
      <Button look="primary" type="submit" busy={fetching}>
        {text('rename.save')}
      </Button>
      <Button onClick={onDone}>{text('ui.cancel')}</Button>
      <NameSuggestions onChoose={choose} busy={fetching} />
    </form>
  )
}
