import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import {
  type DriftedServerFragment,
  LinkFromPanelDocument,
  UnlinkDriftedDocument,
} from '~/api/generated/later'
import { type MessageKey, useText } from '~/i18n/i18n'
import { Button } from '~/ui/Button'
import { Dialog, DialogButtons } from '~/ui/Dialog'
import { Failure } from '~/ui/Failure'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { newMutationId } from '~/util/ids'

/** Unlinking what the panel no longer has, or taking back what it still has. */
export type DriftChoice = 'unlink' | 'takeBack'

/** What each is called. */
export const DRIFT_CHOICES = {
  unlink: {
    label: 'drift.unlink',
    named: 'drift.unlinkNamed',
    title: 'drift.unlink.title',
    body: 'drift.unlink.body',
  },
  takeBack: {
    label: 'drift.takeBack',
    named: 'drift.takeBackNamed',
    title: 'drift.takeBack.title',
    body: 'drift.takeBack.body',
  },
} as const satisfies Record<DriftChoice, Record<string, MessageKey>>

interface Props {
  choice: DriftChoice
  server: DriftedServerFragment
  onClose: () => void
  onDone: () => void
}

/** Asks before a service and the panel are made to agree again. Nothing on the panel is changed. */
export function DriftDialog({ choice, server, onClose, onDone }: Props) {
  const text = useText()
  const mask = useMask()
  const [unlinked, unlink] = useMutation(UnlinkDriftedDocument)
  const [linked, link] = useMutation(LinkFromPanelDocument)
  const { data, error, fetching } = choice === 'unlink' ? unlinked : linked
  const problem = problemOf(error)
  const words = DRIFT_CHOICES[choice]

  const submit = async () => {
    const input = { serverId: server.id, clientMutationId: newMutationId() }
    const answer = await (choice === 'unlink'
      ? unlink({ input })
      : link({ input: { ...input, panelServerId: server.panelServerId ?? 0 } }))
    if (answer.data?.result.server) {
      onDone()
      onClose()
    }
  }

  return (
    <Dialog title={text(words.title, { name: mask(server.name) })} onClose={onClose}>
      <p>{text(words.body)}</p>
      {problem && (
        <Failure title={text('drift.link.failed')} detail={problem.message} requestId={problem.requestId} />
      )}
      {(data?.result.userErrors ?? []).map(({ message }) => (
        <Notice key={message} tone="danger" role="alert">
          {message}
        </Notice>
      ))}
      <DialogButtons>
        <Button data-focus-first onClick={onClose}>
          {text('ui.cancel')}
        </Button>
        <Button look="primary" busy={fetching} onClick={() => void submit()}>
          {text(words.label)}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
