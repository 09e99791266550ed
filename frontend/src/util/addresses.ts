/** One address or one routed subnet, as the API gives them. */
interface Address {
  address: string
  version: 'IPV4' | 'IPV6'
  prefixLength: number
}

/** An address as one writes it: a routed subnet with its prefix length, a single address without. */
export function spell({ address, version, prefixLength }: Address): string {
  return prefixLength === (version === 'IPV4' ? 32 : 128) ? address : `${address}/${prefixLength}`
}

/** Whether this is a whole subnet and not a single address. */
export function isSubnet({ version, prefixLength }: Address): boolean {
  return prefixLength !== (version === 'IPV4' ? 32 : 128)
}
