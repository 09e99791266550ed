import { type ChangeEvent, useState } from 'react'
import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { type ReverseDnsOutcome, SetManyReverseDnsDocument } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Badge, type Mark, type Tone } from '~/ui/Badge'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { TextArea } from '~/ui/Field'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { PageTitle } from '~/ui/PageTitle'
import { parseLines } from './lines'
import styles from './ReverseDns.module.css'

const MAX_LINES = 500

/** What a line comes to, in a trial and for real. */
const OUTCOMES: Record<ReverseDnsOutcome, { trial: MessageKey; done: MessageKey; tone: Tone; mark: Mark }> = {
  SET: { trial: 'rdns.bulk.SET.trial', done: 'rdns.bulk.SET.done', tone: 'good', mark: 'check' },
  DELETED: { trial: 'rdns.bulk.DELETED.trial', done: 'rdns.bulk.DELETED.done', tone: 'good', mark: 'check' },
  UNCHANGED: { trial: 'rdns.bulk.UNCHANGED', done: 'rdns.bulk.UNCHANGED', tone: 'idle', mark: 'dash' },
  REFUSED: { trial: 'rdns.bulk.REFUSED', done: 'rdns.bulk.REFUSED', tone: 'danger', mark: 'triangle' },
}

/** Many records at once: looked up first, line by line, and then done. */
export function BulkPage() {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const [typed, setTyped] = useState('')
  /** What the results on the screen are of. */
  const [shown, setShown] = useState({ typed: '', trial: true })
  const [{ data, error, fetching }, setMany] = useMutation(SetManyReverseDnsDocument)
  const lines = parseLines(typed)
  const problem = problemOf(error)
  const results = data?.setManyReverseDns.results ?? null
  const current = shown.typed === typed
  const good = results?.filter(each => each.outcome === 'SET' || each.outcome === 'DELETED').length ?? 0

  const run = async (dryRun: boolean) => {
    const { data: answer } = await setMany({ input: { lines, dryRun } })
    setShown({ typed, trial: dryRun })
    const done = answer?.setManyReverseDns.results
    if (done) {
      const refused = done.filter(each => each.outcome === 'REFUSED').length
      announce(text('rdns.bulk.summary', { count: done.length, refused }))
    }
  }
  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    if (file) setTyped(await file.text())
    event.target.value = ''
  }
  const refusal =
    lines.length === 0
      ? text('rdns.bulk.nothing')
      : lines.length > MAX_LINES
        ? text('rdns.bulk.tooMany', { count: lines.length, most: MAX_LINES })
        : null
  return (
    <>
      <PageTitle name={text('rdns.bulk.title')} />
      <Card title={text('rdns.bulk.input')} aside={text('rdns.bulk.count', { count: lines.length })}>
        <div className={styles.form}>
          <p className={styles.muted}>{text('rdns.bulk.about')}</p>
          <TextArea
            label={text('rdns.bulk.lines')}
            value={typed}
            onChange={event => setTyped(event.target.value)}
            rows={8}
            spellCheck={false}
            autoCapitalize="none"
            placeholder={'203.0.113.5, mail.example.com\n2001:db8::5, mail.example.com'}
            hint={text('rdns.bulk.hint')}
          />
          <label className={styles.file}>
            {text('rdns.bulk.file')}
            <input
              type="file"
              accept=".csv,.txt,text/csv,text/plain"
              onChange={event => void readFile(event)}
            />
          </label>
          {problem && (
            <Failure
              title={text('rdns.bulk.failed')}
              detail={problem.message}
              requestId={problem.requestId}
            />
          )}
          {!fetching &&
            data?.setManyReverseDns.userErrors.map(each => (
              <Notice key={each.message} tone="danger" role="alert">
                {each.message}
              </Notice>
            ))}
          <div className={styles.buttons}>
            <Button
              look={current && good > 0 && shown.trial ? 'secondary' : 'primary'}
              busy={fetching}
              refusal={refusal}
              onClick={() => void run(true)}
            >
              {text('rdns.bulk.check')}
            </Button>
            {results && current && shown.trial && good > 0 && (
              <Button look="primary" busy={fetching} onClick={() => void run(false)}>
                {text('rdns.bulk.apply', { count: good })}
              </Button>
            )}
          </div>
        </div>
      </Card>
      {results && (
        <Card
          flush
          title={text(shown.trial ? 'rdns.bulk.verdicts' : 'rdns.bulk.results')}
          aside={!current && text('rdns.bulk.outdated')}
        >
          <ol className={styles.records}>
            {results.map(({ address, hostname, hostnameBefore, outcome, server, userErrors }, at) => {
              const { trial, done, tone, mark } = OUTCOMES[outcome]
              const own = userErrors.map(each => each.message).join(' ')
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; two can have one address
                <li key={at} className={styles.record}>
                  <Badge tone={tone} mark={mark} label={text(shown.trial ? trial : done)} />
                  <div className={styles.names}>
                    <span className={styles.address}>{mask(address)}</span>
                    {(hostname || outcome !== 'REFUSED') && (
                      <span className={styles.hostname}>
                        {hostname ? <bdi>{mask(hostname)}</bdi> : text('rdns.noRecord')}
                      </span>
                    )}
                    {hostnameBefore && hostnameBefore !== hostname && (
                      <span className={styles.muted}>
                        {text('rdns.bulk.before')} <bdi>{mask(hostnameBefore)}</bdi>
                      </span>
                    )}
                    {own && <span className={styles.why}>{mask(own)}</span>}
                  </div>
                  <p className={styles.facts}>{server && <bdi>{mask(server.name)}</bdi>}</p>
                </li>
              )
            })}
          </ol>
        </Card>
      )}
    </>
  )
}
