import 'server-only'
import type { PharosError } from '@/lib/ports/pharos-error'
import { callWithin } from '@/lib/server/sources/call-within'
import { requireMetricStore } from '@/lib/server/sources/metric-source'
import { orThrow } from '@/lib/server/http/or-throw'
import type { Result } from '@/lib/std/result'
import { processWide } from '@/lib/std/process-wide'
import { type UnixSeconds, unixSeconds } from '@/lib/std/units'

const TIMEOUT_MS = 10_000

/**
 * Where a live window ends: the metric store's time, less what the store needs until its newest samples can be seen. Requests that
 * come together ask once (ADR 0008).
 *
 * @throws PharosError of the store, or `upstream_unavailable` where there is none.
 */
export async function getNow(): Promise<UnixSeconds> {
  const store = requireMetricStore()
  const holder = processWide('now', (): { asking: Promise<Result<UnixSeconds, PharosError>> | undefined } => ({
    asking: undefined,
  }))
  holder.asking ??= store.now(callWithin(TIMEOUT_MS)).finally(() => (holder.asking = undefined))
  return unixSeconds(orThrow(await holder.asking) - store.settlingSeconds)
}
