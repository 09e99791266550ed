import { useQuery } from 'urql'
import { Link } from 'wouter'
import { problemOf } from '~/api/errors'
import { AllTasksDocument, type TaskState } from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Ago } from '~/ui/Ago'
import { Awaited } from '~/ui/Awaited'
import { Badge, type Mark, type Tone } from '~/ui/Badge'
import { Empty } from '~/ui/Empty'
import { useMask } from '~/ui/Masking'
import { Pager } from '~/ui/Pager'
import { Select } from '~/ui/Select'
import { paths } from '~/util/paths'
import { useSearch } from '~/util/useSearchParam'
import styles from './Operations.module.css'

const STATES: Record<TaskState, { tone: Tone; mark: Mark; label: MessageKey }> = {
  QUEUED: { tone: 'idle', mark: 'ring', label: 'operations.task.QUEUED' },
  RUNNING: { tone: 'accent', mark: 'busy', label: 'operations.task.RUNNING' },
  SUCCEEDED: { tone: 'good', mark: 'full', label: 'operations.task.SUCCEEDED' },
  FAILED: { tone: 'danger', mark: 'triangle', label: 'operations.task.FAILED' },
}

const ENDS = { QUEUED: 'running', RUNNING: 'running', SUCCEEDED: 'succeeded', FAILED: 'failed' } as const

/** Tasks on anybody's servers, newest first. */
export function AllTasksPage() {
  const text = useText()
  const mask = useMask()
  const [params, change] = useSearch()
  const after = params.get('after')
  const given = params.get('state')
  const state = given && given in STATES ? (given as TaskState) : null
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: AllTasksDocument,
    variables: { after, filter: state ? { state: [state] } : {} },
  })
  const problem = problemOf(error)
  const tasks = data?.tasks
  return (
    <>
      <div className={styles.narrowing}>
        <Select
          label={text('operations.taskState')}
          value={state ?? ''}
          options={[
            { value: '', label: text('operations.allTasks') },
            ...(Object.keys(STATES) as TaskState[]).map(each => ({
              value: each,
              label: text(STATES[each].label),
            })),
          ]}
          onChange={value => change({ state: value || null, after: null })}
        />
      </div>
      <Awaited
        problem={problem}
        failed={text('operations.tasksFailed')}
        missing={!tasks}
        lines={8}
        retrying={fetching || stale}
        onRetry={() => execute({ requestPolicy: 'network-only' })}
      />
      {tasks?.nodes.length === 0 && (
        <div className={styles.box}>
          <Empty icon="clock" title={text('operations.noTasks')}>
            {text('operations.noTasksHint')}
          </Empty>
        </div>
      )}
      {tasks && tasks.nodes.length > 0 && (
        <>
          <ol className={styles.list}>
            {tasks.nodes.map(task => (
              <li key={task.id} className={styles.line}>
                <Badge {...STATES[task.state]} label={text(STATES[task.state].label)} />
                <div>
                  <p className={styles.words}>
                    {text(`task.${task.kind}.${ENDS[task.state]}`)}
                    {task.progressPercent !== null &&
                      task.state === 'RUNNING' &&
                      ` · ${task.progressPercent} %`}
                  </p>
                  {task.message && (
                    <p className={styles.words}>
                      <bdi>{task.message}</bdi>
                    </p>
                  )}
                  {task.server && (
                    <Link href={paths.server(task.server.id)} className={styles.muted}>
                      <bdi>{mask(task.server.name)}</bdi>
                    </Link>
                  )}
                </div>
                <p className={styles.muted}>
                  <Ago at={task.finishedAt ?? task.startedAt} />
                </p>
              </li>
            ))}
          </ol>
          <Pager
            count={text('operations.taskCount', { count: tasks.totalCount })}
            previous={after}
            next={tasks.pageInfo.hasNextPage ? tasks.pageInfo.endCursor : null}
            onPrevious={() => window.history.back()}
            onNext={cursor => change({ after: cursor })}
          />
        </>
      )}
    </>
  )
}
