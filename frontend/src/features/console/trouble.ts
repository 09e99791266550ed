/** Why there is no picture. */
export type TroubleKind =
  // The socket's end, see docs/errors.md.
  | 'restarting'
  | 'network'
  | 'lost'
  | 'noScreen'
  | 'screenRefused'
  | 'viewer'
  | 'stalled'
  | 'elsewhere'
  | 'idle'
  | 'tooLong'
  | 'tooMany'
  | 'signedOut'
  | 'suspended'
  | 'gone'
  // The answer to the question for a way in.
  | 'off'
  | 'soon'
  | 'panel'
  | 'refused'
  | 'offline'
  | 'failed'

export interface Trouble {
  kind: TroubleKind
  /** What the server said. */
  message?: string | null
  requestId?: string | null
  /** Not before so many seconds. */
  seconds?: number | undefined
}

/** `itself`: after a while. `hand`: when somebody asks for it. `change`: when the server is another. `no`: never here. */
export type Again = 'itself' | 'hand' | 'change' | 'no'

export const AGAIN: Record<TroubleKind, Again> = {
  restarting: 'itself',
  network: 'itself',
  lost: 'itself',
  noScreen: 'itself',
  stalled: 'itself',
  soon: 'itself',
  panel: 'itself',
  offline: 'itself',
  screenRefused: 'hand',
  viewer: 'hand',
  // Two that both came back by themselves would end each other in turn.
  elsewhere: 'hand',
  // Somebody should want it.
  idle: 'hand',
  tooLong: 'hand',
  tooMany: 'hand',
  refused: 'hand',
  failed: 'hand',
  off: 'change',
  suspended: 'change',
  signedOut: 'no',
  gone: 'no',
}

const BY_CODE: Readonly<Record<number, TroubleKind>> = {
  1001: 'restarting',
  1009: 'viewer',
  4400: 'viewer',
  4401: 'signedOut',
  4403: 'suspended',
  4408: 'stalled',
  4409: 'elsewhere',
  4410: 'gone',
  4420: 'idle',
  4421: 'tooLong',
  4429: 'tooMany',
  4502: 'lost',
  4503: 'screenRefused',
  4504: 'noScreen',
}

/** What the code with which a socket was closed means; without a code of ours something between here and there did it. */
export function troubleOfCode(code: number): Trouble {
  return { kind: BY_CODE[code] ?? 'network' }
}
