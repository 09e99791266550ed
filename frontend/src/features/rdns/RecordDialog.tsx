import { type FormEvent, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf, sortUserErrors } from '~/api/errors'
import { SetReverseDnsDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { useCountdown } from '~/ui/useCountdown'
import { ForwardAdvice } from './ForwardAdvice'
import styles from './ReverseDns.module.css'
import { type ReverseRecord, spelled } from './records'

interface Props {
  serverId: string
  /** The address, or the subnet in which a host is to be given a name. */
  record: ReverseRecord
  onClose: () => void
  onDone: () => void
}

/** Sets or deletes a record. Where the name does not lead back, it says which record is missing, to be copied. */
export function RecordDialog({ serverId, record, onClose, onDone }: Props) {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const wait = useCountdown()
  const ofSubnet = record.status === 'SUBNET'
  const [address, setAddress] = useState(ofSubnet ? '' : record.address)
  const [hostname, setHostname] = useState(record.hostname ?? '')
  /** What was last sent: the advice is about that, also while something else is typed. */
  const [sent, setSent] = useState({ address: '', hostname: '' })
  const [{ data, error, fetching }, save] = useMutation(SetReverseDnsDocument)
  const problem = problemOf(error)
  const userErrors = fetching ? [] : (data?.setReverseDns.userErrors ?? [])
  const mismatch = userErrors.find(each => each.code === 'FORWARD_DNS_MISMATCH')
  const errors = sortUserErrors(
    userErrors.filter(each => each !== mismatch),
    ['address', 'hostname'],
  )

  const send = async (name: string) => {
    const wish = { address: address.trim(), hostname: name.trim() }
    setSent(wish)
    const { data: answer } = await save({ input: { serverId, ...wish } })
    const refused = answer?.setReverseDns.userErrors ?? []
    const seconds = refused.find(each => each.retryAfterSeconds)?.retryAfterSeconds
    // A refusal for what the name leads to has used the turn, too.
    const used = refused.some(each => each.code === 'FORWARD_DNS_MISMATCH') ? 10 : seconds
    if (used) wait.start(used)
    if (answer && refused.length === 0) {
      announce(text(wish.hostname ? 'rdns.saved' : 'rdns.deleted', { address: mask(wish.address) }))
      onDone()
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send(hostname)
  }
  const waiting = wait.left > 0 ? text('power.wait', { seconds: wait.left }) : null
  const noErrors = { address: errors.fields.address, hostname: errors.fields.hostname }
  // While names are hidden, what is typed is not: it is the caller's own.
  const title = ofSubnet
    ? text('rdns.addHostIn', { subnet: mask(spelled(record)) })
    : text('rdns.editOf', { address: mask(record.address) })
  return (
    <Dialog title={title} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {problem && (
          <Failure title={text('rdns.saveFailed')} detail={problem.message} requestId={problem.requestId} />
        )}
        {errors.form.map(each => (
          <Notice key={each.message} tone={each.code === 'RATE_LIMITED' ? 'warning' : 'danger'} role="alert">
            {each.message}
          </Notice>
        ))}
        {ofSubnet && (
          <Field
            label={text('rdns.address')}
            name="address"
            value={address}
            onChange={event => setAddress(event.target.value)}
            placeholder={record.address.replace(/::$/, '::1')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            hint={text('rdns.addressHint', { subnet: mask(spelled(record)) })}
            error={noErrors.address}
          />
        )}
        <Field
          label={text('rdns.hostname')}
          name="hostname"
          value={hostname}
          onChange={event => setHostname(event.target.value)}
          placeholder="mail.example.com"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          inputMode="url"
          hint={text('rdns.hostnameHint')}
          error={noErrors.hostname ?? (ofSubnet ? null : noErrors.address)}
        />
        {mismatch && <ForwardAdvice reason={mismatch.message} {...sent} />}
        <DialogButtons>
          {record.hostname && (
            <Button look="cautious" busy={fetching} refusal={waiting} onClick={() => void send('')}>
              {text('rdns.delete')}
            </Button>
          )}
          <Button onClick={onClose}>{text('ui.cancel')}</Button>
          <Button
            look="primary"
            type="submit"
            busy={fetching}
            refusal={waiting ?? (hostname.trim() && address.trim() ? null : text('rdns.fillIn'))}
          >
            {text(mismatch ? 'rdns.checkAgain' : 'rdns.save')}
          </Button>
        </DialogButtons>
      </form>
    </Dialog>
  )
}
