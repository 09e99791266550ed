import { useText } from '~/i18n/i18n'
import { Button } from './Button'
import { Icon } from './Icon'
import styles from './Pager.module.css'

interface Props {
  /** How many there are in all, in words. */
  count: string
  /** Cursor of the page before; null where there is none. */
  previous: string | null
  next: string | null
  onPrevious: (cursor: string) => void
  onNext: (cursor: string) => void
}

/** Turns the pages of a list. */
export function Pager({ count, previous, next, onPrevious, onNext }: Props) {
  const text = useText()
  return (
    <nav className={styles.pager} aria-label={text('ui.pages')}>
      <p role="status">{count}</p>
      {(previous || next) && (
        <div className={styles.turn}>
          <Button
            small
            refusal={previous ? null : text('ui.firstPage')}
            onClick={() => previous && onPrevious(previous)}
          >
            <Icon name="chevronLeft" /> {text('ui.previous')}
          </Button>
          <Button small refusal={next ? null : text('ui.lastPage')} onClick={() => next && onNext(next)}>
            {text('ui.next')} <Icon name="chevronRight" />
          </Button>
        </div>
      )}
    </nav>
  )
}
