import { useText } from '~/i18n/i18n'
import { Badge } from '~/ui/Badge'

interface Props {
  stock: { controlled: boolean; quantity: number | null; inStock: boolean }
}

/** How many can still be made, in a word or two. */
export function StockBadge({ stock }: Props) {
  const text = useText()
  if (!stock.controlled) return <Badge tone="idle" mark="dash" label={text('products.uncontrolled')} />
  if (stock.quantity === null) return <Badge tone="warning" mark="ring" label={text('products.uncounted')} />
  return (
    <Badge
      tone={stock.inStock ? 'good' : 'danger'}
      mark={stock.inStock ? 'full' : 'triangle'}
      label={stock.inStock ? text('products.inStock', { count: stock.quantity }) : text('products.soldOut')}
    />
  )
}
