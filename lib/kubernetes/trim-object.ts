import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { isRecord } from '@/lib/std/is-record'

/** What is kept of a value: all of it, these fields of an object, these parts of every item of a list, or what a function says. */
type Shape = 'all' | { readonly [field: string]: Shape } | readonly [Shape] | ((value: unknown) => unknown)

interface KindShape {
  readonly spec?: Shape
  readonly status?: Shape
  readonly data?: Shape
}

const CONDITION: Shape = { type: 'all', status: 'all', reason: 'all', message: 'all' }
const LIMITS: Shape = { limits: { cpu: 'all', memory: 'all' } }
const POD_SPEC: Shape = {
  serviceAccountName: 'all',
  nodeName: 'all',
  hostNetwork: 'all',
  securityContext: { runAsUser: 'all' },
  containers: [
    {
      name: 'all',
      image: 'all',
      env: keepIstiodSettings,
      ports: [{ name: 'all', containerPort: 'all', protocol: 'all' }],
      resources: LIMITS,
      securityContext: { runAsUser: 'all' },
    },
  ],
  initContainers: [{ name: 'all', image: 'all', restartPolicy: 'all', resources: LIMITS }],
}
const LAST_RUN: Shape = { reason: 'all', exitCode: 'all', finishedAt: 'all' }
const CONTAINER_STATUS: Shape = {
  name: 'all',
  ready: 'all',
  restartCount: 'all',
  state: { running: { startedAt: 'all' }, waiting: { reason: 'all', message: 'all' }, terminated: LAST_RUN },
  lastState: { terminated: LAST_RUN },
}
const TEMPLATE: Shape = { metadata: { labels: 'all', annotations: 'all' }, spec: POD_SPEC }
const CONTROLLER: KindShape = {
  spec: { replicas: 'all', selector: 'all', template: TEMPLATE },
  status: {
    replicas: 'all',
    readyReplicas: 'all',
    availableReplicas: 'all',
    desiredNumberScheduled: 'all',
    currentNumberScheduled: 'all',
    numberReady: 'all',
    numberAvailable: 'all',
  },
}
const JOB_SPEC: Shape = { parallelism: 'all', completions: 'all', suspend: 'all', template: TEMPLATE }

/** Kinds that are not named keep their whole `spec`, and what controllers say of it: the mesh's configuration. */
const SHAPES: Partial<Record<ClusterKind, KindShape>> = {
  namespaces: { status: { phase: 'all' } },
  pods: {
    spec: POD_SPEC,
    status: {
      phase: 'all',
      reason: 'all',
      podIP: 'all',
      conditions: [CONDITION],
      containerStatuses: [CONTAINER_STATUS],
      initContainerStatuses: [CONTAINER_STATUS],
    },
  },
  services: {
    spec: { type: 'all', selector: 'all', clusterIP: 'all', clusterIPs: 'all', externalName: 'all', ports: 'all' },
    status: { loadBalancer: 'all', conditions: [{ type: 'all', status: 'all', reason: 'all', message: 'all' }] },
  },
  configmaps: { data: { mesh: 'all', meshNetworks: 'all', values: 'all' } },
  replicationcontrollers: CONTROLLER,
  'deployments.apps': CONTROLLER,
  'replicasets.apps': CONTROLLER,
  'statefulsets.apps': CONTROLLER,
  'daemonsets.apps': CONTROLLER,
  'jobs.batch': {
    spec: JOB_SPEC,
    status: {
      active: 'all',
      ready: 'all',
      succeeded: 'all',
      failed: 'all',
      conditions: [{ type: 'all', status: 'all' }],
    },
  },
  'cronjobs.batch': { spec: { suspend: 'all', jobTemplate: { spec: JOB_SPEC } }, status: { active: 'all' } },
}
const WHOLE_SPEC: KindShape = {
  spec: 'all',
  status: {
    conditions: [CONDITION],
    listeners: [{ name: 'all', conditions: [CONDITION] }],
    parents: [{ parentRef: 'all', controllerName: 'all', conditions: [CONDITION] }],
    addresses: 'all',
  },
}

export interface TrimmedParts {
  readonly spec: unknown
  readonly status: unknown
  readonly data: unknown
}

/** Keeps of an object what some part of Pharos reads: a pod of 8 KB becomes one of 1 KB. Foreign types are kept out, not mended. */
export function trimObject(kind: ClusterKind, wire: Readonly<Record<string, unknown>>): TrimmedParts {
  const shape = SHAPES[kind] ?? WHOLE_SPEC
  return {
    spec: keep(wire.spec, shape.spec),
    status: keep(wire.status, shape.status),
    data: keep(wire.data, shape.data),
  }
}

function keep(value: unknown, shape: Shape | undefined): unknown {
  if (shape === undefined || value === undefined) return undefined
  if (shape === 'all') return value
  if (typeof shape === 'function') return shape(value)
  if (isList(shape)) return Array.isArray(value) ? value.map((item) => keep(item, shape[0])) : undefined
  if (!isRecord(value)) return undefined
  const kept: Record<string, unknown> = {}
  for (const field in shape) {
    const part = keep(value[field], shape[field])
    if (part !== undefined) kept[field] = part
  }
  return kept
}

/** What istiod is told by its environment, and the checks or the cluster's name read. */
const ISTIOD_SETTINGS: ReadonlySet<unknown> = new Set([
  'CLUSTER_ID',
  'PILOT_ENABLE_AMBIENT',
  'PILOT_ENABLE_IP_AUTOALLOCATE',
  'PILOT_SCOPE_GATEWAY_TO_NAMESPACE',
  'BLOCKED_CIDRS_IN_JWKS_URIS',
])

/** Values of other variables may be secrets. */
function keepIstiodSettings(env: unknown): unknown {
  return Array.isArray(env) ? env.filter((entry) => isRecord(entry) && ISTIOD_SETTINGS.has(entry.name)) : undefined
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}
