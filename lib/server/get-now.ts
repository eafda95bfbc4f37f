import 'server-only'
import type { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/call-within'
import { requireMetricStore } from '@/lib/server/metric-source'
import { orThrow } from '@/lib/server/or-throw'
import type { Result } from '@/lib/std/result'
import { processWide } from '@/lib/std/process-wide'
import type { UnixSeconds } from '@/lib/std/units'

const TIMEOUT_MS = 10_000

/**
 * The metric store's time; requests that come together ask once (ADR 0008).
 *
 * @throws PharosError of the store, or `upstream_unavailable` where there is none.
 */
export async function getNow(): Promise<UnixSeconds> {
  const store = requireMetricStore()
  const holder = processWide('now', (): { asking: Promise<Result<UnixSeconds, PharosError>> | undefined } => ({
    asking: undefined,
  }))
  holder.asking ??= store.now(callWithin(TIMEOUT_MS)).finally(() => (holder.asking = undefined))
  return orThrow(await holder.asking)
}
