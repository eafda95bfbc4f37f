import { compareText } from '@/lib/std/compare-text'
import { groupBy } from '@/lib/std/group-by'
import { EXPIRIES, judgeExpiry } from './judge-expiry'
import {
  type Certificate,
  type JudgedCertificate,
  type ReadBundle,
  ROOT_RELATIONS,
  type RootGroup,
  type RootRelation,
} from './model'

/** The roots that a namespace was given, as text: those that its proxies trust. */
export interface RootCopy {
  readonly namespace: string
  /** Certificates in PEM, or whatever somebody wrote there. */
  readonly pem: string
}

interface RootsContext {
  /** Reads a text; equal texts are asked for once. */
  readonly read: (pem: string) => ReadBundle
  /** Fingerprints of the control plane's roots; undefined: they are not known. */
  readonly trusted: ReadonlySet<string> | undefined
  /** ISO 8601, of the metric store. */
  readonly now: string
}

/**
 * Namespaces by the roots that they were given, the worst first: what nobody can read, what the control plane does not know, what
 * ends first, then the larger groups.
 *
 * @param copies of the namespaces that the user may see
 */
export function groupRoots(copies: readonly RootCopy[], { read, trusted, now }: RootsContext): readonly RootGroup[] {
  const bundles = [...groupBy(copies, ({ pem }) => pem)].map(([pem, same]) => ({ same, bundle: read(pem) }))
  const byRoots = groupBy(bundles, ({ bundle }) => idOf(bundle))
  return [...byRoots]
    .flatMap(([id, same]): readonly RootGroup[] => {
      const [first] = same
      if (first === undefined) return []
      const { certificates, unreadable } = first.bundle
      return [
        {
          id,
          certificates: judgeAll(certificates, now),
          unreadable,
          relation: relationOf(certificates, trusted),
          namespaces: same.flatMap((one) => one.same.map(({ namespace }) => namespace)).toSorted(compareText),
        },
      ]
    })
    .toSorted((a, b) => badnessOf(a) - badnessOf(b) || b.namespaces.length - a.namespaces.length || compareText(a.id, b.id)) // prettier-ignore
}

/** The order in which roots stand in a bundle means nothing. */
function idOf({ certificates, unreadable }: ReadBundle): string {
  const prints = certificates.map(({ fingerprint }) => fingerprint).toSorted(compareText)
  return [...new Set(prints), unreadable === 0 ? '' : `unreadable ${unreadable}`]
    .filter((part) => part !== '')
    .join(' ')
}

function judgeAll(certificates: readonly Certificate[], now: string): readonly JudgedCertificate[] {
  return certificates
    .map((one) => ({ ...one, ...judgeExpiry(one, now) }))
    .toSorted((a, b) => compareText(a.until, b.until) || compareText(a.fingerprint, b.fingerprint))
}

function relationOf(certificates: readonly Certificate[], trusted: ReadonlySet<string> | undefined): RootRelation {
  if (trusted === undefined || trusted.size === 0) return 'unknown'
  const own = new Set(certificates.map(({ fingerprint }) => fingerprint))
  const common = [...own].filter((print) => trusted.has(print)).length
  if (common === 0) return 'differs'
  return common === own.size && common === trusted.size ? 'same' : 'shares'
}

function badnessOf({ certificates, unreadable, relation }: RootGroup): number {
  const expiry = Math.min(...certificates.map((one) => EXPIRIES.indexOf(one.expiry)), EXPIRIES.length)
  const [readable, related] = [unreadable === 0 ? 1 : 0, ROOT_RELATIONS.indexOf(relation)]
  return (readable * ROOT_RELATIONS.length + related) * (EXPIRIES.length + 1) + expiry
}
