import { useState } from 'react'
import { useMutation, useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { LinkFromPanelDocument, ServicesWithoutServerDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useMask } from '~/ui/Masking'
import { newMutationId } from '~/util/ids'
import { FromPanelDialog } from './FromPanelDialog'

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
  const [{ data: found, error: findError }] = useQuery({
    query: ServicesWithoutServerDocument,
    variables: { search: search || null },
    requestPolicy: 'cache-and-network',
  })
  const [{ data, error, fetching }, link] = useMutation(LinkFromPanelDocument)
  const { panelServerId, name } = server
  const services = (found?.servers.nodes ?? []).filter(({ lifecycleActions }) =>
    lifecycleActions.some(({ kind, allowed }) => kind === 'RELINK' && allowed),
  )

  const submit = async (serverId: string) => {
    const answer = await link({ input: { serverId, panelServerId, clientMutationId: newMutationId() } })
    const linked = answer.data?.result.server
    if (linked) onLinked(linked.id)
  }

  return (
    <FromPanelDialog
      title={text('drift.link.title')}
      search={{ label: text('drift.link.search'), text: search, onSearch: setSearch }}
      choice={{
        label: text('service.title'),
        options: services.map(each => ({
          value: each.id,
          label: [mask(each.name), mask(each.customer.name), each.externalId].filter(Boolean).join(' · '),
        })),
        none: text('drift.link.none'),
      }}
      submit={text('drift.link.submit')}
      busy={fetching}
      problem={problemOf(error) ?? problemOf(findError)}
      failed={text('drift.link.failed')}
      errors={data?.result.userErrors ?? []}
      onSubmit={serverId => void submit(serverId)}
      onClose={onClose}
    >
      {text('drift.link.about', { name: name ? mask(name) : text('drift.number', { id: panelServerId }) })}
    </FromPanelDialog>
  )
}
