import { Suspense, useSyncExternalStore } from 'react'
import type { FreshCheck } from '~/api/freshCheck'
import { lazyPart } from '~/ui/lazyPart'

const FreshCheckDialog = lazyPart(() => import('~/features/account/FreshCheckDialog'), 'FreshCheckDialog')

/** Asks the person at the screen, over whatever is open, when the server wants to know who is there. */
export function FreshCheckGate({ freshCheck }: { freshCheck: FreshCheck }) {
  const wanted = useSyncExternalStore(freshCheck.subscribe, freshCheck.wanted)
  if (!wanted) return null
  return (
    <Suspense fallback={null}>
      <FreshCheckDialog onSettled={freshCheck.settle} />
    </Suspense>
  )
}
