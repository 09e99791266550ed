import type { OrderRowFragment } from '~/api/generated/later'

/**
 * What an order is known by: its server's name, once it has one; before, what was ordered for whom. Null where not even
 * that is known.
 */
export function orderName(
  {
    server,
    product,
    customer,
    panelServerId,
  }: Pick<OrderRowFragment, 'server' | 'product' | 'customer' | 'panelServerId'>,
  mask: (text: string) => string,
): string | null {
  if (server && (server.hostname || panelServerId)) return mask(server.name)
  return product && customer ? `${product.name} · ${mask(customer.name)}` : (product?.name ?? null)
}
