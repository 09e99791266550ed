import type { ReverseDnsRecordFieldsFragment, ReverseDnsStatus } from '~/api/generated/later'
import type { MessageKey } from '~/i18n/i18n'
import type { Mark, Tone } from '~/ui/Badge'

export type ReverseRecord = ReverseDnsRecordFieldsFragment

/** A status that the schema gains fails to compile here until it has a look. */
export const STATUSES: Record<ReverseDnsStatus, { label: MessageKey; tone: Tone; mark: Mark }> = {
  SUBNET: { label: 'rdns.SUBNET', tone: 'accent', mark: 'square' },
  VERIFIED: { label: 'rdns.VERIFIED', tone: 'good', mark: 'check' },
  UNVERIFIED: { label: 'rdns.UNVERIFIED', tone: 'warning', mark: 'half' },
  MISSING: { label: 'rdns.MISSING', tone: 'idle', mark: 'ring' },
  NO_ZONE: { label: 'rdns.NO_ZONE', tone: 'danger', mark: 'dash' },
  ERROR: { label: 'rdns.ERROR', tone: 'danger', mark: 'triangle' },
}

/** What stands in the place of a host name; nothing where the status says it all. */
export const HINTS: Partial<Record<ReverseDnsStatus, MessageKey>> = {
  SUBNET: 'rdns.hint.SUBNET',
  NO_ZONE: 'rdns.hint.NO_ZONE',
  ERROR: 'rdns.hint.ERROR',
}

/** Whether its record can be set at all. */
export const canBeSet = ({ status }: ReverseRecord) => status !== 'NO_ZONE' && status !== 'SUBNET'

/** How people write it: with the prefix length where it is a whole subnet. */
export const spelled = ({ address, prefixLength, status }: ReverseRecord) =>
  status === 'SUBNET' ? `${address}/${prefixLength}` : address

/** The record that makes a host name lead back to an address, as it stands in a zone file. */
export function forwardRecord(hostname: string, address: string): string {
  const name = hostname.trim().replace(/\.+$/, '')
  return `${name}. IN ${address.includes(':') ? 'AAAA' : 'A'} ${address.trim()}`
}
