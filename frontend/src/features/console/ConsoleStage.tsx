import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useText } from '~/i18n/i18n'
import { useAnnounce } from '~/ui/Announcer'
import { classes } from '~/ui/classes'
import { Hidden } from '~/ui/Hidden'
import { Icon } from '~/ui/Icon'
import { useMask } from '~/ui/Masking'
import { ClipboardDialog } from './ClipboardDialog'
import styles from './Console.module.css'
import { canBeFullScreen, toggleFullScreen, useFullScreen } from './fullScreen'
import { HelpDialog } from './HelpDialog'
import { KeyBar } from './KeyBar'
import { keyboardOf, rememberKeyboard } from './keyboards/keyboards'
import { watchForLeaving } from './keyboards/leaving'
import { PasteDialog } from './PasteDialog'
import type { Progress } from './progress'
import { StageMessage } from './StageMessage'
import { saveAs } from './saveAs'
import { type Tool, Toolbar } from './Toolbar'
import { useConnection } from './useConnection'
import type { ConsoleServer } from './useConsoleServer'
import { useHiding } from './useHiding'
import { usePinned } from './usePinned'
import { useSharedClipboard } from './useSharedClipboard'
import { useVisibleHeight } from './useVisibleHeight'

type OpenDialog = 'paste' | 'clipboard' | 'help' | null

interface Props {
  server: ConsoleServer
  power: {
    /** The menu of what can be done about power. */
    menu: ReactNode
    /** Starts the server. */
    boot: ReactNode
    /** What becomes of the last order; null for nothing. */
    outcome: ReactNode
  }
}

