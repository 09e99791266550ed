import type { WebhookDeliveryState, WebhookFieldsFragment, WebhookTopic } from '~/api/generated/later'
import type { MessageKey } from '~/i18n/i18n'
import type { Mark, Tone } from '~/ui/Badge'

/** What each topic is called, in the order of the form. */
export const TOPICS: Record<WebhookTopic, MessageKey> = {
  SERVER_CREATED: 'webhookTopic.SERVER_CREATED',
  SERVER_CHANGED: 'webhookTopic.SERVER_CHANGED',
  SERVER_DELETED: 'webhookTopic.SERVER_DELETED',
  TASK_ENDED: 'webhookTopic.TASK_ENDED',
  STOCK_CHANGED: 'webhookTopic.STOCK_CHANGED',
}

export const topicsInOrder = Object.keys(TOPICS) as WebhookTopic[]

interface Look {
  label: MessageKey
  tone: Tone
  mark: Mark
}

export const DELIVERY_STATES: Record<WebhookDeliveryState, Look> = {
  WAITING: { label: 'webhookDelivery.WAITING', tone: 'warning', mark: 'half' },
  SENDING: { label: 'webhookDelivery.SENDING', tone: 'accent', mark: 'busy' },
  DELIVERED: { label: 'webhookDelivery.DELIVERED', tone: 'good', mark: 'check' },
  FAILED: { label: 'webhookDelivery.FAILED', tone: 'danger', mark: 'square' },
  SKIPPED: { label: 'webhookDelivery.SKIPPED', tone: 'idle', mark: 'dash' },
}

/** How a webhook is doing. */
export function lookOf({ enabled, failingSince }: WebhookFieldsFragment): Look {
  if (!enabled) return { label: 'webhooks.off', tone: 'idle', mark: 'dash' }
  if (failingSince) return { label: 'webhooks.failing', tone: 'danger', mark: 'triangle' }
  return { label: 'webhooks.on', tone: 'good', mark: 'full' }
}
