import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { PanelDocumentDocument } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Loading, Skeleton } from '~/ui/Skeleton'
import styles from './Operations.module.css'

/** The panel's own words about a server, secrets removed; for operators. */
export function PanelDocumentTab({ serverId }: { serverId: string }) {
  const text = useText()
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: PanelDocumentDocument,
    variables: { id: serverId },
    requestPolicy: 'cache-and-network',
  })
  const read = () => execute({ requestPolicy: 'network-only' })
  const problem = problemOf(error)
  const server = data?.node && 'panelDocument' in data.node ? data.node : null
  return (
    <Card
      title={text('panelDocument.title')}
      flush
      aside={
        <Button small busy={fetching || stale} onClick={read}>
          <Icon name="refresh" /> {text('panelDocument.read')}
        </Button>
      }
    >
      <div className={styles.pad}>
        <p className={styles.muted}>{text('panelDocument.about')}</p>
        {problem && (
          <Failure
            title={text('panelDocument.failed')}
            detail={problem.message}
            requestId={problem.requestId}
            retrying={fetching || stale}
            onRetry={read}
          />
        )}
        {!data && !problem && (
          <>
            <Loading />
            <Skeleton lines={10} />
          </>
        )}
        {server && !server.panelDocument && !problem && <p>{text('panelDocument.none')}</p>}
      </div>
      {server?.panelDocument && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
        <pre className={styles.document} translate="no" tabIndex={0}>
          {server.panelDocument}
        </pre>
      )}
    </Card>
  )
}
