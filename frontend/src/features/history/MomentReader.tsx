import { useLocale, useText } from '~/i18n/i18n'
import { formatDateTime } from '~/util/dates'
import styles from './MomentReader.module.css'
import type { RecordedPoint } from './recorded'

interface Props {
  points: readonly RecordedPoint[]
  /** The one of them that is read. */
  read: RecordedPoint
  /** What to know about that moment beyond its figures. */
  state: string | null
  /** The charts have spans in which the server was stopped. */
  withStopped: boolean
  inWords: (point: RecordedPoint) => string
  onRead: (at: number) => void
}

/** Which moment the charts are read at, moved by keyboard and finger where a pointer would point. */
export function MomentReader({ points, read, state, withStopped, inWords, onRead }: Props) {
  const text = useText()
  const locale = useLocale()
  return (
    <div className={styles.reader}>
      <p className={styles.moment}>
        <time dateTime={read.startsAt}>{formatDateTime(read.startsAt, locale)}</time>
        {state && <span className={styles.state}>{state}</span>}
        {withStopped && (
          <span className={styles.legend}>
            <span className={styles.stopped} aria-hidden="true" />
            {text('history.stopped')}
          </span>
        )}
      </p>
      <input
        type="range"
        className={styles.slider}
        aria-label={text('history.moment')}
        aria-valuetext={inWords(read)}
        min={0}
        max={points.length - 1}
        value={points.indexOf(read)}
        onChange={event => onRead(points[event.target.valueAsNumber]?.at ?? read.at)}
      />
    </div>
  )
}
