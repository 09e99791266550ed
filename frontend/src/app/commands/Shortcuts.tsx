import { Suspense, useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { lazyPart } from '~/ui/lazyPart'
import { paths } from '~/util/paths'
import { useDialog } from '~/util/useSearchParam'
import { COMMANDS, KEYS } from './dialogs'
import { singleKeys } from './singleKeys'

const CommandPalette = lazyPart(() => import('./CommandPalette'), 'CommandPalette')
const KeysDialog = lazyPart(() => import('./KeysDialog'), 'KeysDialog')

/** So long after `g` the key that says where to go counts. */
const SEQUENCE_MS = 1500

interface Props {
  forOperator: boolean
  /** The customer is billed by use, and so has a page about that. */
  hasCredit?: boolean
}

/** Listens to the keyboard on every page, and shows the commands and the list of keys when they are asked for. */
export function Shortcuts({ forOperator, hasCredit }: Props) {
  const [, navigate] = useLocation()
  const { dialog, open, close } = useDialog()
  const goingSince = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return
      const key = event.key.toLowerCase()
      if (key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault()
        open(COMMANDS)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !singleKeys()) return
      const going = event.timeStamp - goingSince.current < SEQUENCE_MS
      goingSince.current = key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (going && key === 's') navigate(paths.servers())
      else if (going && key === 'c' && forOperator) navigate(paths.customers())
      else if (key === '?') open(KEYS)
      else if (key === '/') {
        event.preventDefault()
        if (!focusSearch()) {
          navigate(paths.servers())
          focusSearchWhenThere()
        }
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate, open, forOperator])

  return (
    <Suspense>
      {dialog === COMMANDS && (
        <CommandPalette forOperator={forOperator} hasCredit={hasCredit} onClose={close} />
      )}
      {dialog === KEYS && <KeysDialog forOperator={forOperator} onClose={close} />}
    </Suspense>
  )
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')
}

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>('main input[type="search"]')
  search?.focus()
  search?.select()
  return search !== null
}

/** The page with the search is just being opened. */
function focusSearchWhenThere() {
  const giveUpAt = Date.now() + 3000
  const timer = setInterval(() => {
    if (focusSearch() || Date.now() > giveUpAt) clearInterval(timer)
  }, 50)
}
