import type { MeshComponent } from '../model'

/** From here on a limit is near; at memory's limit a container is killed, at CPU's it is slowed down. */
const NEAR = { degraded: 80, failure: 95 } as const

/** How much of a limit is used, 0 to 100, and how bad that is; undefined where there is no limit or nobody measured. */
export function usageLevel(
  usage: MeshComponent['cpu'],
): { readonly percent: number; readonly tone: 'healthy' | 'degraded' | 'failure' } | undefined {
  if (usage?.limit == null || !(usage.limit > 0)) return undefined
  const percent = Math.min(100, Math.max(0, (usage.used / usage.limit) * 100))
  if (!Number.isFinite(percent)) return undefined
  return { percent, tone: percent >= NEAR.failure ? 'failure' : percent >= NEAR.degraded ? 'degraded' : 'healthy' }
}
