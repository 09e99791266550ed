/** Whether this browser, reached this way, can ask devices for passkeys: it needs https, or localhost. */
export const canUsePasskeys = () => 'PublicKeyCredential' in window

/**
 * Has a device sign these PublicKeyCredentialRequestOptionsJSON. Null where the person thought better of it, or no device
 * has a passkey of this host: browsers do not say which.
 */
export async function signWithPasskey(options: string): Promise<string | null> {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  return orNull(() => startAuthentication({ optionsJSON: JSON.parse(options) }))
}

/** Has a device make a passkey from these PublicKeyCredentialCreationOptionsJSON. Null where nothing came of it. */
export async function makePasskey(options: string): Promise<string | null> {
  const { startRegistration } = await import('@simplewebauthn/browser')
  return orNull(() => startRegistration({ optionsJSON: JSON.parse(options) }))
}

async function orNull(ask: () => Promise<object>): Promise<string | null> {
  try {
    return JSON.stringify(await ask())
  } catch {
    return null
  }
}
