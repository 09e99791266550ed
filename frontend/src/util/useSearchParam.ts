import { useCallback } from 'react'
import { useSearchParams } from 'wouter'

type Changes = Record<string, string | null>

interface Options {
  /** Takes the place of the present entry of the history, so that going back skips it. */
  replace?: boolean
}

/** The search part of the address, and the way to change some of it: null removes. */
export function useSearch(): [URLSearchParams, (changes: Changes, options?: Options) => void] {
  const [params, setParams] = useSearchParams()
  const change = useCallback(
    (changes: Changes, options?: Options) =>
      setParams(last => {
        const next = new URLSearchParams(last)
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value)
          else next.delete(name)
        }
        return next
      }, options),
    [setParams],
  )
  return [params, change]
}

interface DialogInAddress {
  /** Which dialog is open; null for none. */
  dialog: string | null
  open: (dialog: string, of?: string) => void
  close: () => void
  /** What the dialog is about, where the page shows several. */
  of: string | null
}

/** Dialogs are part of the address: they can be linked, and going back closes them. */
export function useDialog(): DialogInAddress {
  const [params, change] = useSearch()
  return {
    dialog: params.get('dialog'),
    of: params.get('of'),
    open: (dialog, of) => change({ dialog, of: of ?? null }),
    close: () => change({ dialog: null, of: null }, { replace: true }),
  }
}
