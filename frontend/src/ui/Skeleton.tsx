import { useText } from '~/i18n/i18n'
import { Hidden } from './Hidden'
import styles from './Skeleton.module.css'

/** Stands where text will be, so that nothing jumps when it comes. */
export function Skeleton({ lines = 3 }: { lines?: number }) {
  return (
    <div className={styles.lines} aria-hidden="true">
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and no order to lose
        <div key={line} className={styles.line} style={{ inlineSize: `${WIDTHS[line % WIDTHS.length]}%` }} />
      ))}
    </div>
  )
}

const WIDTHS = [72, 48, 86, 60, 38]

/** Says to who listens that something is being loaded. */
export function Loading() {
  const text = useText()
  return (
    <Hidden>
      <span role="status">{text('ui.loading')}</span>
    </Hidden>
  )
}
