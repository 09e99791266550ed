import { useMutation } from 'urql'
import { problemOf } from '~/api/errors'
import { RecalculateStockDocument } from '~/api/generated/later'

/** Has stock counted anew: of one product, or of all where none is given. */
export function useRecalculate(productId: string | null, onDone: () => void) {
  const [{ data, error, fetching }, execute] = useMutation(RecalculateStockDocument)
  return {
    counting: fetching,
    problem: problemOf(error),
    refusals: data?.recalculateStock.userErrors ?? [],
    recalculate: async () => {
      const answer = await execute({ input: { productId } })
      if (answer.data) onDone()
    },
  }
}
