import 'server-only'
import type { RootCopy } from '@/lib/control-plane/certificates/group-roots'
import { readBundle } from './read-bundle'

/** Fingerprints of the roots that the control plane itself was given; undefined: nobody knows them. */
export function trustedRoots(
  copies: readonly RootCopy[],
  controlPlaneNamespaces: readonly string[],
): ReadonlySet<string> | undefined {
  const own = controlPlaneNamespaces.flatMap((name) => copies.find(({ namespace }) => namespace === name) ?? [])
  const [first] = own
  if (first === undefined) return undefined
  return new Set(readBundle(first.pem).certificates.map(({ fingerprint }) => fingerprint))
}
