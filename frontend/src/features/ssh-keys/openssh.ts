const TYPE = 'ssh-ed25519'
/** Length in bytes of an Ed25519 seed and of a public key. */
const KEY_BYTES = 32
/** What the private part is padded to where no cipher says otherwise, in bytes. */
const BLOCK = 8
const COLUMNS = 70

/** A pair as the programs of OpenSSH write it. */
export interface OpenSshPair {
  /** One line, as in `authorized_keys`, without a comment. */
  publicKey: string
  /** The file `id_ed25519`, without a passphrase. */
  privateKey: string
}

/** Makes an Ed25519 pair in the browser. Fails where the browser can't: it is too old, or the page came without encryption. */
export async function makePair(): Promise<OpenSshPair> {
  const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))
  // The seed is what PKCS #8 ends with (RFC 8410 §7).
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey))
  const check = crypto.getRandomValues(new Uint8Array(4))
  return encodePair(pkcs8.slice(-KEY_BYTES), raw, check)
}

/**
 * Writes a pair in OpenSSH's format (PROTOCOL.key in its sources). `check` is 4 random bytes that stand twice in the private
 * part, by which a reader tells that it decrypted well.
 */
export function encodePair(seed: Uint8Array, raw: Uint8Array, check: Uint8Array): OpenSshPair {
  const publicPart = join(text(TYPE), field(raw))
  const secret = join(check, check, publicPart, field(join(seed, raw)), text(''))
  const padding = Uint8Array.from({ length: -secret.length & (BLOCK - 1) }, (_, at) => at + 1)
  const file = join(
    bytes('openssh-key-v1\0'),
    text('none'), // cipher
    text('none'), // key derivation
    text(''), // its options
    number(1), // how many keys
    field(publicPart),
    field(join(secret, padding)),
  )
  return {
    publicKey: `${TYPE} ${base64(publicPart)}`,
    privateKey: [
      '-----BEGIN OPENSSH PRIVATE KEY-----',
      ...(base64(file).match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? []),
      '-----END OPENSSH PRIVATE KEY-----',
      '',
    ].join('\n'),
  }
}

const bytes = (value: string) => new TextEncoder().encode(value)
const text = (value: string) => field(bytes(value))
const field = (value: Uint8Array) => join(number(value.length), value)
const base64 = (value: Uint8Array) => btoa(String.fromCharCode(...value))

/** Four bytes, the most significant first. */
function number(value: number): Uint8Array {
  const four = new Uint8Array(4)
  new DataView(four.buffer).setUint32(0, value)
  return four
}

function join(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(part => [...part]))
}
