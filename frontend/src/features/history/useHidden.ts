import { useSyncExternalStore } from 'react'

/** Whether the page is out of sight: another tab is open, or the window is put away. */
export function useHidden(): boolean {
  return useSyncExternalStore(follow, () => document.hidden)
}

function follow(onChange: () => void): () => void {
  document.addEventListener('visibilitychange', onChange)
  return () => document.removeEventListener('visibilitychange', onChange)
}
