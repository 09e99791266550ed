/** What is used of noVNC, which brings no types for its present version (docs/API.md there). */
declare module '@novnc/novnc' {
  interface Events {
    connect: CustomEvent
    disconnect: CustomEvent<{ clean: boolean }>
    clipboard: CustomEvent<{ text: string }>
    clippingviewport: CustomEvent<boolean>
  }

  export default class RFB extends EventTarget {
    constructor(target: Element, channel: WebSocket, options?: { shared?: boolean })
    background: string
    clipViewport: boolean
    readonly clippingViewport: boolean
    dragViewport: boolean
    focusOnClick: boolean
    scaleViewport: boolean
    showDotCursor: boolean
    viewOnly: boolean
    addEventListener<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): void
    clipboardPasteFrom(text: string): void
    disconnect(): void
    focus(options?: FocusOptions): void
    /** `keysym` 0 is a key by its place alone, which only screens that take places understand. */
    sendKey(keysym: number, code: string | null, down: boolean): void
    toBlob(callback: (picture: Blob | null) => void, type?: string): void
  }
}
