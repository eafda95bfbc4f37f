import type { ClusterKind } from '@/lib/ports/cluster-kinds'
import { isRecord } from '@/lib/std/is-record'

/** What is kept of a value: all of it, these fields of an object, these parts of every item of a list, or what a function says. */
type Shape = 'all' | { readonly [field: string]: Shape } | readonly [Shape] | ((value: unknown) => unknown)

interface KindShape {
  readonly spec?: Shape
  readonly status?: Shape
  readonly data?: Shape
}

const POD_SPEC: Shape = {
  serviceAccountName: 'all',
  nodeName: 'all',
  containers: [{ name: 'all', env: keepClusterId }],
  initContainers: [{ name: 'all', restartPolicy: 'all' }],
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

/** Kinds that are not named keep their whole `spec` and nothing else: the mesh's configuration. */
const SHAPES: Partial<Record<ClusterKind, KindShape>> = {
  namespaces: { status: { phase: 'all' } },
  pods: { spec: POD_SPEC, status: { phase: 'all', podIP: 'all', conditions: [{ type: 'all', status: 'all' }] } },
  services: {
    spec: { type: 'all', selector: 'all', clusterIP: 'all', externalName: 'all', ports: 'all' },
  },
  configmaps: { data: { mesh: 'all' } },
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
const WHOLE_SPEC: KindShape = { spec: 'all' }

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

/** Of an environment only what tells istiod's cluster id: values of other variables may be secrets. */
function keepClusterId(env: unknown): unknown {
  return Array.isArray(env) ? env.filter((entry) => isRecord(entry) && entry.name === 'CLUSTER_ID') : undefined
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}
