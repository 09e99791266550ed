import { useId, useState } from 'react'
import { useQuery } from 'urql'
import { TokenCustomersDocument, type TokenCustomersQuery } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Field } from '~/ui/Field'

type Customer = TokenCustomersQuery['customers']['nodes'][number]

interface Props {
  error?: string | null | undefined
  /** Undefined for nobody in particular; null while what is typed is none of the suggestions. */
  onChoose: (customerId: string | null | undefined) => void
}

/** Whom an operator's token is for, chosen from what the browser suggests while typing. */
export function CustomerField({ error, onChoose }: Props) {
  const text = useText()
  const listId = useId()
  const [typed, setTyped] = useState('')
  const search = typed.replace(/ \([^()]*\)$/, '').trim()
  const [{ data }] = useQuery({
    query: TokenCustomersDocument,
    variables: { search },
    pause: !search,
  })
  const suggested = search ? (data?.customers.nodes ?? []) : []
  const type = (value: string) => {
    setTyped(value)
    const found = suggested.find(each => labelOf(each) === value)
    onChoose(value.trim() === '' ? undefined : (found?.id ?? null))
  }
  return (
    <>
      <Field
        label={text('tokens.customer')}
        hint={text('tokens.customerHint')}
        value={typed}
        onChange={event => type(event.target.value)}
        list={listId}
        autoComplete="off"
        dir="auto"
        error={error ?? null}
      />
      <datalist id={listId}>
        {suggested.map(each => (
          <option key={each.id} value={labelOf(each)} />
        ))}
      </datalist>
    </>
  )
}

function labelOf({ name, externalId }: Customer): string {
  return `${name} (${externalId ?? ''})`
}
