import type { WorkloadFacts } from '@/lib/graph/facts'
import type { MeshSettings } from './mesh-settings'
import type { KubernetesGateway } from './parse-gateways'
import { pickLabel } from './pick-label'
import type { WorkloadDraft } from './workload-drafts'

export const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name'

export function describeWorkload(
  draft: WorkloadDraft,
  gateways: ReadonlyMap<string, KubernetesGateway>,
  { appLabels, versionLabels }: MeshSettings,
): WorkloadFacts {
  const { namespace, name, kind, labels, podLabels, serviceAccount, healthAnnotation, counts } = draft
  const { pods, sidecarPods, ambientPods } = draft
  return {
    namespace,
    name,
    kind,
    // The injector names the application on the pod where the template does not, and the proxies report that name.
    app: pickLabel(labels, appLabels) ?? pickLabel(podLabels, appLabels),
    version: pickLabel(labels, versionLabels),
    labels,
    serviceAccount: serviceAccount === undefined || serviceAccount === '' ? 'default' : serviceAccount,
    pods,
    sidecarPods,
    ambientPods,
    waypoint: isWaypoint(draft, gateways),
    ...counts,
    syncedProxies: null,
    healthAnnotation,
  }
}

function isWaypoint({ namespace, labels }: WorkloadDraft, gateways: ReadonlyMap<string, KubernetesGateway>): boolean {
  if (labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller') return true
  return gateways.get(`${namespace}/${labels[GATEWAY_NAME] ?? ''}`)?.waypoint === true
}
