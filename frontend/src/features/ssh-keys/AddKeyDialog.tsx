import { useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { AddSshKeyDocument, type SshKeyFieldsFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Field, TextArea } from '~/ui/Field'
import { Form } from '~/ui/Form'
import { Icon } from '~/ui/Icon'
import { Notice } from '~/ui/Notice'
import { NewPair } from './NewPair'
import { makePair, type OpenSshPair } from './openssh'
import styles from './SshKeys.module.css'

interface Props {
  /** Whose key it is to be; the customer's own where not given. */
  customerId?: string
  onClose: () => void
  onAdded: (key: SshKeyFieldsFragment) => void
}

/** Adds a public key that is pasted, or whose pair is made here: the private half is in this dialog and nowhere else. */
export function AddKeyDialog({ customerId, onClose, onAdded }: Props) {
  const text = useText()
  const [{ data, error, fetching }, add] = useMutation(AddSshKeyDocument)
  const [publicKey, setPublicKey] = useState('')
  const [pair, setPair] = useState<OpenSshPair | null>(null)
  const [saved, setSaved] = useState(false)
  const [sent, setSent] = useState('')
  const [unsupported, setUnsupported] = useState(false)
  const problem = problemOf(error)
  const errors = sortUserErrors(data?.addSshKey.userErrors ?? [], ['name', 'publicKey'])
  // Adding closes this, and the private half with it.
  const refusal = pair && publicKey === pair.publicKey && !saved ? text('sshKeys.saveFirst') : null

  const make = async () => {
    try {
      const made = await makePair()
      setPair(made)
      setPublicKey(made.publicKey)
      setSaved(false)
    } catch {
      setUnsupported(true)
    }
  }
  const submit = async (form: FormData) => {
    if (refusal || fetching) return
    const name = String(form.get('name'))
    setSent(publicKey)
    const answer = await add({ input: { customerId, name, publicKey: publicKey.trim() } })
    const added = answer.data?.addSshKey.sshKey
    if (added) onAdded(added)
  }

  return (
    <Dialog title={text('sshKeys.addTitle')} onClose={onClose} holds={pair !== null}>
      <Form
        problem={problem}
        failed={text('sshKeys.addFailed')}
        errors={errors.form}
        onSubmit={form => void submit(form)}
      >
        <Field
          label={text('sshKeys.name')}
          name="name"
          required
          maxLength={255}
          autoComplete="off"
          dir="auto"
          error={errors.fields.name}
        />
        <TextArea
          label={text('sshKeys.publicKey')}
          required
          value={publicKey}
          onChange={event => setPublicKey(event.target.value)}
          autoComplete="off"
          spellCheck={false}
          dir="ltr"
          hint={text('sshKeys.publicKeyHint')}
          // What was wrong with a key is not wrong with the next one.
          error={sent === publicKey ? errors.fields.publicKey : null}
        />
        {pair ? (
          <NewPair privateKey={pair.privateKey} onSaved={() => setSaved(true)} />
        ) : (
          <div className={styles.pair}>
            <p className={styles.muted}>{text('sshKeys.makeHint')}</p>
            <Button onClick={() => void make()}>
              <Icon name="key" />
              {text('sshKeys.make')}
            </Button>
            {unsupported && (
              <Notice tone="warning" role="alert">
                {text('sshKeys.unsupported')}
              </Notice>
            )}
          </div>
        )}
        <DialogButtons>
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button look="primary" type="submit" refusal={refusal} busy={fetching}>
            {text('sshKeys.add')}
          </Button>
        </DialogButtons>
      </Form>
    </Dialog>
  )
}
