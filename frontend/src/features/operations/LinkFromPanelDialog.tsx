import { type FormEvent, useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { LinkFromPanelDocument, ServicesWithoutServerDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { SearchField } from '~/ui/SearchField'
import { Select } from '~/ui/Select'
import { newMutationId } from '~/util/ids'
import styles from './Operations.module.css'

interface Props {
  server: { panelServerId: number; name: string }
  onClose: () => void
  onLinked: (serverId: string) => void
}

/** Puts a server of the panel's list behind a service that has none. */
export function LinkFromPanelDialog({ server, onClose, onLinked }: Props) {
  const text = useText()
  const mask = useMask()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState('')
  const [{ data: found, error: findError }] = useQuery({
    query: ServicesWithoutServerDocument,
    variables: { search: search || null },
    requestPolicy: 'cache-and-network',
  })
  const [{ data, error, fetching }, link] = useMutation(LinkFromPanelDocument)
  const problem = problemOf(error) ?? problemOf(findError)
  const errors = sortUserErrors(data?.result.userErrors ?? [], [])
  const services = (found?.servers.nodes ?? []).filter(({ lifecycleActions }) =>
    lifecycleActions.some(({ kind, allowed }) => kind === 'RELINK' && allowed),
  )
  const serverId = services.some(each => each.id === chosen) ? chosen : (services[0]?.id ?? '')

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (fetching || !serverId) return
    const { panelServerId } = server
    const answer = await link({ input: { serverId, panelServerId, clientMutationId: newMutationId() } })
    const linked = answer.data?.result.server
    if (linked) onLinked(linked.id)
  }

  return (
    <Dialog title={text('drift.link.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={event => void submit(event)}>
        <p>
          {text('drift.link.about', {
            name: server.name ? mask(server.name) : text('drift.number', { id: server.panelServerId }),
          })}
        </p>
        {problem && (
          <Failure title={text('drift.link.failed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {errors.form.map(each => (
          <Notice key={each.message} tone="danger" role="alert">
            {each.message}
          </Notice>
        ))}
        <SearchField label={text('drift.link.search')} value={search} onSearch={setSearch} />
        <Select
          label={text('service.title')}
          value={serverId}
          options={services.map(each => ({
            value: each.id,
            label: [mask(each.name), mask(each.customer.name), each.externalId].filter(Boolean).join(' · '),
          }))}
          onChange={setChosen}
        />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            busy={fetching}
            refusal={serverId ? null : text('drift.link.none')}
          >
            {text('drift.link.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
