import { Box } from './Box'
import { Failure } from './Failure'
import { Loading, Skeleton } from './Skeleton'

interface Props {
  /** Why there is no answer, or none that is new; null where there is one. */
  problem: { message: string | null; requestId: string | null } | null
  /** What is said then, in a sentence. */
  failed: string
  /** There is nothing to show yet. */
  missing: boolean
  /** About as much text as will be there. */
  lines: number
  retrying: boolean
  onRetry: () => void
}

/** Stands before what is asked for: that it could not be had, or where it will be. */
export function Awaited({ problem, failed, missing, lines, retrying, onRetry }: Props) {
  if (problem) {
    return (
      <Failure
        title={failed}
        detail={problem.message}
        requestId={problem.requestId}
        retrying={retrying}
        onRetry={onRetry}
      />
    )
  }
  if (!missing) return null
  return (
    <Box>
      <Loading />
      <Skeleton lines={lines} />
    </Box>
  )
}
