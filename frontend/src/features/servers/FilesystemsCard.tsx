import type { FilesystemFieldsFragment, PowerState } from '~/api/generated/graphql'
import { useLocale, useText } from '~/i18n/i18n'
import { Card } from '~/ui/Card'
import { Failure } from '~/ui/Failure'
import { Meter } from '~/ui/Meter'
import { levelOf } from '~/util/levels'
import { formatBytes, formatPercent } from '~/util/units'
import styles from './ServerOverview.module.css'
import type { ServerPart } from './useServer'

interface Props {
  /** Null where the guest runs no agent, or where they could not be read. */
  filesystems: readonly FilesystemFieldsFragment[] | null
  part: ServerPart
  powerState: PowerState
}

/** How full each file system inside the guest is. */
export function FilesystemsCard({ filesystems, part, powerState }: Props) {
  const text = useText()
  return (
    <Card title={text('filesystems.title')}>
      {part.problem && (
        <Failure
          title={text('filesystems.failed')}
          detail={part.problem.message}
          requestId={part.problem.requestId}
          onRetry={part.retry}
          retrying={part.retrying}
        />
      )}
      {!part.problem && !filesystems?.length && (
        <p className={styles.muted}>
          {text(powerState === 'STOPPED' ? 'filesystems.stopped' : 'filesystems.noAgent')}
        </p>
      )}
      <ul className={styles.filesystems}>
        {filesystems?.map(each => (
          <Filesystem key={each.mountPoint} filesystem={each} />
        ))}
      </ul>
    </Card>
  )
}

function Filesystem({ filesystem }: { filesystem: FilesystemFieldsFragment }) {
  const text = useText()
  const locale = useLocale()
  const { mountPoint, type, usedBytes, totalBytes, usedPercent } = filesystem
  const figures = text('meter.figures', {
    used: formatBytes(usedBytes, locale),
    total: formatBytes(totalBytes, locale),
    percent: formatPercent(usedPercent, locale),
  })
  return (
    <li className={styles.filesystem}>
      <p className={styles.line}>
        <span className={styles.mount} title={type}>
          <bdi>{mountPoint}</bdi>
        </span>
        <span className={styles.figures}>{figures}</span>
      </p>
      <Meter
        label={text('filesystems.meter', { mountPoint })}
        percent={usedPercent}
        valueText={figures}
        level={levelOf('filesystem', usedPercent)}
      />
    </li>
  )
}
