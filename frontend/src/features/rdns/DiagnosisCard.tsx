import { type FormEvent, type ReactNode, useState } from 'react'
import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { ReverseDnsDiagnosisDocument, type ReverseDnsDiagnosisQuery } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { paths } from '~/util/paths'
import { useSearch } from '~/util/useSearchParam'
import styles from './ReverseDns.module.css'

/** Everything that decides the record of one address. Which one is part of the page's address, to be passed on. */
export function DiagnosisCard() {
  const text = useText()
  const [params, change] = useSearch()
  const address = params.get('address') ?? ''
  const [typed, setTyped] = useState(address)
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: ReverseDnsDiagnosisDocument,
    variables: { address },
    pause: !address,
    requestPolicy: 'network-only',
  })
  const problem = address ? problemOf(error) : null
  const diagnosis = address ? data?.reverseDnsDiagnosis : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = typed.trim()
    if (wanted === address) execute({ requestPolicy: 'network-only' })
    else change({ address: wanted }, { replace: true })
  }
  return (
    <Card title={text('rdns.diagnosis')}>
      <form className={styles.form} onSubmit={submit}>
        <Field
          label={text('rdns.address')}
          name="address"
          value={typed}
          onChange={event => setTyped(event.target.value)}
          placeholder="203.0.113.5"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          required
          hint={text('rdns.diagnosis.hint')}
          error={problem?.code === 'BAD_USER_INPUT' ? problem.message : null}
        />
        <div className={styles.buttons}>
          <Button look="primary" type="submit" busy={fetching || stale}>
            {text('rdns.diagnosis.submit')}
          </Button>
        </div>
        {problem && problem.code !== 'BAD_USER_INPUT' && (
          <Failure
            title={text('rdns.diagnosis.failed')}
            detail={problem.message}
            requestId={problem.requestId}
          />
        )}
      </form>
      {diagnosis && <Diagnosis diagnosis={diagnosis} />}
    </Card>
  )
}

function Diagnosis({ diagnosis }: { diagnosis: ReverseDnsDiagnosisQuery['reverseDnsDiagnosis'] }) {
  const text = useText()
  const mask = useMask()
  const { server, zone, zoneKind, recordName, hostname, ttlSeconds, confirmed, forwardAddresses, problems } =
    diagnosis
  return (
    <div className={styles.diagnosis} aria-live="polite">
      {problems.length === 0 && (
        <Notice tone="good" icon="check">
          {text('rdns.diagnosis.well')}
        </Notice>
      )}
      {problems.map(each => (
        <Notice key={each} tone="warning">
          {mask(each)}
        </Notice>
      ))}
      <dl className={styles.details}>
        <Fact name={text('rdns.diagnosis.server')}>
          {server ? (
            <Link href={paths.server(server.id)}>
              <bdi>{mask(server.name)}</bdi>
            </Link>
          ) : (
            text('rdns.diagnosis.none')
          )}
        </Fact>
        <Fact name={text('rdns.zone')}>
          {zone ? `${mask(zone)} (${zoneKind})` : text('rdns.diagnosis.none')}
        </Fact>
        <Fact name={text('rdns.diagnosis.recordName')}>
          {recordName ? mask(recordName) : text('rdns.diagnosis.none')}
        </Fact>
        <Fact name={text('rdns.hostname')}>
          {hostname ? mask(hostname) : text('rdns.diagnosis.none')}
          {ttlSeconds !== null && ` · ${text('rdns.ttl', { seconds: ttlSeconds })}`}
        </Fact>
        <Fact name={text('rdns.diagnosis.forward')}>
          {confirmed === null
            ? text('rdns.diagnosis.none')
            : confirmed
              ? text('rdns.diagnosis.leadsBack')
              : forwardAddresses.length > 0
                ? mask(forwardAddresses.join(', '))
                : text('rdns.diagnosis.nowhere')}
        </Fact>
      </dl>
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
