import { textKey } from '@/lib/std/text-key'
import type { DestinationEnd, ResolvedRow, SourceEnd, WorkloadIdentity } from './resolved-row'
import { fillDictionary } from './dictionary'
import { type FactsIndex, objectKey } from './index-facts'

type SourceParts = Omit<SourceEnd, 'index' | 'pairIndex' | 'known'> & { readonly workload: string | null }
type DestinationParts = Omit<DestinationEnd, 'index' | 'pairIndex' | 'serviceIndex' | 'known'> & {
  readonly workload: string | null
}

/** Makes the ends of rows, each once, so that equal ends are one object. */
export interface Ends {
  source(parts: SourceParts): SourceEnd
  destination(parts: DestinationParts): DestinationEnd
  /** Gives every workload its one app and version; called once, after the last row. */
  fillDictionary(rows: readonly ResolvedRow[]): void
}

export function createEnds(index: FactsIndex, withWaypoints: boolean): Ends {
  const identities = new Map<string, WorkloadIdentity>()
  const sources = new Map<string, SourceEnd>()
  const destinations = new Map<string, DestinationEnd>()
  const sourcePairs = numbering()
  const destinationPairs = numbering()
  const services = numbering()

  const identify = ({ cluster, namespace, workload }: Place): WorkloadIdentity | null => {
    if (workload === null) return null
    return intern(identities, textKey(cluster, namespace, workload), () => {
      const facts = index.clusters.get(cluster ?? '')?.workloads.get(objectKey(namespace ?? '', workload))
      const waypoint = withWaypoints && facts?.waypoint === true
      return { cluster, namespace, workload, app: null, version: null, waypoint }
    })
  }

  return {
    source: (parts) => {
      const { cluster, namespace, workload, app, version } = parts
      return intern(sources, textKey(cluster, namespace, workload, app, version), () => {
        const pairIndex = sourcePairs(textKey(cluster, namespace, workload, workload === null ? app : null))
        const known = identify(parts)
        return { index: sources.size, pairIndex, cluster, namespace, known, ...unnamedOnly(parts) }
      })
    },
    destination: (parts) => {
      const { cluster, namespace, workload, serviceNamespace, service, app, version } = parts
      const key = textKey(cluster, namespace, workload, serviceNamespace, service, app, version)
      return intern(destinations, key, () => {
        const pairIndex = destinationPairs(
          workload === null
            ? textKey(cluster, null, null, serviceNamespace, service)
            : textKey(cluster, namespace, workload),
        )
        const serviceIndex = service === null ? null : services(textKey(serviceNamespace, service))
        const known = identify(parts)
        return {
          index: destinations.size,
          pairIndex,
          serviceIndex,
          cluster,
          namespace,
          serviceNamespace,
          service,
          known,
          ...unnamedOnly(parts),
        }
      })
    },
    fillDictionary: (rows) => fillDictionary(rows, identities.values(), index),
  }
}

interface Place {
  readonly cluster: string | null
  readonly namespace: string | null
  readonly workload: string | null
}

/** App and version of a known workload stand in its identity; a version says nothing without an app. */
function unnamedOnly({
  workload,
  app,
  version,
}: {
  workload: string | null
  app: string | null
  version: string | null
}) {
  if (workload !== null || app === null) return { app: null, version: null }
  return { app, version }
}

function intern<T>(map: Map<string, T>, key: string, make: () => T): T {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = make()
  map.set(key, made)
  return made
}

function numbering(): (key: string) => number {
  const numbers = new Map<string, number>()
  return (key) => intern(numbers, key, () => numbers.size)
}
