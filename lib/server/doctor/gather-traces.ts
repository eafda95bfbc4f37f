import 'server-only'
import type { User } from '@/lib/access/user'
import { configLines } from '@/lib/doctor/config-lines'
import type { TraceEvidence } from '@/lib/doctor/evidence'
import { getConfig } from '@/lib/server/process/config'
import { lastAnswer } from '@/lib/server/process/last-answers'
import { callWithin } from '@/lib/server/sources/call-within'
import type { KnownSource } from '@/lib/server/sources/get-sources'
import { requireTraceSource } from '@/lib/server/sources/trace-source'
import { getTraceAccess, type KnownTraces } from '@/lib/server/tracing/trace-access'
import { unixSeconds } from '@/lib/std/units'
import { maySee } from '@/lib/tracing/trace-access'

const TIMEOUT_MS = 5_000
/** Asked one after the other until one has a trace: mostly the first. */
const MOST_SERVICES = 6

interface Question {
  readonly namespaces: readonly string[]
  readonly seconds: number
  /** Unix seconds; null is now. */
  readonly at: number | null
}

/** What the trace store tells; one that does not answer is not asked any more. */
export async function gatherTraces(
  user: User,
  { source, failure }: KnownSource,
  asked: Question,
): Promise<TraceEvidence> {
  const { address, tenant, origin, store } = requireTraceSource()
  const known = failure === null ? await getTraceAccess(user).catch(() => undefined) : undefined
  const answered = lastAnswer(store.type, store.name)
  return {
    kind: 'traces',
    ...{ source, address, origin },
    tenant: tenant === '' ? null : tenant,
    ...answered,
    pin: origin === 'found' ? configLines(source, [`url: ${address}`]) : null,
    failure,
    names: known === undefined ? null : namesOf(known),
    traces: known === undefined ? null : await countTraces(known, asked, answered.clockOffsetSeconds ?? 0),
    template: getConfig().tracing.service_name,
  }
}

function namesOf({ names, access }: KnownTraces): TraceEvidence['names'] {
  return { all: names.length, known: access.owners.size, example: names.toSorted()[0] ?? null }
}

/** Null: it has no service that may be seen and is meant, or does not answer. */
async function countTraces(
  { names, access }: KnownTraces,
  { namespaces, seconds, at }: Question,
  offsetSeconds: number,
): Promise<number | null> {
  // By its own clock: that of another source may differ, which is a cause of its own.
  const to = unixSeconds(at ?? Date.now() / 1000 + offsetSeconds)
  const meant = new Set(namespaces)
  const isMeant = (name: string): boolean =>
    meant.size === 0 || (access.owners.get(name) ?? []).some((namespace) => meant.has(namespace))
  const services = names.filter((name) => access.owners.has(name) && maySee(access, name, []) && isMeant(name))
  const { store } = requireTraceSource()
  let count: number | null = null
  for (const service of services.toSorted(gatewaysFirst).slice(0, MOST_SERVICES)) {
    const search = { operation: undefined, minUs: undefined, maxUs: undefined, tags: [], errorsOnly: false, limit: 1 }
    const found = await store.search(
      { ...search, services: [service], from: unixSeconds(to - seconds), to },
      callWithin(TIMEOUT_MS),
    )
    if (!found.ok) return null
    count = found.value.traces.length
    if (count > 0) break
  }
  return count
}

/** Requests begin there. */
function gatewaysFirst(a: string, b: string): number {
  return Number(b.includes('gateway')) - Number(a.includes('gateway')) || (a < b ? -1 : 1)
}
