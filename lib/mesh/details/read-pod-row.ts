import { JsonPlace } from '@/lib/istio/json-place'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { controllerOf } from '../find-runner'
import type { MeshSettings } from '../mesh-settings'
import { pickLabel } from '../pick-label'
import { podRevision } from '../pod-revision'
import { readPod } from '../read-pod'
import type { ContainerRow, PodFault, PodMode, PodRow } from './model'

type LabelSettings = Pick<MeshSettings, 'appLabels' | 'versionLabels'>

/** What is expected of a pod, from the workload that it belongs to. */
export interface PodExpectations {
  /** It should take part in the mesh: its namespace or template asks for it. */
  readonly inMesh: boolean
}

/** One pod with what is wrong with it. Fields of an unexpected type read as absent. */
export function readPodRow(pod: ClusterObject, settings: LabelSettings, { inMesh }: PodExpectations): PodRow {
  const { metadata } = pod
  const spec = JsonPlace.root(pod.spec, 'spec')
  const status = JsonPlace.root(pod.status, 'status')
  const facts = readPod(pod)
  const mode: PodMode = facts.sidecar ? 'sidecar' : facts.captured ? 'ambient' : 'none'
  const containers = readContainers(spec, status)
  const phase = metadata.deletionTimestamp === undefined ? (status.field('phase').text() ?? 'Unknown') : 'Terminating'
  const owner = controllerOf(pod)
  return {
    name: metadata.name,
    phase: status.field('reason').text() ?? phase,
    ready: containers.filter(({ init, ready }) => !init && ready).length,
    containers,
    restarts: containers.reduce((sum, { restarts }) => sum + restarts, 0),
    node: spec.field('nodeName').text() ?? null,
    address: status.field('podIP').text() ?? null,
    createdAt: metadata.creationTimestamp ?? null,
    mode,
    revision: mode === 'sidecar' ? podRevision(metadata) : null,
    owner: owner === undefined ? null : `${owner.kind}/${owner.name}`,
    labels: metadata.labels,
    annotations: metadata.annotations,
    faults: facts.ended ? [] : faultsOf({ containers, phase, mode, ...facts }, metadata.labels, settings, inMesh),
  }
}

interface Judged {
  readonly containers: readonly ContainerRow[]
  readonly phase: string
  readonly mode: PodMode
  readonly sidecar: boolean
  readonly captured: boolean
}

function faultsOf(
  { containers, phase, mode, sidecar, captured }: Judged,
  labels: PodRow['labels'],
  { appLabels, versionLabels }: LabelSettings,
  inMesh: boolean,
): readonly PodFault[] {
  const failing = containers.some(
    ({ state, reason, init, ready }) =>
      (state === 'waiting' && reason !== null && !STARTING.has(reason)) || (state === 'terminated' && !init && !ready),
  )
  const found: readonly (readonly [PodFault, boolean])[] = [
    ['failing', failing],
    ['pending', phase === 'Pending' && !failing],
    ['noSidecar', inMesh && mode === 'none'],
    ['mixedModes', sidecar && captured],
    ['noApp', pickLabel(labels, appLabels) === null],
    ['noVersion', pickLabel(labels, versionLabels) === null],
  ]
  return found.filter(([, holds]) => holds).map(([fault]) => fault)
}

/** Reasons to wait that pass by themselves. */
const STARTING: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing'])

function readContainers(spec: JsonPlace, status: JsonPlace): readonly ContainerRow[] {
  return [
    ...read(spec.field('initContainers'), status.field('initContainerStatuses'), true),
    ...read(spec.field('containers'), status.field('containerStatuses'), false),
  ]
}

function read(containers: JsonPlace, statuses: JsonPlace, init: boolean): readonly ContainerRow[] {
  const byName = new Map(statuses.items().map((one) => [one.field('name').text(), one]))
  return containers.items().map((container) => {
    const name = container.field('name').text() ?? ''
    const status = byName.get(name)
    const state = status?.field('state')
    const terminated = status?.field('lastState').field('terminated')
    const held = STATES.find((one) => state?.field(one).present === true)
    const why = held === undefined ? undefined : state?.field(held)
    return {
      name,
      image: container.field('image').text() ?? '',
      init: init && container.field('restartPolicy').text() !== 'Always',
      ready: status?.record().ready === true,
      restarts: status?.field('restartCount').number() ?? 0,
      state: held ?? 'unknown',
      reason: why?.field('reason').text() ?? null,
      message: why?.field('message').text() ?? null,
      lastEnd: terminated?.present === true ? endOf(terminated) : null,
    }
  })
}

const STATES = ['waiting', 'terminated', 'running'] as const

function endOf(terminated: JsonPlace): ContainerRow['lastEnd'] {
  return {
    reason: terminated.field('reason').text() ?? null,
    exitCode: terminated.field('exitCode').number() ?? null,
    at: terminated.field('finishedAt').text() ?? null,
  }
}
