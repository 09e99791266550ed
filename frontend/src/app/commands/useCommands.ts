import { useClient, useQuery } from 'urql'
import { useLocation, useRoute } from 'wouter'
import { problemOf } from '~/api/errors'
import {
  CommandServerDocument,
  CommandServersDocument,
  type PowerAction,
  PowerServerDocument,
  ServerSectionsDocument,
} from '~/api/generated/graphql'
import { useReverseDnsOffered } from '~/api/useReverseDnsOffered'
import { POWER_ACTION_KINDS, POWER_ACTIONS } from '~/features/servers/power'
import { sectionsOf } from '~/features/servers/sections'
import { type MessageKey, useText } from '~/i18n/i18n'
import type { IconName } from '~/ui/Icon'
import { useMask, useMasking } from '~/ui/Masking'
import { newMutationId } from '~/util/ids'
import { paths, patterns } from '~/util/paths'
import { destinations } from '../navigation'
import { KEYS } from './dialogs'

export interface Command {
  id: string
  label: string
  /** What else tells it apart. */
  note?: string | null
  icon: IconName
  /** Resolves to the sentence that says why it did not work; to null where it did. */
  run: () => Promise<string | null>
}

export interface CommandGroup {
  name: MessageKey
  commands: readonly Command[]
}

/** What can be done from here, narrowed down to what was typed; groups without a command are left out. */
export function useCommands(typed: string, forOperator: boolean, hasCredit = false): CommandGroup[] {
  const text = useText()
  const mask = useMask()
  const { masked, setMasked } = useMasking()
  const client = useClient()
  const [location, navigate] = useLocation()
  const [atServer, serverParams] = useRoute(`${patterns.server}/*?`)
  const here = atServer ? serverParams.serverId : null

  const [{ data: found }] = useQuery({ query: CommandServersDocument, variables: { search: typed.trim() } })
  const [{ data: open }] = useQuery({
    query: CommandServerDocument,
    variables: { id: here ?? '' },
    pause: !here,
  })
  const [{ data: more }] = useQuery({
    query: ServerSectionsDocument,
    variables: { id: here ?? '' },
    pause: !here,
    requestPolicy: 'cache-first',
  })
  const offersReverseDns = useReverseDnsOffered()
  const server = here && open?.node && 'actions' in open.node ? open.node : null

  // The dialog's own entry of the history gives way, so that going back does not open it again.
  const goTo = (id: string, label: string, path: string, icon: IconName): Command => ({
    id,
    label,
    icon,
    run: async () => {
      navigate(path, { replace: true })
      return null
    },
  })

  const order = async (action: PowerAction, serverId: string): Promise<string | null> => {
    const input = { serverId, action, clientMutationId: newMutationId() }
    const { data, error } = await client.mutation(PowerServerDocument, { input }).toPromise()
    const [refused] = data?.powerServer.userErrors ?? []
    if (data && !refused) {
      navigate(paths.server(serverId), { replace: true })
      return null
    }
    return refused?.message ?? problemOf(error)?.message ?? text('power.failed')
  }

  const actions = server
    ? POWER_ACTION_KINDS.filter(kind => server.actions.find(each => each.kind === kind)?.allowed).map(
        kind => {
          const { label, icon, asks, slug } = POWER_ACTIONS[kind]
          const name = text('commands.action', { action: text(label), name: mask(server.name) })
          return asks
            ? goTo(kind, name, paths.serverConfirm(server.id, slug), icon)
            : { id: kind, label: name, icon, run: () => order(kind, server.id) }
        },
      )
    : []
  const screen: Command[] = server?.actions.find(each => each.kind === 'OPEN_CONSOLE')?.allowed
    ? [
        {
          id: 'console',
          label: text('commands.action', { action: text('console.open'), name: mask(server.name) }),
          icon: 'console',
          run: async () => {
            // A window of its own, which knows nothing of this one.
            window.open(paths.serverConsole(server.id), '_blank', 'noopener')
            navigate(location, { replace: true })
            return null
          },
        },
      ]
    : []
  const sections = server
    ? sectionsOf(
        { resources: server.resources, panelServerId: server.panelServerId },
        more,
        offersReverseDns,
      ).map(({ path, label, icon }) => goTo(label, text(label), path(server.id), icon))
    : []
  const pages = [
    ...destinations(forOperator, { reverseDns: offersReverseDns, credit: hasCredit }).map(
      ({ path, label, icon }) => goTo(label, text(label), path, icon),
    ),
    goTo('account', text('account.page'), paths.account(), 'key'),
  ]
  const settings: Command[] = [
    {
      id: 'mask',
      label: text(masked ? 'commands.unmask' : 'account.mask'),
      icon: 'hide',
      run: async () => {
        setMasked(!masked)
        navigate(location, { replace: true })
        return null
      },
    },
    goTo('keys', text('keys.title'), `${location}?dialog=${KEYS}`, 'keyboard'),
  ]
  const servers: Command[] = (found?.servers.nodes ?? []).map(({ id, name, hostname }) => ({
    ...goTo(id, mask(name), paths.server(id), 'server'),
    note: hostname && hostname !== name ? mask(hostname) : null,
  }))

  const matches = ({ label }: Command) => label.toLowerCase().includes(typed.trim().toLowerCase())
  const groups: CommandGroup[] = [
    { name: 'commands.thisServer', commands: [...screen, ...actions, ...sections].filter(matches) },
    { name: 'servers.title', commands: servers },
    { name: 'commands.pages', commands: pages.filter(matches) },
    { name: 'commands.settings', commands: settings.filter(matches) },
  ]
  return groups.filter(each => each.commands.length > 0)
}
