import { type ReactNode, useState } from 'react'
import type { Problem, UserError } from '~/api/errors'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Form } from '~/ui/Form'
import { SearchField } from '~/ui/SearchField'
import { Select } from '~/ui/Select'

interface Props {
  title: string
  /** What is asked. */
  children: ReactNode
  /** Where something can be searched, and what was found. */
  search: { label: string; text: string; onSearch: (text: string) => void }
  /** Out of what is to be chosen. */
  choice: { label: string; options: readonly { value: string; label: string }[]; none: string }
  submit: string
  busy: boolean
  problem: Problem | null
  failed: string
  errors: readonly UserError[]
  onSubmit: (chosen: string) => void
  onClose: () => void
}

/** Asks whose a server of the panel's list is, or what it is for: one of many, found by a search. */
export function FromPanelDialog(props: Props) {
  const { title, children, search, choice, submit, busy, problem, failed, errors, onSubmit, onClose } = props
  const text = useText()
  const [wanted, setWanted] = useState('')
  const { options } = choice
  // What was chosen and is no longer found is not what is on the screen.
  const chosen = options.some(each => each.value === wanted) ? wanted : (options[0]?.value ?? '')
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        problem={problem}
        failed={failed}
        errors={errors}
        onSubmit={() => {
          if (chosen && !busy) onSubmit(chosen)
        }}
      >
        <p>{children}</p>
        <SearchField label={search.label} value={search.text} onSearch={search.onSearch} />
        <Select label={choice.label} value={chosen} options={options} onChange={setWanted} />
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" type="submit" busy={busy} refusal={chosen ? null : choice.none}>
            {submit}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  )
}
