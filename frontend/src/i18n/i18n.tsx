import { setupI18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { type ReactNode, useMemo } from 'react'
import en from './en.json'

/** Every text of the screen by its name; `en.json` is complete, other languages follow it. */
export type MessageKey = keyof typeof en

type Values = Record<string, string | number | null | undefined>

/** Gives the text of this name in the reader's language. */
export type Text = (key: MessageKey, values?: Values) => string

const i18n = setupI18n({ locale: 'en', messages: { en } })

/** How the reader writes numbers and dates: their own variant of the language, British where they say none. */
const locale = navigator.languages.find(language => language.startsWith('en-')) ?? 'en-GB'

export function TextProvider({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>
}

/** The texts of the reader's language. */
export function useText(): Text {
  const { i18n } = useLingui()
  return useMemo<Text>(() => (key, values) => i18n._(key, values), [i18n])
}

/** The reader's locale, for `Intl`. */
export function useLocale(): string {
  return locale
}
