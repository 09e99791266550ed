import { type FormEvent, useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { AdoptCandidatesDocument, AdoptServerDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { SearchField } from '~/ui/SearchField'
import { Select } from '~/ui/Select'
import styles from './Operations.module.css'

interface Props {
  server: { panelServerId: number; name: string }
  onClose: () => void
  onAdopted: (serverId: string) => void
}

/** Takes a server of the panel's list under management, for the customer who owns it there. */
export function AdoptFromPanelDialog({ server, onClose, onAdopted }: Props) {
  const text = useText()
  const mask = useMask()
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState('')
  const [{ data: found, error: findError }] = useQuery({
    query: AdoptCandidatesDocument,
    variables: { search: search || null },
  })
  const [{ data, error, fetching }, adopt] = useMutation(AdoptServerDocument)
  const problem = problemOf(error) ?? problemOf(findError)
  const errors = sortUserErrors(data?.adoptServer.userErrors ?? [], [])
  const customers = found?.customers.nodes ?? []
  const customerId = customers.some(each => each.id === chosen) ? chosen : (customers[0]?.id ?? '')

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (fetching || !customerId) return
    const answer = await adopt({ input: { customerId, panelServerId: server.panelServerId } })
    const adopted = answer.data?.adoptServer.server
    if (adopted) onAdopted(adopted.id)
  }

  return (
    <Dialog title={text('adopt.title')} onClose={onClose}>
      <form className={styles.form} onSubmit={event => void submit(event)}>
        <p>
          {text('drift.adoptWhose', {
            name: server.name ? mask(server.name) : text('drift.number', { id: server.panelServerId }),
          })}
        </p>
        {problem && (
          <Failure title={text('adopt.failed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {errors.form.map(each => (
          <Notice key={each.message} tone="danger" role="alert">
            {each.message}
          </Notice>
        ))}
        <SearchField label={text('customers.search')} value={search} onSearch={setSearch} />
        <Select
          label={text('drift.customer')}
          value={customerId}
          options={customers.map(each => ({
            value: each.id,
            label: each.externalId ? `${mask(each.name)} (${each.externalId})` : mask(each.name),
          }))}
          onChange={setChosen}
        />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            busy={fetching}
            refusal={customerId ? null : text('customers.noMatch')}
          >
            {text('adopt.submit')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
