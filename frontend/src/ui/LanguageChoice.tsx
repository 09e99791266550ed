import { chooseLanguage, useLanguage, useText } from '~/i18n/i18n'
import { LANGUAGES, type Language } from '~/i18n/languages'
import { useAnnounce } from './Announcer'
import styles from './LanguageChoice.module.css'

/** Every language by its own name, for who has no account menu yet. */
export function LanguageChoice() {
  const text = useText()
  const spoken = useLanguage()
  const announce = useAnnounce()
  return (
    <fieldset className={styles.languages} aria-label={text('ui.language')}>
      {Object.entries(LANGUAGES).map(([language, { name }]) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={language === spoken}
          onClick={() =>
            chooseLanguage(language as Language).catch(() => announce(text('account.languageFailed')))
          }
        >
          {name}
        </button>
      ))}
    </fieldset>
  )
}
