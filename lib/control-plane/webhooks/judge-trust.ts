import type { ReadBundle, WebhookTrust } from '../certificates/model'

/**
 * Whether the API server trusts what istiod shows when it is asked through a webhook.
 *
 * @param authority the webhook's caBundle as PEM, empty where it has none; null: it is no text
 * @param trusted fingerprints of the control plane's roots; undefined: they are not known
 */
export function judgeTrust(
  authority: string | null,
  read: (pem: string) => ReadBundle,
  trusted: ReadonlySet<string> | undefined,
): WebhookTrust {
  if (authority === '') return 'empty'
  if (authority === null) return 'unreadable'
  const { certificates } = read(authority)
  if (certificates.length === 0) return 'unreadable'
  if (trusted === undefined || trusted.size === 0) return 'unknown'
  return certificates.some(({ fingerprint }) => trusted.has(fingerprint)) ? 'trusts' : 'differs'
}
