import type { ObjectMeta } from '@/lib/ports/cluster-store'

/** The thresholds that the object's owner wrote on it, as text; the peer's annotation is read where ours is absent. */
export function healthAnnotation({ annotations }: ObjectMeta): string | null {
  return annotations['pharos.dev/health-rate'] ?? annotations['health.kiali.io/rate'] ?? null
}