/** A server's screen, as large as the window, and all that belongs to it. */
export function ConsoleStage({ server, power }: Props) {
  const text = useText()
  const mask = useMask()
  const root = useRef<HTMLDivElement>(null)
  const stage = useRef<HTMLDivElement>(null)
  const lastPicture = useRef<HTMLCanvasElement>(null)
  const bar = useRef<HTMLElement>(null)
  const { progress, again, screen, latency, clipped, guestText } = useConnection(server, stage, lastPicture)
  const [dialog, setDialog] = useState<OpenDialog>(null)
  const [fit, setFit] = useState(true)
  const [viewOnly, setViewOnly] = useState(false)
  const [dragging, setDragging] = useState(false)
  const [keyBar, setKeyBar] = useState(false)
  const [keyboard, setKeyboard] = useState(() => keyboardOf(server.id))
  const [pinned, setPinned] = usePinned()
  const fullScreen = useFullScreen()
  const sharing = useSharedClipboard(screen, guestText)
  const connected = progress.phase === 'connected'
  const hiding = useHiding(!connected || pinned || dialog !== null, bar)
  const height = useVisibleHeight(keyBar)
  const describedBy = useId()

  useEffect(() => screen?.fit(fit), [screen, fit])
  useEffect(() => screen?.viewOnly(viewOnly), [screen, viewOnly])
  useEffect(() => screen?.drag(dragging && clipped), [screen, dragging, clipped])
  useCanvas(screen?.canvas() ?? null, text('console.canvas', { name: mask(server.name) }), describedBy)
  useFocusOnScreen(progress, () => screen?.focus())
  useWayOut(() => {
    hiding.show()
    // It can take the focus only once it shows.
    requestAnimationFrame(() => {
      const buttons = bar.current?.querySelectorAll('button') ?? []
      // Which of them there are depends on how wide the window is.
      const first = [...buttons].find(each => each.checkVisibility())
      first?.focus()
    })
  })

  const notThere = screen ? null : text('console.notThere')
  const noInput = notThere ?? (viewOnly ? text('console.noInput') : null)
  const close = () => {
    setDialog(null)
    screen?.focus()
  }
  const tools: Tool[] = [
    {
      key: 'keyboard',
      label: text('console.onScreen'),
      icon: 'keyboard',
      on: keyBar,
      onChoose: () => setKeyBar(!keyBar),
    },
    {
      key: 'paste',
      label: text('console.paste'),
      icon: 'pencil',
      refusal: noInput,
      onChoose: () => setDialog('paste'),
    },
    {
      key: 'clipboard',
      label: text('console.clipboard'),
      icon: 'clipboard',
      refusal: noInput,
      onChoose: () => setDialog('clipboard'),
    },
    {
      key: 'screenshot',
      label: text('console.screenshot'),
      icon: 'camera',
      refusal: notThere,
      onChoose: () => void screen?.picture().then(picture => picture && saveAs(picture, server.name)),
    },
    { key: 'fit', label: text('console.fit'), icon: 'fit', on: fit, onChoose: () => setFit(!fit) },
    ...(clipped
      ? [
          {
            key: 'drag',
            label: text('console.drag'),
            icon: 'move' as const,
            on: dragging,
            onChoose: () => setDragging(!dragging),
          },
        ]
      : []),
    {
      key: 'viewOnly',
      label: text('console.viewOnly'),
      icon: 'eye',
      on: viewOnly,
      onChoose: () => setViewOnly(!viewOnly),
    },
    ...(canBeFullScreen()
      ? [
          {
            key: 'fullScreen',
            label: text('console.fullScreen'),
            icon: 'expand' as const,
            on: fullScreen,
            onChoose: () => void toggleFullScreen(root.current).then(() => screen?.focus()),
          },
        ]
      : []),
    { key: 'pin', label: text('console.pin'), icon: 'pin', on: pinned, onChoose: () => setPinned(!pinned) },
    { key: 'help', label: text('console.help'), icon: 'help', onChoose: () => setDialog('help') },
  ]

  return (
    <div
      ref={root}
      className={styles.console}
      data-console
      style={height ? { blockSize: height } : undefined}
    >
      <Toolbar
        ref={bar}
        name={server.name}
        progress={progress}
        latency={latency}
        screen={screen}
        tools={tools}
        keysRefusal={noInput}
        power={power.menu}
        shown={hiding.shown}
        pinned={pinned || !connected}
        holders={hiding.holders}
        onLeave={() => screen?.focus()}
      />
      <main className={styles.stage}>
        <Hidden id={describedBy}>{text('console.canvas.hint')}</Hidden>
        <canvas
          ref={lastPicture}
          className={classes(
            styles.lastPicture,
            (progress.phase === 'waiting' || progress.phase === 'asking') && styles.remembered,
          )}
        />
        <div ref={stage} className={classes(styles.screen, !connected && styles.notYet)} />
        {!hiding.shown && (
          <button
            type="button"
            className={styles.handle}
            aria-label={text('console.showBar')}
            onPointerEnter={event => event.pointerType === 'mouse' && hiding.show()}
            onClick={hiding.show}
          >
            <Icon name="chevronDown" size={12} />
          </button>
        )}
        <StageMessage
          progress={progress}
          underMaintenance={server.underMaintenance}
          onAgain={again}
          boot={power.boot}
          outcome={power.outcome}
        />
        {connected && power.outcome && <div className={styles.toast}>{power.outcome}</div>}
        {connected && viewOnly && <p className={styles.chip}>{text('console.viewOnly')}</p>}
      </main>
      {keyBar && <KeyBar screen={screen} keyboard={keyboard} />}
      {dialog === 'paste' && (
        <PasteDialog
          screen={screen}
          keyboard={keyboard}
          onKeyboard={id => {
            setKeyboard(id)
            rememberKeyboard(server.id, id)
          }}
          onClose={close}
        />
      )}
      {dialog === 'clipboard' && (
        <ClipboardDialog screen={screen} guestText={guestText} sharing={sharing} onClose={close} />
      )}
      {dialog === 'help' && <HelpDialog onClose={close} />}
    </div>
  )
}

/** The picture is something to work with by keyboard, and says what it is and how to get out. */
function useCanvas(canvas: HTMLCanvasElement | null, label: string, describedBy: string) {
  useEffect(() => {
    if (!canvas) return
    canvas.tabIndex = 0
    canvas.setAttribute('role', 'application')
    canvas.setAttribute('aria-label', label)
    canvas.setAttribute('aria-describedby', describedBy)
  }, [canvas, label, describedBy])
}

/** A picture that comes gets the keyboard, unless somebody works with something else. */
function useFocusOnScreen({ phase }: Progress, focus: () => void) {
  const text = useText()
  const announce = useAnnounce()
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each picture
  useEffect(() => {
    if (phase !== 'connected') return
    announce(text('console.connected'))
    if (document.querySelector('dialog[open]') || document.activeElement instanceof HTMLTextAreaElement)
      return
    focus()
  }, [phase])
}

/** Ctrl+Alt+Shift leads out of the screen, which has all other keys. */
function useWayOut(leave: () => void) {
  const latest = useRef(leave)
  useEffect(() => {
    latest.current = leave
  })
  useEffect(() => {
    const leaving = watchForLeaving()
    const onKey = (event: KeyboardEvent) => {
      if (leaving(event)) latest.current()
    }
    // Before the screen takes them.
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('keyup', onKey, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('keyup', onKey, true)
    }
  }, [])
}
