import { useState } from 'react'
import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { ReconcileReverseDnsDocument, type ReverseDnsServiceQuery } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { Notice } from '~/ui/Notice'
import styles from './ReverseDns.module.css'

interface Props {
  lastRun: ReverseDnsServiceQuery['reverseDnsService']['lastRun']
  onRun: () => void
}

/** Adds what records are missing for all servers; overwriting what differs is asked about first. */
export function ReconcileCard({ lastRun, onRun }: Props) {
  const text = useText()
  const [asking, setAsking] = useState(false)
  const [{ data, error, fetching }, reconcile] = useMutation(ReconcileReverseDnsDocument)
  const problem = problemOf(error)
  const outcome = fetching ? null : data?.reconcileReverseDns
  const run = async (force: boolean) => {
    setAsking(false)
    await reconcile({ input: { force } })
    onRun()
  }
  return (
    <Card title={text('rdns.reconcile')}>
      <div className={styles.form}>
        <p className={styles.muted}>{text('rdns.reconcile.about')}</p>
        {lastRun && (
          <p>
            {text('rdns.reconcile.last')} <Ago at={lastRun.startedAt} />
            {': '}
            {lastRun.problem ?? text('rdns.reconcile.counts', countsOf(lastRun))}
          </p>
        )}
        {problem && (
          <Failure
            title={text('rdns.reconcile.failed')}
            detail={problem.message}
            requestId={problem.requestId}
          />
        )}
        {outcome?.userErrors.map(each => (
          <Notice key={each.message} tone="danger" role="alert">
            {each.message}
          </Notice>
        ))}
        {outcome && outcome.userErrors.length === 0 && (
          <Notice tone={outcome.failed > 0 ? 'warning' : 'good'} icon="check" role="status">
            {text('rdns.reconcile.counts', countsOf(outcome))}
          </Notice>
        )}
        <div className={styles.buttons}>
          <Button busy={fetching} onClick={() => void run(false)}>
            {text('rdns.reconcile.add')}
          </Button>
          <Button look="cautious" busy={fetching} onClick={() => setAsking(true)}>
            {text('rdns.reconcile.force')}
          </Button>
        </div>
      </div>
      {asking && (
        <Dialog title={text('rdns.reconcile.force')} onClose={() => setAsking(false)}>
          <p>{text('rdns.reconcile.sure')}</p>
          <DialogButtons>
            <Button data-focus-first onClick={() => setAsking(false)}>
              {text('ui.cancel')}
            </Button>
            <Button look="danger" onClick={() => void run(true)}>
              {text('rdns.reconcile.confirm')}
            </Button>
          </DialogButtons>
        </Dialog>
      )}
    </Card>
  )
}

type Counts = Record<'added' | 'updated' | 'skipped' | 'failed', number>

const countsOf = ({ added, updated, skipped, failed }: Counts) => ({ added, updated, skipped, failed })
