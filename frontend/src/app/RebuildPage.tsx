import { RebuildTab } from '~/features/rebuild/RebuildTab'
import type { ServerTabProps } from '~/features/servers/ServerPage'
import { AddKeyDialog } from '~/features/ssh-keys/AddKeyDialog'

/** Where rebuilding and the owner's SSH keys meet. */
export function RebuildPage({ server, refetch }: Pick<ServerTabProps, 'server' | 'refetch'>) {
  return (
    <RebuildTab
      key={server.id}
      server={server}
      refetch={refetch}
      addKey={dialog => <AddKeyDialog {...dialog} />}
    />
  )
}
