/** A `clientMutationId`: makes a repeated mutation safe. Works on plain http too, where `randomUUID` does not exist. */
export function newMutationId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}
