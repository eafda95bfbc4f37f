import type { JudgedWebhook } from '../control-plane-answer'

/** Whether anything that is known stands against the API server reaching istiod through it. */
export function works({ trust, endpoints }: Pick<JudgedWebhook, 'trust' | 'endpoints'>): boolean {
  return (trust === 'trusts' || trust === 'unknown') && endpoints !== 0
}
