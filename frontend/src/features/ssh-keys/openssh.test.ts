import { webcrypto } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { encodePair, makePair } from './openssh'

afterEach(() => vi.unstubAllGlobals())

const hex = (value: string) => Uint8Array.from(Buffer.from(value, 'hex'))

/** The bytes between the lines that frame the private key. */
function decoded(privateKey: string): Buffer {
  return Buffer.from(privateKey.split('\n').slice(1, -2).join(''), 'base64')
}

test('a pair is written as ssh-keygen reads it', () => {
  // The first test of RFC 8032 §7.1; ssh-keygen -y gives this public key for this file.
  const pair = encodePair(
    hex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60'),
    hex('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'),
    Uint8Array.of(1, 2, 3, 4),
  )
  expect(pair.publicKey).toBe(
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAINdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea',
  )
  expect(pair.privateKey).toBe(`-----BEGIN OPENSSH PRIVATE KEY-----
b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
QyNTUxOQAAACDXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGgAAAIgBAgMEAQID
BAAAAAtzc2gtZWQyNTUxOQAAACDXWpgBgrEKt9VL/tPJZAc6DuFy89qmIyWvAhpo9wdRGg
AAAECdYbGd7/1aYLqESvSS7CzEREnFaXsyaRlwO6wDHK5/YNdamAGCsQq31Uv+08lkBzoO
4XLz2qYjJa8CGmj3B1EaAAAAAAECAwQF
-----END OPENSSH PRIVATE KEY-----
`)
})

test('a pair that the browser makes belongs together: what the private half signs, the public half checks', async () => {
  vi.stubGlobal('crypto', webcrypto)
  const { publicKey, privateKey } = await makePair()
  const raw = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64').subarray(-32)
  const file = decoded(privateKey)
  // What ends the file is the 64 bytes of seed and public key, an empty comment and five bytes of padding.
  const seed = file.subarray(-64 - 4 - 5, -32 - 4 - 5)
  const prefix = hex('302e020100300506032b657004220420')
  const signing = await webcrypto.subtle.importKey(
    'pkcs8',
    Buffer.concat([prefix, seed]),
    { name: 'Ed25519' },
    false,
    ['sign'],
  )
  const checking = await webcrypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify'])
  const message = Buffer.from('hello')
  const signature = await webcrypto.subtle.sign('Ed25519', signing, message)
  expect(await webcrypto.subtle.verify('Ed25519', checking, signature, message)).toBe(true)
})
