import { type RefObject, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useClient } from 'urql'
import { usePanelOutage } from '~/api/ApiProvider'
import { askForWay } from './ask'
import { type Connection, openConnection } from './connection'
import { START } from './progress'
import { joinScreen, type Screen } from './screen'
import type { ConsoleServer } from './useConsoleServer'

/** What was copied on the server last; the count tells two that are alike apart. */
export interface GuestText {
  text: string
  count: number
}

/** Keeps a server's screen in an element for as long as the page shows it. */
export function useConnection(
  server: ConsoleServer,
  stage: RefObject<HTMLElement | null>,
  lastPicture: RefObject<HTMLCanvasElement | null>,
) {
  const client = useClient()
  const [connection, setConnection] = useState<Connection | null>(null)
  const [screen, setScreen] = useState<Screen | null>(null)
  const [latency, setLatency] = useState<number | null>(null)
  const [clipped, setClipped] = useState(false)
  const [guestText, setGuestText] = useState<GuestText | null>(null)
  const { id, powerState, status } = server

  useEffect(() => {
    const opened = openConnection({
      ask: () => askForWay(client, id),
      join: (url, tell) => {
        const target = stage.current
        if (!target) throw new Error('There is no stage to show a screen on')
        const joined = joinScreen(target, url, {
          picture: () => {
            setScreen(joined)
            tell.picture()
          },
          ending: () => copyPicture(target.querySelector('canvas'), lastPicture.current),
          ended: trouble => {
            setScreen(null)
            tell.ended(trouble)
          },
          clipboard: text => setGuestText(last => ({ text, count: (last?.count ?? 0) + 1 })),
          latency: setLatency,
          clipped: setClipped,
        })
        return () => {
          setScreen(null)
          setLatency(null)
          joined.close()
        }
      },
      wait: waitWhileLookedAt,
    })
    setConnection(opened)
    return () => opened.close()
  }, [client, id, stage, lastPicture])

  useEffect(() => {
    const running = powerState === 'RUNNING' ? true : powerState === 'STOPPED' ? false : null
    connection?.server(running, status === 'SUSPENDED')
  }, [connection, powerState, status])
  useAgainWhenPanelIsBack(connection)

  const progress = useSyncExternalStore(connection?.subscribe ?? NEVER, () => connection?.progress() ?? START)
  return { progress, again: () => connection?.again(), screen, latency, clipped, guestText }
}

function copyPicture(from: HTMLCanvasElement | null, to: HTMLCanvasElement | null) {
  if (!from || !to || from.width === 0) return
  to.width = from.width
  to.height = from.height
  to.getContext('2d')?.drawImage(from, 0, 0)
}

const NEVER = () => () => undefined

function useAgainWhenPanelIsBack(connection: Connection | null) {
  const away = usePanelOutage() !== null
  const wasAway = useRef(away)
  useEffect(() => {
    const progress = connection?.progress()
    if (wasAway.current && !away && progress?.phase === 'waiting') connection?.again()
    wasAway.current = away
  }, [away, connection])
}

/** Waits, and then until somebody looks and there is a network: nobody needs a screen in a tab that is not seen. */
function waitWhileLookedAt(seconds: number, done: () => void): () => void {
  const events = new AbortController()
  const tryNow = () => {
    if (document.hidden || !navigator.onLine) return
    stop()
    done()
  }
  const timer = setTimeout(() => {
    document.addEventListener('visibilitychange', tryNow, { signal: events.signal })
    window.addEventListener('online', tryNow, { signal: events.signal })
    tryNow()
  }, seconds * 1000)
  const stop = () => {
    clearTimeout(timer)
    events.abort()
  }
  return stop
}
