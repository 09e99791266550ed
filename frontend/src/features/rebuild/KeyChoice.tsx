import type { Problem } from '~/api/errors'
import type { KeyToInstallFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Checkbox } from '~/ui/Checkbox'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { Skeleton } from '~/ui/Skeleton'
import styles from './Rebuild.module.css'

interface Props {
  /** Null where the panel could not give them. */
  keys: readonly KeyToInstallFragment[] | null
  problem: Problem | null
  retry: () => void
  retrying: boolean
  chosen: readonly string[]
  onChoose: (ids: string[]) => void
  onAdd: () => void
  /** What is wrong with the choice. */
  error: string | null
}

/** Which of the owner's keys may sign in afterwards. */
export function KeyChoice({ keys, problem, retry, retrying, chosen, onChoose, onAdd, error }: Props) {
  const text = useText()
  const mask = useMask()
  return (
    <div className={styles.keys}>
      {!keys && !problem && retrying && <Skeleton lines={2} />}
      {!keys && (problem || !retrying) && (
        <Failure
          title={text('rebuild.keysFailed')}
          detail={problem?.message}
          requestId={problem?.requestId}
          onRetry={retry}
          retrying={retrying}
        />
      )}
      {keys?.map(({ id, name, fingerprint, type }) => (
        <Checkbox
          key={id}
          label={mask(name)}
          note={fingerprint ?? type}
          checked={chosen.includes(id)}
          onChange={on => onChoose(on ? [...chosen, id] : chosen.filter(each => each !== id))}
        />
      ))}
      {error && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <p className={styles.hint}>
        {text(chosen.length > 0 ? 'rebuild.withKeys' : 'rebuild.withoutKeys', { count: chosen.length })}
      </p>
      <Button small className={styles.add} onClick={onAdd}>
        <Icon name="plus" />
        {text('rebuild.addKey')}
      </Button>
    </div>
  )
}
