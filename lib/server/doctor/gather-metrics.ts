import 'server-only'
import { configLines } from '@/lib/doctor/config-lines'
import type { MetricEvidence } from '@/lib/doctor/evidence'
import { askStore, NOTHING_TOLD, type StoreFacts } from '@/lib/server/doctor/store-facts'
import { lastAnswer } from '@/lib/server/process/last-answers'
import type { KnownSource } from '@/lib/server/sources/get-sources'
import type { MetricPart } from '@/lib/server/sources/metric-source'
import { getPartCapabilities } from '@/lib/server/sources/telemetry'

/** What one metric store tells; one that does not answer is not asked any more. */
export async function gatherMetrics({ source, failure, part }: KnownSource): Promise<MetricEvidence> {
  const facts = part === undefined || failure !== null ? NOTHING_TOLD : await ask(part)
  return {
    kind: 'metrics',
    source,
    ...facts,
    address: part?.address ?? null,
    tenant: part === undefined || part.tenant === '' ? null : part.tenant,
    latencyMs: part === undefined ? null : lastAnswer('prometheus', part.store.name).latencyMs,
    clockOffsetSeconds: part?.clock.offsetSeconds() ?? null,
    newestSampleAgeSeconds: facts.newest?.ageSeconds ?? null,
    origin: part?.origin ?? 'configured',
    pin: part?.origin === 'found' ? configLines(source, [`url: ${part.address}`]) : null,
    failure,
  }
}

async function ask(part: MetricPart): Promise<StoreFacts> {
  const { store, clock } = part
  return askStore(store, clock.estimate(), await getPartCapabilities(part))
}
