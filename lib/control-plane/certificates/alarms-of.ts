import { EXPIRIES } from './judge-expiry'
import type { CertificatesAnswer, ExpiryDate, JudgedCertificate } from './model'

/** What somebody must do something about. */
export type Alarm =
  | { readonly kind: 'root'; readonly certificate: JudgedCertificate }
  | { readonly kind: 'istiod'; readonly date: ExpiryDate }
  | { readonly kind: 'differs' | 'webhooks'; readonly names: readonly string[] }

/**
 * Of all that an answer tells what needs attention: certificates that end within a month or do not hold, each once however many
 * namespaces have it; namespaces with other roots than the control plane; webhooks through which istiod is not trusted.
 */
export function alarmsOf({ roots, controlPlane }: CertificatesAnswer): readonly Alarm[] {
  const byPrint = new Map(
    roots.flatMap(({ certificates }) => certificates.map((one) => [one.fingerprint, one] as const)),
  )
  const ending = [...byPrint.values()]
    .filter(({ expiry }) => expiry !== 'ok')
    .toSorted((a, b) => EXPIRIES.indexOf(a.expiry) - EXPIRIES.indexOf(b.expiry) || a.daysLeft - b.daysLeft)
  const strangers = roots.filter(({ relation }) => relation === 'differs').flatMap(({ namespaces }) => namespaces)
  const distrusting = (controlPlane?.webhooks ?? []).filter(({ trust }) => trust === 'differs' || trust === 'unreadable') // prettier-ignore
  const signing = (controlPlane?.istiod ?? [])
    .flatMap(({ root, chain }) => [root, chain].filter((date) => date !== null))
    .filter(({ expiry }) => expiry !== 'ok')
    .toSorted((a, b) => a.daysLeft - b.daysLeft)
    .slice(0, 1)
  return [
    ...ending.map((certificate): Alarm => ({ kind: 'root', certificate })),
    ...signing.map((date): Alarm => ({ kind: 'istiod', date })),
    ...named('differs', strangers),
    ...named('webhooks', [...new Set(distrusting.map(({ name }) => name))]),
  ]
}

function named(kind: 'differs' | 'webhooks', names: readonly string[]): readonly Alarm[] {
  return names.length === 0 ? [] : [{ kind, names }]
}
