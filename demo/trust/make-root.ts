import { generate } from 'selfsigned'

/** A root of the mesh: what it signs with is thrown away, as nothing in the demo is signed. */
export interface MeshRoot {
  readonly pem: string
  readonly endsMs: number
}

const DAY = 86_400_000
/** For how long istiod makes its own. */
const LIFE_MS = 3650 * DAY

/** A certificate as istiod makes itself one, that ends at this instant. */
export async function makeRoot(endsMs: number): Promise<MeshRoot> {
  const seconds = (ms: number): Date => new Date(Math.floor(ms / 1000) * 1000)
  const { cert } = await generate([{ name: 'organizationName', value: 'cluster.local' }], {
    ...{ keyType: 'ec', curve: 'P-256', algorithm: 'sha256' },
    ...{ notBeforeDate: seconds(endsMs - LIFE_MS), notAfterDate: seconds(endsMs) },
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  return { pem: cert, endsMs: Math.floor(endsMs / 1000) * 1000 }
}

/** When the root ends that istiod made when it came. */
export function firstEnd(bornMs: number): number {
  return bornMs + LIFE_MS
}
