import { setupI18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { type ReactNode, useMemo } from 'react'
import first from './en/first.json'
import type { MessageKey } from './messages'

export type { MessageKey }

type Values = Record<string, string | number | null | undefined>

/** Gives the text of this name in the reader's language. */
export type Text = (key: MessageKey, values?: Values) => string

const i18n = setupI18n({ locale: 'en', messages: { en: first } })

/** How the reader writes numbers and dates: their own variant of the language, British where they say none. */
const locale = navigator.languages.find(language => language.startsWith('en-')) ?? 'en-GB'

let later: Promise<void> | undefined

/** The texts of all that is not on the screen when a server's page opens. */
export function laterTexts(): Promise<void> {
  later ??= import('./en/later.json').then(
    messages => i18n.load('en', messages.default),
    problem => {
      later = undefined
      throw problem
    },
  )
  return later
}

/** For a part that is loaded when it is needed: its texts come with it. */
export async function withTexts<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, laterTexts()])
  return loaded
}

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
