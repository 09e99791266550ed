import { useQuery } from 'urql'
import { ReverseDnsOfferedDocument } from './generated/graphql'

/** Whether the host offers reverse DNS: where it does not, nothing of it is to be seen. */
export function useReverseDnsOffered(): boolean {
  // It changes with a restart of the host's side only.
  const [{ data }] = useQuery({ query: ReverseDnsOfferedDocument, requestPolicy: 'cache-first' })
  return data?.reverseDnsOffered === true
}
