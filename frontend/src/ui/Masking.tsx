import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { mask } from '~/util/mask'

interface Masking {
  /** Addresses, host names and names are hidden, for a screenshot. */
  masked: boolean
  setMasked: (masked: boolean) => void
}

const ENTRY = 'slipway.masked'

const MaskingContext = createContext<Masking>({ masked: false, setMasked: () => undefined })

/** Remembers for the browser's session whether what is sensitive is hidden. */
export function MaskingProvider({ children }: { children: ReactNode }) {
  const [masked, setMasked] = useState(wasMasked)
  useEffect(() => {
    document.documentElement.toggleAttribute('data-masked', masked)
    try {
      if (masked) sessionStorage.setItem(ENTRY, 'on')
      else sessionStorage.removeItem(ENTRY)
    } catch {
      // Storage may be forbidden; the choice then holds until the page is left.
    }
  }, [masked])
  const value = useMemo(() => ({ masked, setMasked }), [masked])
  return <MaskingContext value={value}>{children}</MaskingContext>
}

function wasMasked(): boolean {
  try {
    return sessionStorage.getItem(ENTRY) === 'on'
  } catch {
    return false
  }
}

export function useMasking(): Masking {
  return use(MaskingContext)
}

/** Gives an address, a host name or a name as it may be shown now. Everything sensitive passes here on its way out. */
export function useMask(): (sensitive: string) => string {
  const { masked } = use(MaskingContext)
  return masked ? mask : asItIs
}

const asItIs = (sensitive: string) => sensitive
