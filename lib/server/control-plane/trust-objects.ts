import 'server-only'
import type { RootCertificates, UnwatchedKind } from '@/lib/ports/unwatched-reader'
import { keptFor } from '@/lib/server/process/kept-for'
import { callWithin } from '@/lib/server/sources/call-within'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { processWide } from '@/lib/std/process-wide'

const TIMEOUT_MS = 15_000
/** What is rotated is watched by somebody. */
const KEPT_MS = 15_000

const WEBHOOK_KINDS = [
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
] as const satisfies readonly UnwatchedKind[]

/** Roots and webhooks of one moment: read apart, each rotation would look for a while as if they did not match. */
export interface TrustObjects {
  /** Of all namespaces; none with the reason where they could not be read. */
  readonly copies: readonly RootCertificates[]
  readonly failure: string | null
  readonly webhooks: readonly object[]
  /** Kinds of webhooks of which `webhooks` holds all. */
  readonly complete: readonly UnwatchedKind[]
}

/** Read at most every 15 seconds while somebody looks at them. Callers show only what their user may see. */
export async function getTrustObjects(): Promise<TrustObjects> {
  const ask = processWide('trust-objects', () => {
    let last = NONE
    const kept = keptFor(
      async () => {
        last = await read()
        // What failed in part is asked for again sooner.
        return last.failure === null && last.complete.length === WEBHOOK_KINDS.length ? last : undefined
      },
      { keptMs: KEPT_MS },
    )
    return async () => (await kept()) ?? last
  })
  return ask()
}

const NONE: TrustObjects = { copies: [], failure: 'There is no cluster to read.', webhooks: [], complete: [] }

async function read(): Promise<TrustObjects> {
  const { unwatched } = getClusterSource()
  if (unwatched === undefined) return NONE
  const [roots, ...lists] = await Promise.all([
    unwatched.rootCertificates(callWithin(TIMEOUT_MS)),
    ...WEBHOOK_KINDS.map(async (kind) => ({ kind, list: await unwatched.list(kind, callWithin(TIMEOUT_MS)) })),
  ])
  return {
    ...(roots.ok ? { copies: roots.value, failure: null } : { copies: [], failure: roots.error.message }),
    webhooks: lists.flatMap(({ list }) => (list.ok ? list.value : [])),
    complete: lists.flatMap(({ kind, list }) => (list.ok ? [kind] : [])),
  }
}
