/** How these dialogs are called in the address. */
export const COMMANDS = 'commands'
export const KEYS = 'keys'
