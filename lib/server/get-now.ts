import 'server-only'
import { PharosError } from '@/lib/ports/pharos-error'
import { getMetricSource } from '@/lib/server/metric-source'
import { orThrow } from '@/lib/server/or-throw'
import type { Result } from '@/lib/std/result'
import { processWide } from '@/lib/std/process-wide'
import { milliseconds, type UnixSeconds } from '@/lib/std/units'

const TIMEOUT_MS = milliseconds(10_000)

/**
 * The metric store's time; requests that come together ask once (ADR 0008).
 *
 * @throws PharosError of the store, or `upstream_unavailable` where there is none.
 */
export async function getNow(): Promise<UnixSeconds> {
  const { store, off } = getMetricSource()
  if (store === undefined) throw new PharosError('upstream_unavailable', off, { source: 'prometheus' })
  const holder = processWide('now', (): { asking: Promise<Result<UnixSeconds, PharosError>> | undefined } => ({
    asking: undefined,
  }))
  holder.asking ??= store
    .now({ signal: AbortSignal.timeout(TIMEOUT_MS), timeoutMs: TIMEOUT_MS })
    .finally(() => (holder.asking = undefined))
  return orThrow(await holder.asking)
}
