import 'server-only'
import { getClusterSource } from '@/lib/server/sources/cluster-source'
import { processWide } from '@/lib/std/process-wide'
import { UnwatchedObjects } from './unwatched-objects'

/** The one reading of what no watch keeps current, for all who need it; undefined: there is no cluster. */
export function getUnwatchedObjects(): UnwatchedObjects | undefined {
  return processWide('unwatched-objects', () => {
    const { store, unwatched } = getClusterSource()
    return store === undefined ? undefined : new UnwatchedObjects(unwatched, store)
  })
}
