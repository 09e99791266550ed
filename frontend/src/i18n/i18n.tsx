import { setupI18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { type ReactNode, useMemo } from 'react'
import first from './en/first.json'
import { LANGUAGES, type Language, localeOf, preferredLanguage, rememberLanguage } from './languages'
import type { MessageKey } from './messages'
import { speakSentences } from './sentences'

export type { MessageKey }

type Values = Record<string, string | number | null | undefined>

/** Gives the text of this name in the reader's language. */
export type Text = (key: MessageKey, values?: Values) => string

const i18n = setupI18n({ locale: 'en', messages: { en: first } })

/** By language, once they are asked for. */
const later = new Map<Language, Promise<void>>()

/** The texts of all that is not on the screen when a server's page opens. */
export function laterTexts(language = i18n.locale as Language): Promise<void> {
  const known = later.get(language)
  if (known) return known
  const loading = LANGUAGES[language].later().then(texts => i18n.load(language, texts.default))
  later.set(language, loading)
  // What could not be loaded is tried again with the next part that needs it.
  loading.catch(() => later.delete(language))
  return loading
}

/** For a part that is loaded when it is needed: its texts come with it. */
export async function withTexts<Part>(part: Promise<Part>): Promise<Part> {
  const [loaded] = await Promise.all([part, laterTexts()])
  return loaded
}

/** Speaks this language from now on. What is on the screen changes at once; fails where it can't be loaded. */
async function speak(language: Language) {
  const [texts, sentences] = await Promise.all([
    LANGUAGES[language].first?.(),
    LANGUAGES[language].sentences?.(),
    later.size > 0 ? laterTexts(language) : undefined,
  ])
  if (texts) i18n.load(language, texts.default)
  speakSentences(sentences?.default ?? null)
  i18n.activate(language, localeOf(language))
  document.documentElement.lang = language
}

/** Speaks the reader's language; English where it can't be loaded. */
export async function startLanguage() {
  const language = preferredLanguage()
  if (language !== i18n.locale) await speak(language).catch(() => undefined)
}

/** Speaks this language and remembers it in this browser. */
export async function chooseLanguage(language: Language) {
  await speak(language)
  rememberLanguage(language)
}

/** Calls when another language is spoken, until what is returned is called. */
export const onLanguage = (listener: () => void): (() => void) => i18n.on('change', listener)

export function TextProvider({ children }: { children: ReactNode }) {
  return <I18nProvider i18n={i18n}>{children}</I18nProvider>
}

/** The texts of the reader's language. */
export function useText(): Text {
  // A new one with each language, so that what depends on it is done again.
  const spoken = useLingui()
  return useMemo<Text>(() => (key, values) => spoken.i18n._(key, values), [spoken])
}

/** The language that the screen speaks. */
export function useLanguage(): Language {
  return useLingui().i18n.locale as Language
}

/** The reader's locale, for `Intl`. */
export function useLocale(): string {
  return localeOf(useLanguage())
}
