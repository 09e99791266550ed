import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import { chooseLanguage, type MessageKey, useLanguage, useText } from '~/i18n/i18n'
import { LANGUAGES, type Language } from '~/i18n/languages'
import { useAnnounce } from '~/ui/Announcer'
import type { IconName } from '~/ui/Icon'
import { useMask, useMasking } from '~/ui/Masking'
import { Menu } from '~/ui/Menu'
import { chooseTheme, chosenTheme, type Theme } from '~/ui/theme'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import { COMMANDS } from './commands/dialogs'
import styles from './Shell.module.css'

const THEMES: Record<Theme, { label: MessageKey; icon: IconName }> = {
  system: { label: 'theme.system', icon: 'system' },
  light: { label: 'theme.light', icon: 'sun' },
  dark: { label: 'theme.dark', icon: 'moon' },
}

interface Props {
  account: { name: string; email: string }
  /** What the button shows. */
  button: ReactNode
  /** False where it did not work. */
  onSignOut: () => Promise<boolean>
}

/** Who is signed in, how the screen looks and speaks, and the way out. */
export function AccountMenu({ account, button, onSignOut }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const mask = useMask()
  const { open } = useDialog()
  const { masked, setMasked } = useMasking()
  const language = useLanguage()
  const [, navigate] = useLocation()
  const [theme, setTheme] = useState(chosenTheme)
  const signOut = async () => {
    if (!(await onSignOut())) announce(text('account.signOutFailed'))
  }
  const speak = async (chosen: Language) => {
    await chooseLanguage(chosen).catch(() => announce(text('account.languageFailed')))
  }
  return (
    <Menu
      label={text('account.menu', { name: mask(account.name) })}
      button={button}
      head={
        <div className={styles.account}>
          <bdi>{mask(account.name)}</bdi>
          {account.email !== account.name && <bdi className={styles.email}>{mask(account.email)}</bdi>}
        </div>
      }
      items={[
        ...Object.entries(THEMES).map(([value, { label, icon }]) => ({
          key: value,
          label: text(label),
          icon,
          checked: value === theme,
          onChoose: () => {
            chooseTheme(value as Theme)
            setTheme(value as Theme)
          },
        })),
        ...Object.entries(LANGUAGES).map(([value, { name }], index) => ({
          key: value,
          label: name,
          lang: value,
          icon: 'globe' as const,
          apart: index === 0,
          checked: value === language,
          onChoose: () => void speak(value as Language),
        })),
        {
          key: 'account',
          label: text('account.page'),
          icon: 'key',
          apart: true,
          onChoose: () => navigate(paths.account()),
        },
        {
          key: 'commands',
          label: text('account.commands'),
          icon: 'search',
          onChoose: () => open(COMMANDS),
        },
        {
          key: 'mask',
          label: text('account.mask'),
          icon: 'hide',
          checked: masked,
          toggle: true,
          onChoose: () => {
            setMasked(!masked)
            announce(text(masked ? 'account.unmasked' : 'account.masked'))
          },
        },
        { key: 'signOut', label: text('account.signOut'), icon: 'power', onChoose: () => void signOut() },
      ]}
    />
  )
}
