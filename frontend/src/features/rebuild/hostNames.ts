const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const HOST_NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`)
const MAX_LENGTH = 253

/** A typed host name as the server will take it: what no host name can hold is dropped, and so is a dot at the end. */
export function cleanHostName(typed: string): string {
  return typed.replace(/[^A-Za-z0-9.-]/g, '').replace(/(?<=.)\.$/, '')
}

/** Whether the rest is a host name; none at all is one too, as the panel chooses then. The server checks again. */
export function isHostName(cleaned: string): boolean {
  return cleaned === '' || (cleaned.length <= MAX_LENGTH && HOST_NAME.test(cleaned))
}
