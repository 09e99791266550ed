import { useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { AdoptCandidatesDocument, AdoptServerDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useMask } from '~/ui/Masking'
import { FromPanelDialog } from './FromPanelDialog'

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
  const [{ data: found, error: findError }] = useQuery({
    query: AdoptCandidatesDocument,
    variables: { search: search || null },
  })
  const [{ data, error, fetching }, adopt] = useMutation(AdoptServerDocument)
  const { panelServerId, name } = server

  const submit = async (customerId: string) => {
    const answer = await adopt({ input: { customerId, panelServerId } })
    const adopted = answer.data?.adoptServer.server
    if (adopted) onAdopted(adopted.id)
  }

  return (
    <FromPanelDialog
      title={text('adopt.title')}
      search={{ label: text('customers.search'), text: search, onSearch: setSearch }}
      choice={{
        label: text('drift.customer'),
        options: (found?.customers.nodes ?? []).map(each => ({
          value: each.id,
          label: each.externalId ? `${mask(each.name)} (${each.externalId})` : mask(each.name),
        })),
        none: text('customers.noMatch'),
      }}
      submit={text('adopt.submit')}
      busy={fetching}
      problem={problemOf(error) ?? problemOf(findError)}
      failed={text('adopt.failed')}
      errors={data?.adoptServer.userErrors ?? []}
      onSubmit={customerId => void submit(customerId)}
      onClose={onClose}
    >
      {text('drift.adoptWhose', { name: name ? mask(name) : text('drift.number', { id: panelServerId }) })}
    </FromPanelDialog>
  )
}
