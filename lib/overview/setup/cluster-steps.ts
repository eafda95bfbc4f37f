import { joinMesh } from '@/lib/doctor/advice/join-mesh'
import { mayBeOutdated, mayNotRead } from '@/lib/doctor/advice/unread-kinds'
import { configLines } from '@/lib/doctor/config-lines'
import { WAITS } from '@/lib/doctor/waits'
import { isDnsLabel } from '@/lib/graph/request/is-dns-label'
import type { Source } from '@/lib/url/api-types'
import { done, type SetupStep, undone, waiting } from './checklist'
import { type SetupKnown, worstSource } from './setup-known'

const MOST_NAMED = 5

export function apiServerStep(known: SetupKnown): SetupStep {
  const id = 'api-server'
  const source = worstSource(known, 'kubernetes')
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
    case 'denied': {
      const kinds = source.kinds ?? []
      const denied = kinds.filter(({ state }) => state === 'denied')
      const advice = denied.length > 0 ? mayNotRead(namesOf(denied)) : mayBeOutdated(namesOf(kinds))
      return undone(id, 'attention', advice)
    }
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
        configLines({ type: 'kubernetes' }, ['kubeconfig_file: /path/to/kubeconfig']),
      ])
  }
}

function namesOf(kinds: NonNullable<Source['kinds']>): readonly string[] {
  return kinds.map(({ kind }) => kind)
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
      controlPlaneLine('istio-system'),
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
      controlPlaneLine(elsewhere.namespace),
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

function controlPlaneLine(namespace: string): string {
  return configLines({ type: 'istiod' }, [`control_plane_namespaces: [${namespace}]`])
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
  const candidates = outside.filter(({ workloads }) => workloads > 0)
  const found = `None of ${modes.length} visible namespaces is in the mesh.`
  return undone(
    id,
    'missing',
    joinMesh(
      found,
      candidates.map(({ name }) => name),
    ),
  )
}
