import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { AccountActivityDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Empty } from '~/ui/Empty'
import { ActivityLines } from './ActivityLines'
import styles from './ActivityTab.module.css'

/** The page around it has more to show: the newest few are enough until somebody asks. */
const FIRST = 5
const OLDER = 20

/** What was done with the own account, newest first. */
export function AccountActivity() {
  return (
    <div className={styles.alone}>
      <AccountActivityPage after={null} />
    </div>
  )
}

function AccountActivityPage({ after }: { after: string | null }) {
  const text = useText()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: AccountActivityDocument,
    variables: { first: after ? OLDER : FIRST, after },
  })
  return (
    <ActivityLines
      activity={data?.viewer?.activity}
      problem={problemOf(error)}
      retrying={fetching || stale}
      onRetry={() => execute({ requestPolicy: 'network-only' })}
      empty={
        !after && (
          <Empty icon="clock" title={text('activity.empty')}>
            {text('accountActivity.emptyHint')}
          </Empty>
        )
      }
      older={next => <AccountActivityPage after={next} />}
    />
  )
}
