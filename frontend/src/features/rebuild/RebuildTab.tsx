import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useQuery } from 'urql'
import { problemOf } from '~/api/errors'
import type { ServerDetailsFragment } from '~/api/generated/graphql'
import { RebuildChoicesDocument, type RebuildTaskFragment } from '~/api/generated/later'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { Button } from '~/ui/Button'
import { Card } from '~/ui/Card'
import { Empty } from '~/ui/Empty'
import { Failure } from '~/ui/Failure'
import { Field } from '~/ui/Field'
import { useMask } from '~/ui/Masking'
import { Notice } from '~/ui/Notice'
import { Skeleton } from '~/ui/Skeleton'
import { NAME_LENGTH, nameFault, stripName } from '~/util/names'
import { useDialog, useSearch } from '~/util/useSearchParam'
import { findTemplate, isWindows, labelOf } from './gallery'
import { cleanHostName, isHostName } from './hostNames'
import { KeyChoice } from './KeyChoice'
import { CHOSEN, OsGallery } from './OsGallery'
import styles from './Rebuild.module.css'
import { RebuildDialog } from './RebuildDialog'
import { RebuildProgress } from './RebuildProgress'
import { NO_WISH, type Wish, type WishErrors } from './wish'

/** What this feature has to know of a server. */
export type RebuildServer = Pick<
  ServerDetailsFragment,
  'id' | 'name' | 'addresses' | 'operatingSystem' | 'actions' | 'activeTask'
>

/** How the dialogs are called in the address. */
const DIALOGS = { confirm: 'confirm', addKey: 'add-key' } as const

interface AddKey {
  customerId: string
  onClose: () => void
  onAdded: (key: { id: string; name: string }) => void
}

interface Props {
  server: RebuildServer
  /** The dialog that adds a key to an account. */
  addKey: (dialog: AddKey) => ReactNode
  /** Reads the server again. */
  refetch: () => void
}

/** Installs an operating system anew: choosing, the last question, progress, and what to do then. */
export function RebuildTab({ server, addKey, refetch }: Props) {
  const [wish, setWish] = useState(NO_WISH)
  const [ordered, setOrdered] = useState<{ task: RebuildTaskFragment; system: string } | null>(null)
  const running = server.activeTask?.kind === 'REBUILD' ? server.activeTask.id : null
  const [followed, setFollowed] = useState(running)
  if (running && running !== followed) setFollowed(running)

  if (followed) {
    const here = ordered?.task.id === followed ? ordered : null
    return (
      <RebuildProgress
        key={followed}
        server={server}
        taskId={followed}
        ordered={here?.task ?? null}
        system={here?.system ?? null}
        onEnd={refetch}
        onAgain={() => setFollowed(null)}
      />
    )
  }
  return (
    <RebuildForm
      server={server}
      addKey={addKey}
      wish={wish}
      onWish={change => setWish({ ...wish, ...change })}
      onOrdered={(task, system) => {
        setOrdered({ task, system })
        setFollowed(task.id)
      }}
    />
  )
}

interface FormProps extends Omit<Props, 'refetch'> {
  wish: Wish
  onWish: (change: Partial<Wish>) => void
  onOrdered: (task: RebuildTaskFragment, system: string) => void
}

