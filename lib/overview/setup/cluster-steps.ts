import { WAITS } from '@/lib/doctor/waits'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import { roleFor } from '@/lib/doctor/role-for'
import { done, type SetupStep, undone, waiting } from './checklist'
import { type SetupKnown, worstSource } from './setup-known'

const KUBECONFIG = `clusters:
  home:
    kubeconfig_file: /path/to/kubeconfig`
const MOST_NAMED = 5
/** Namespaces of the cluster itself are no place for proxies. */
const OWN_TO_THE_CLUSTER = /^(kube-.*|default)$/

export function apiServerStep(known: SetupKnown): SetupStep {
  const id = 'api-server'
  const source = worstSource(known, ({ type }) => type === 'kubernetes')
  const message = source?.message ?? ''
  switch (source?.state) {
    case 'fresh':
      return done(
        id,
        `Kubernetes ${source.version ?? ''} of the cluster ${known.cluster.name} answers.`.replace('  ', ' '),
      )
    case 'starting':
      return waiting(id, 'The cluster is being read for the first time.')
    case 'partial':
    case 'denied':
      return undone(id, 'attention', [
        `It answers, but some kinds may not be read: ${(source.kinds ?? [])
          .slice(0, MOST_NAMED)
          .map(({ kind }) => kind)
          .join(', ')}.`,
        'Grant the account of Pharos get, list and watch on them:',
        roleFor((source.kinds ?? []).map(({ kind }) => kind)),
      ])
    case 'failed':
    case 'stale':
      return undone(id, 'missing', [
        `The API server does not answer: ${message}`,
        'Check that its address in the kubeconfig can be reached from Pharos, and that the credentials are valid.',
      ])
    default:
      return undone(id, 'missing', [
        `No cluster is read. ${message}`.trim(),
        'Outside of a cluster, name a kubeconfig in the configuration or in the variable KUBECONFIG:',
        KUBECONFIG,
      ])
  }
}

export function controlPlaneStep({ cluster, components, controlPlaneNamespaces }: SetupKnown): SetupStep {
  const id = 'control-plane'
  const { controlPlanes } = components
  const [first] = controlPlanes
  if (first === undefined) {
    if (!cluster.reachable) return waiting(id, WAITS.cluster)
    return undone(id, 'missing', [
      `No istiod was found: no visible workload has the label app=istiod. Looked first in ${controlPlaneNamespaces.join(', ')}.`,
      'Install Istio, or name the namespace of its control plane in the configuration:',
      'istio:\n  control_plane_namespaces: [istio-system]',
    ])
  }
  const words = controlPlanes
    .slice(0, MOST_NAMED)
    .map(({ namespace, name, version, revision, available, desired }) => {
      return `${namespace}/${name} ${version ?? 'of an unknown version'} (revision ${revision}), ${available} of ${desired} ready`
    })
    .join('; ')
  const elsewhere = controlPlanes.find(({ configured }) => !configured)
  if (elsewhere !== undefined && controlPlanes.every(({ configured }) => !configured)) {
    return undone(id, 'attention', [
      `${words}. Its namespace is not configured, so that its mesh configuration is not read.`,
      'Name it in the configuration:',
      `istio:\n  control_plane_namespaces: [${elsewhere.namespace}]`,
    ])
  }
  const ill = controlPlanes.find(({ status }) => status !== 'healthy')
  if (ill === undefined) return done(id, `${words}.`)
  return undone(id, 'attention', [
    `${words}.`,
    'See why it is not ready:',
    isDnsLabel(ill.namespace) ? `kubectl --namespace ${ill.namespace} describe pods --selector app=istiod` : null,
  ])
}

export function namespacesStep({ cluster, modes }: SetupKnown): SetupStep {
  const id = 'namespaces'
  const of = (mode: string) => modes.filter(({ inMesh }) => inMesh === mode)
  const [sidecar, ambient, outside] = [of('sidecar'), of('ambient'), of('none')]
  const inMesh = [...sidecar, ...ambient]
  if (inMesh.length > 0) {
    const parts = [
      sidecar.length > 0 ? `${sidecar.length} with sidecars` : '',
      ambient.length > 0 ? `${ambient.length} ambient` : '',
    ]
    return done(
      id,
      `${inMesh.length} of ${modes.length} visible namespaces are in the mesh: ${parts.filter(Boolean).join(', ')}.`,
    )
  }
  if (!cluster.reachable) return waiting(id, WAITS.cluster)
  const candidate = outside.find(
    ({ name, workloads }) => workloads > 0 && !OWN_TO_THE_CLUSTER.test(name) && isDnsLabel(name),
  )
  const name = candidate?.name ?? '<namespace>'
  return undone(id, 'missing', [
    `None of ${modes.length} visible namespaces is in the mesh.`,
    'Label a namespace (for ambient: istio.io/dataplane-mode=ambient), then restart what runs in it:',
    `kubectl label namespace ${name} istio-injection=enabled\nkubectl --namespace ${name} rollout restart deployment`,
  ])
}
