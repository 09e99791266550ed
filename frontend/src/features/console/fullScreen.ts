import { useSyncExternalStore } from 'react'

/** In full screen a browser can pass on what it keeps for itself otherwise: Esc, Tab with Alt, Ctrl+W (WICG Keyboard Lock). */
interface WithKeyboardLock {
  keyboard?: { lock?: () => Promise<void>; unlock?: () => void }
}

export const canBeFullScreen = () => document.fullscreenEnabled === true

export function useFullScreen(): boolean {
  return useSyncExternalStore(watch, () => document.fullscreenElement !== null)
}

/** Fills the screen with an element, or gives it back. A browser that does not want to stays as it is. */
export async function toggleFullScreen(element: HTMLElement | null) {
  const { keyboard } = navigator as WithKeyboardLock
  try {
    if (document.fullscreenElement) {
      keyboard?.unlock?.()
      await document.exitFullscreen()
    } else {
      await element?.requestFullscreen({ navigationUI: 'hide' })
      await keyboard?.lock?.()
    }
  } catch {
    // It was not allowed; the window is as large as it was.
  }
}

function watch(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener)
  return () => document.removeEventListener('fullscreenchange', listener)
}
