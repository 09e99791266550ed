import { useMemo, useState } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { TextArea } from '~/ui/Field'
import { Notice } from '~/ui/Notice'
import { Progress } from '~/ui/Progress'
import { KeyboardChoice } from './KeyboardChoice'
import { KEYBOARDS, type KeyboardId } from './keyboards/keyboards'
import { planOf } from './keyboards/strokes'
import type { Screen } from './screen'
import { useTyping } from './useTyping'

interface Props {
  screen: Screen | null
  keyboard: KeyboardId
  onKeyboard: (id: KeyboardId) => void
  onClose: () => void
}

/** Types a text on the server key by key, which needs nothing there: it works at a boot prompt too. */
export function PasteDialog({ screen, keyboard, onKeyboard, onClose }: Props) {
  const text = useText()
  const announce = useAnnounce()
  const [typed, setTyped] = useState('')
  const { state, start, cancel } = useTyping(screen)
  const plan = useMemo(() => planOf(typed, KEYBOARDS[keyboard].keyboard), [typed, keyboard])
  const count = plan.characters.length
  const running = state?.running ?? false

  const send = async () => {
    if (!(await start(plan.characters))) return
    announce(text('console.paste.done', { count }))
    onClose()
  }
  return (
    <Dialog title={text('console.paste.title')} onClose={onClose} holds>
      <TextArea
        data-focus-first
        label={text('console.paste.text')}
        hint={text('console.paste.hint')}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        readOnly={running}
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <KeyboardChoice keyboard={keyboard} onKeyboard={onKeyboard} />
      {plan.missing.length > 0 && (
        <Notice tone="warning" role="status">
          <p>{text('console.paste.missing', { count: plan.missing.length })}</p>
          <p>
            <bdi>{plan.missing.slice(0, 40).map(nameOf).join('  ')}</bdi>
            {plan.missing.length > 40 && ' …'}
          </p>
        </Notice>
      )}
      {!screen && (
        <Notice tone="warning" role="status">
          {text('console.notThere')}
        </Notice>
      )}
      {state && (
        <Progress
          label={text(running ? 'console.paste.running' : 'console.paste.stopped')}
          percent={state.total === 0 ? 100 : Math.round((state.typed / state.total) * 100)}
          note={text('console.paste.progress', { typed: state.typed, total: state.total })}
        />
      )}
      <DialogButtons>
        <Button onClick={running ? cancel : onClose}>
          {text(running ? 'console.paste.cancel' : 'ui.cancel')}
        </Button>
        <Button
          look="primary"
          busy={running}
          refusal={!screen ? text('console.notThere') : count === 0 ? text('console.paste.empty') : null}
          onClick={() => void send()}
        >
          {plan.missing.length > 0 ? text('console.paste.without') : text('console.paste.send')}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

/** What can't be seen by itself is called by its number. */
function nameOf(character: string): string {
  const point = character.codePointAt(0) ?? 0
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character)
    ? character
    : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
