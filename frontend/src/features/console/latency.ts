/** "Send me the pixel in the corner, changed or not": what a screen answers at once (RFC 6143, 7.5.3). */
const ONE_PIXEL = Uint8Array.of(3, 0, 0, 0, 0, 0, 0, 1, 0, 1)

const EVERY_MS = 4000
/** While pictures stream in, the next message need not be the answer; so a pause is waited for. */
const QUIET_MS = 250
const LAST = 5

/**
 * Measures how long a question takes to the screen and back, all of the way: through this host, the panel and the
 * hypervisor. Gives the median of the last few. Returns what ends it.
 */
export function watchLatency(socket: WebSocket, onMeasured: (milliseconds: number) => void): () => void {
  const measured: number[] = []
  let askedAt: number | null = null
  let heardAt = performance.now()
  const onMessage = () => {
    heardAt = performance.now()
    if (askedAt === null) return
    measured.push(heardAt - askedAt)
    if (measured.length > LAST) measured.shift()
    askedAt = null
    onMeasured(medianOf(measured))
  }
  const ask = () => {
    const quiet = performance.now() - heardAt > QUIET_MS
    if (document.hidden || !quiet || askedAt !== null || socket.readyState !== WebSocket.OPEN) return
    askedAt = performance.now()
    socket.send(ONE_PIXEL)
  }
  const timer = setInterval(ask, EVERY_MS)
  const first = setTimeout(ask, QUIET_MS * 3)
  socket.addEventListener('message', onMessage)
  return () => {
    clearInterval(timer)
    clearTimeout(first)
    socket.removeEventListener('message', onMessage)
  }
}

export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}
