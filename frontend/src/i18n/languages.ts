import type { Translate } from './sentences'

type Load<Content = Record<string, string>> = () => Promise<{ default: Content }>

interface LanguageFiles {
  /** What the language calls itself. */
  name: string
  /** How numbers and dates are written where the browser names no country of this language. */
  locale: string
  /** What a server's page says when it opens; null where it comes with the application. */
  first: Load | null
  /** What everything else says. */
  later: Load
  /** How the server's own sentences are said; null where it speaks this language. */
  sentences: Load<Translate> | null
}

export type Language = 'en' | 'de'

/** The languages of the screen. Each is loaded when it is chosen; English is there from the start. */
export const LANGUAGES: Record<Language, LanguageFiles> = {
  en: {
    name: 'English',
    locale: 'en-GB',
    first: null,
    later: () => import('./en/later.json'),
    sentences: null,
  },
  de: {
    name: 'Deutsch',
    locale: 'de-DE',
    first: () => import('./de/first.json'),
    later: () => import('./de/later.json'),
    sentences: () => import('./de/sentences'),
  },
}

const ENTRY = 'slipway.language'

/** What was chosen in this browser before, else the first of the browser's languages that there is, else English. */
export function preferredLanguage(): Language {
  return [remembered(), ...navigator.languages].map(each => each?.split('-')[0]).find(isLanguage) ?? 'en'
}

export function rememberLanguage(language: Language) {
  try {
    localStorage.setItem(ENTRY, language)
  } catch {
    // Storage may be forbidden; the choice then holds until the page is left.
  }
}

/** The reader's own variant of the language, where the browser names one. */
export function localeOf(language: string): string {
  const own = navigator.languages.find(each => each.startsWith(`${language}-`))
  return own ?? (isLanguage(language) ? LANGUAGES[language].locale : language)
}

function remembered(): string | null {
  try {
    return localStorage.getItem(ENTRY)
  } catch {
    return null
  }
}

function isLanguage(code: string | undefined): code is Language {
  return code !== undefined && Object.hasOwn(LANGUAGES, code)
}
