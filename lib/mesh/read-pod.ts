import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'

export interface PodFacts {
  /** It ran to its end or was evicted: it takes part in nothing any more. */
  readonly ended: boolean
  readonly ready: boolean
  readonly sidecar: boolean
  /** Its traffic is led through ztunnel. */
  readonly captured: boolean
  readonly serviceAccount: string | undefined
}

const STATUS = 'sidecar.istio.io/status'
const REDIRECTION = 'ambient.istio.io/redirection'
const PROXY = 'istio-proxy'

export function readPod(pod: ClusterObject): PodFacts {
  const spec = JsonPlace.root(pod.spec, 'spec')
  const status = JsonPlace.root(pod.status, 'status')
  const { annotations } = pod.metadata
  const phase = status.field('phase').text()
  return {
    ended: phase === 'Succeeded' || phase === 'Failed',
    ready: status.field('conditions').items().some((one) => one.field('type').text() === 'Ready' && one.field('status').text() === 'True'), // prettier-ignore
    sidecar: wasInjected(annotations[STATUS]) || namesOf(spec.field('initContainers')).includes(PROXY),
    captured: annotations[REDIRECTION] === 'enabled',
    serviceAccount: spec.field('serviceAccountName').text(),
  }
}

/**
 * What the injector wrote about itself: it added containers, or the proxy as an init container that keeps running.
 * A container of that name is no proof, for ztunnel's own is called so too.
 */
function wasInjected(annotation: string | undefined): boolean {
  if (annotation === undefined) return false
  let written: unknown
  try {
    written = JSON.parse(annotation)
  } catch {
    return false // not written by the injector
  }
  const status = JsonPlace.root(written, STATUS)
  return status.field('containers').texts().length > 0 || status.field('initContainers').texts().includes(PROXY)
}

function namesOf(containers: JsonPlace): readonly string[] {
  return containers.items().flatMap((container) => container.field('name').text() ?? [])
}