function RebuildForm({ server, addKey, wish, onWish, onOrdered }: FormProps) {
  const text = useText()
  const mask = useMask()
  const announce = useAnnounce()
  const form = useRef<HTMLFormElement>(null)
  const [params] = useSearch()
  const { dialog, open, close } = useDialog()
  const [errors, setErrors] = useState<WishErrors>({})
  /** The choice that was wrong: what was said of it does not hold for the next one. */
  const [refused, setRefused] = useState<string | null>(null)
  const [{ data, error, fetching, stale }, execute] = useQuery({
    query: RebuildChoicesDocument,
    variables: { id: server.id },
  })
  const choices = data?.node && 'osTemplateGroups' in data.node ? data.node : null
  const families = choices?.osTemplateGroups ?? null
  const keys = choices?.customer.sshKeys ?? null
  const loading = fetching || stale
  const refetch = () => execute({ requestPolicy: 'network-only' })
  const galleryProblem = problemOf(error, ['node', 'osTemplateGroups'])

  const found = findTemplate(families ?? [], params.get(CHOSEN))
  const chosen = found?.template.id ?? null
  const windows = found !== null && isWindows(found)
  const chosenKeys = windows ? [] : (keys ?? []).filter(each => wish.keyIds.includes(each.id))
  const action = server.actions.find(each => each.kind === 'REBUILD')
  const refusal = action && !action.allowed ? action.reason : null
  const hostname = cleanHostName(wish.hostname)
  const name = stripName(wish.name)

  const change = (changed: Partial<Wish>, field: keyof WishErrors) => {
    onWish(changed)
    // What was wrong with a value is not wrong with the next one.
    if (errors[field]) setErrors({ ...errors, [field]: undefined })
  }
  const showErrors = (wrong: WishErrors) => {
    setErrors(wrong)
    setRefused(chosen)
    // Once they are on the screen; the gallery has no field of its own to go to.
    requestAnimationFrame(() =>
      form.current?.querySelector<HTMLElement>('input[aria-invalid], [aria-invalid] input')?.focus(),
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const fault = wish.name === '' ? null : nameFault(wish.name)
    const wrong: WishErrors = {
      ...(!found && { osTemplateId: text('rebuild.chooseFirst') }),
      ...(!isHostName(hostname) && { hostname: text('rebuild.notAHostName') }),
      ...(fault && { name: text(`rename.${fault}`, { length: NAME_LENGTH }) }),
    }
    if (Object.keys(wrong).length > 0) showErrors(wrong)
    else open(DIALOGS.confirm)
  }

  return (
    <>
      <form ref={form} className={styles.rebuild} noValidate onSubmit={submit}>
        <div className={styles.notices}>
          {refusal ? (
            <Notice tone="warning" role="status">
              {refusal}
            </Notice>
          ) : (
            <Notice tone="warning">
              <p>{text('rebuild.about', { name: mask(server.name) })}</p>
              <p>{text('rebuild.lossHint')}</p>
            </Notice>
          )}
        </div>
        <div className={styles.main}>
          <Card title={text('gallery.title')}>
            {!families && !galleryProblem && loading && <Skeleton lines={8} />}
            {!families && (galleryProblem || !loading) && (
              <Failure
                title={text('gallery.failed')}
                detail={(galleryProblem ?? problemOf(error))?.message}
                requestId={(galleryProblem ?? problemOf(error))?.requestId}
                onRetry={refetch}
                retrying={loading}
              />
            )}
            {families?.length === 0 && (
              <Empty icon="server" title={text('gallery.empty')}>
                {text('gallery.emptyHint')}
              </Empty>
            )}
            {families && families.length > 0 && (
              <OsGallery
                families={families}
                chosen={chosen}
                error={chosen === refused ? (errors.osTemplateId ?? null) : null}
              />
            )}
          </Card>
        </div>
        <div className={styles.side}>
          <Card title={text('rebuild.setup')}>
            <div className={styles.form}>
              <Field
                label={text('rebuild.hostname')}
                value={wish.hostname}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                dir="ltr"
                hint={
                  hostname && hostname !== wish.hostname
                    ? text('rebuild.hostnameCleaned', { hostname })
                    : text('rebuild.hostnameHint')
                }
                error={errors.hostname}
                onChange={event => change({ hostname: event.target.value }, 'hostname')}
              />
              <Field
                label={text('rebuild.name')}
                value={wish.name}
                autoComplete="off"
                dir="auto"
                placeholder={mask(server.name)}
                hint={text('rebuild.nameHint')}
                error={errors.name}
                onChange={event => change({ name: event.target.value }, 'name')}
              />
            </div>
          </Card>
          <Card title={text('rebuild.keys')}>
            {windows ? (
              <p className={styles.hint}>{text('rebuild.windowsKeys')}</p>
            ) : (
              <KeyChoice
                keys={keys}
                problem={problemOf(error, ['node', 'customer'])}
                retry={refetch}
                retrying={loading}
                chosen={wish.keyIds}
                onChoose={keyIds => change({ keyIds }, 'sshKeyIds')}
                onAdd={() => open(DIALOGS.addKey)}
                error={errors.sshKeyIds ?? null}
              />
            )}
          </Card>
          <div className={styles.order}>
            <p className={styles.hint}>
              {found ? (
                <>
                  {text('rebuild.chosen')} <bdi className={styles.system}>{labelOf(found.template)}</bdi>
                </>
              ) : (
                text('rebuild.chooseFirst')
              )}
            </p>
            {found?.template.endOfLife && <Notice tone="warning">{text('gallery.endOfLifeHint')}</Notice>}
            <Button look="cautious" type="submit" refusal={refusal}>
              {text('rebuild.start')}
            </Button>
          </div>
        </div>
      </form>
      {dialog === DIALOGS.confirm && found && (
        <RebuildDialog
          server={server}
          refusal={refusal}
          order={{
            osTemplateId: found.template.id,
            ...(hostname && { hostname }),
            ...(name && { name }),
            ...(chosenKeys.length > 0 && { sshKeyIds: chosenKeys.map(each => each.id) }),
          }}
          summary={[
            { term: text('gallery.title'), value: labelOf(found.template) },
            ...(hostname ? [{ term: text('details.hostname'), value: mask(hostname) }] : []),
            ...(name ? [{ term: text('rebuild.newName'), value: mask(name) }] : []),
            ...(windows
              ? []
              : [
                  {
                    term: text('rebuild.keys'),
                    value:
                      chosenKeys.map(each => mask(each.name)).join(', ') || text('rebuild.passwordInstead'),
                  },
                ]),
          ]}
          onClose={close}
          onOrdered={task => {
            close()
            onOrdered(task, labelOf(found.template))
          }}
          onWrong={wrong => {
            close()
            showErrors(wrong)
            if (wrong.osTemplateId || wrong.sshKeyIds) refetch()
          }}
        />
      )}
      {dialog === DIALOGS.addKey &&
        choices &&
        addKey({
          customerId: choices.customer.id,
          onClose: close,
          onAdded: key => {
            close()
            refetch()
            change({ keyIds: [...wish.keyIds, key.id] }, 'sshKeyIds')
            announce(text('sshKeys.addedKey', { name: mask(key.name) }))
          },
        })}
    </>
  )
}
