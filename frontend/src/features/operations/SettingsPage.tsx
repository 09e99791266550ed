import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import { SettingsInEffectDocument, type SettingsInEffectQuery } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { Awaited } from '~/ui/Awaited'
import styles from './Operations.module.css'

/** What the node that answers was started with; never a secret. */
export function SettingsPage() {
  const text = useText()
  const [{ data, error, fetching, stale }, execute] = useQuery({ query: SettingsInEffectDocument })
  const problem = problemOf(error)
  return (
    <>
      <p className={styles.muted}>{text('settings.about')}</p>
      <Awaited
        problem={problem}
        failed={text('settings.failed')}
        missing={!data}
        lines={10}
        retrying={fetching || stale}
        onRetry={() => execute({ requestPolicy: 'network-only' })}
      />
      {data && (
        <ul className={styles.list}>
          {data.settings.map(setting => (
            <Setting key={setting.name} setting={setting} />
          ))}
        </ul>
      )}
    </>
  )
}

function Setting({ setting }: { setting: SettingsInEffectQuery['settings'][number] }) {
  const text = useText()
  const { name, description, value, secret, given } = setting
  const words = secret ? text(given ? 'settings.secretSet' : 'settings.notSet') : null
  return (
    <li className={styles.setting} translate="no">
      <p className={styles.head}>
        <code>{name}</code>
        {words ? (
          <span className={styles.muted}>{words}</span>
        ) : (
          <code className={given ? styles.value : undefined}>{value ?? text('settings.notSet')}</code>
        )}
      </p>
      <p className={styles.muted}>
        {/* The settings are described where they are declared, in English. */}
        {description && <span lang="en">{sentence(description)}</span>}{' '}
        {!secret && !given && value !== null && text('settings.byDefault')}
      </p>
    </li>
  )
}

/** The settings' own descriptions are written for the code: without its marks, and as a sentence. */
function sentence(description: string): string {
  const plain = description.replace(/\{@\w+ ([^}]*)\}/g, '$1')
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}.`
}
