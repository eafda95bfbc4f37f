import 'server-only'
import { getClusterSource } from '@/lib/server/sources/cluster-source'

/** Begins to follow the cluster; returns at once, so that an upstream that cannot be reached delays nothing. */
export function startWatches(): void {
  getClusterSource().store?.start()
}
