import type { MessageKey } from '~/i18n/i18n'
import { FRENCH, GERMAN, UK, US } from './drawings'
import { type Keyboard, keyboard } from './keyboard'

export type KeyboardId = 'us' | 'gb' | 'de' | 'fr'

/** The keyboards that a server may believe to have. Most images come with the first. */
export const KEYBOARDS: Record<KeyboardId, { label: MessageKey; keyboard: Keyboard }> = {
  us: { label: 'console.keyboard.us', keyboard: keyboard(US) },
  gb: { label: 'console.keyboard.gb', keyboard: keyboard(UK) },
  de: { label: 'console.keyboard.de', keyboard: keyboard(GERMAN) },
  fr: { label: 'console.keyboard.fr', keyboard: keyboard(FRENCH) },
}

export const KEYBOARD_IDS = Object.keys(KEYBOARDS) as KeyboardId[]

const entryOf = (serverId: string) => `slipway.console.keyboard.${serverId}`

/** What was chosen for this server in this browser before: it is the server's keyboard, not the reader's. */
export function keyboardOf(serverId: string): KeyboardId {
  try {
    const entry = localStorage.getItem(entryOf(serverId))
    return KEYBOARD_IDS.find(each => each === entry) ?? 'us'
  } catch {
    return 'us'
  }
}

export function rememberKeyboard(serverId: string, id: KeyboardId) {
  try {
    localStorage.setItem(entryOf(serverId), id)
  } catch {
    // Storage may be forbidden; the choice then holds until the page is left.
  }
}
