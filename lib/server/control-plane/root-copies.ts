import 'server-only'
import type { RootCertificates } from '@/lib/ports/unwatched-reader'
import { keptFor } from '@/lib/server/process/kept-for'
import { callWithin } from '@/lib/server/sources/call-within'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { processWide } from '@/lib/std/process-wide'

const TIMEOUT_MS = 15_000
/** What is rotated is watched by somebody. */
const KEPT_MS = 15_000

/** The roots of all namespaces; none with the reason where they could not be read. */
export interface RootCopies {
  readonly copies: readonly RootCertificates[]
  readonly failure: string | null
}

/** Read at most every 15 seconds while somebody looks at them. Callers show only what their user may see. */
export async function getRootCopies(): Promise<RootCopies> {
  const holder = processWide('root-copies', () => {
    let failure = 'There is no cluster to read.'
    const ask = keptFor(
      async () => {
        const { unwatched } = getClusterSource()
        const read = await unwatched?.rootCertificates(callWithin(TIMEOUT_MS))
        if (read?.ok === true) return read.value
        failure = read?.error.message ?? failure
        return undefined
      },
      { keptMs: KEPT_MS },
    )
    return { ask, failure: () => failure }
  })
  const copies = await holder.ask()
  return copies === undefined ? { copies: [], failure: holder.failure() } : { copies, failure: null }
}
