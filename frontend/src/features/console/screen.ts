// noVNC speaks RFB, decodes the pictures and reads keys and pointer; nobody does it better.
import RFB from '@novnc/novnc'
import type { Keys } from './keyboards/typing'
import { watchLatency } from './latency'
import { type Trouble, troubleOfCode } from './trouble'

/** A screen that is on its way or there. */
export interface Screen extends Keys {
  /** Fills the window, or shows each pixel as one. */
  fit: (on: boolean) => void
  /** Whether dragging moves the view over a screen that is larger than the window. */
  drag: (on: boolean) => void
  viewOnly: (on: boolean) => void
  /** Puts a text into the guest's clipboard. */
  clipboard: (text: string) => void
  focus: () => void
  canvas: () => HTMLCanvasElement | null
  picture: () => Promise<Blob | null>
  close: () => void
}

interface Tell {
  picture: () => void
  /** Comes while the last picture is still there. */
  ending: () => void
  ended: (trouble: Trouble) => void
  clipboard: (text: string) => void
  latency: (milliseconds: number) => void
  /** Whether the screen is larger than the window and only a part of it shows. */
  clipped: (clipped: boolean) => void
}

/** Connects to a screen and shows it in an element. */
export function joinScreen(target: HTMLElement, url: string, tell: Tell): Screen {
  const socket = new WebSocket(hereOf(url))
  let stopLatency: () => void = () => undefined
  let over = false
  // Before noVNC hears of it: it does not pass the code on, and complains of what is none of its business.
  socket.addEventListener('close', ({ code }) => {
    if (over) return
    end()
    tell.ended(troubleOfCode(code))
  })
  const rfb = new RFB(target, socket, { shared: true })
  rfb.background = 'transparent'
  rfb.showDotCursor = true
  rfb.clipViewport = true
  rfb.addEventListener('connect', () => {
    stopLatency = watchLatency(socket, tell.latency)
    tell.picture()
  })
  rfb.addEventListener('disconnect', () => {
    // What came over the socket was not RFB.
    if (over) return
    end()
    tell.ended({ kind: 'viewer' })
  })
  rfb.addEventListener('clipboard', ({ detail }) => tell.clipboard(detail.text))
  rfb.addEventListener('clippingviewport', ({ detail }) => tell.clipped(detail))

  function end() {
    over = true
    tell.ending()
    stopLatency()
    rfb.disconnect()
  }
  return {
    key: (keysym, code, down) => rfb.sendKey(keysym, code, down),
    fit: on => {
      rfb.scaleViewport = on
    },
    drag: on => {
      rfb.dragViewport = on
    },
    viewOnly: on => {
      rfb.viewOnly = on
    },
    clipboard: text => rfb.clipboardPasteFrom(text),
    focus: () => rfb.focus({ preventScroll: true }),
    canvas: () => target.querySelector('canvas'),
    picture: () => new Promise(resolve => rfb.toBlob(resolve, 'image/png')),
    close: () => {
      if (!over) end()
    },
  }
}

/** The address on the host that the page came from, which the policy of the page allows alone. */
function hereOf(url: string): string {
  const { pathname } = new URL(url)
  return new URL(pathname, window.location.href.replace(/^http/, 'ws')).href
}
