import { JsonPlace } from '@/lib/istio/json-place'
import { readPodRow } from '@/lib/mesh/details/read-pod-row'
import type { PodRow } from '@/lib/mesh/details/model'
import { readPod } from '@/lib/mesh/read-pod'
import type { ClusterObject } from '@/lib/ports/cluster-store'
import { compareText } from '@/lib/std/compare-text'
import type { MeshComponent } from './model'

/** What is known of something that runs in the cluster. */
export interface Running {
  readonly name: string
  /** Of the object that runs it: `Deployment`. */
  readonly kind: string
  readonly desired: number
  readonly available: number
  /** Those that ran to their end may be among them. */
  readonly pods: readonly ClusterObject[]
}

export type Judgement = Pick<MeshComponent, 'state' | 'reasons'>

/** After that long a pod that begins does not come up. */
const BEGINS_SECONDS = 300
/** Pods whose fault is told. */
const MOST_PODS = 3
const MOST_CHARACTERS = 300

/**
 * How a workload does by its replicas, and why by its pods: one that begins is not ready yet, one that waits for what does not pass by
 * itself, or longer than five minutes, is unhealthy.
 *
 * @param nowSeconds Unix seconds.
 */
export function judgeWorkload({ name, kind, desired, available, pods }: Running, nowSeconds: number): Judgement {
  if (desired === 0) {
    const reason = kind === 'DaemonSet' ? `No node takes a pod of ${name}.` : `${name} is scaled to 0.`
    return { state: 'not-ready', reasons: [reason] }
  }
  if (available >= desired) return { state: 'healthy', reasons: [] }
  const counted = `${available} of ${desired} ${desired === 1 ? 'replica' : 'replicas'} of ${name} available.`
  const faults = pods
    .filter((pod) => !readPod(pod).ended)
    .flatMap((pod) => faultOf(pod, nowSeconds) ?? [])
    .sort((a, b) => Number(a.begins) - Number(b.begins) || compareText(a.text, b.text))
  if (faults.length === 0) {
    return { state: 'unhealthy', reasons: [counted, ...(pods.length < desired ? [`${name} has too few pods.`] : [])] }
  }
  const others = faults.length - MOST_PODS
  const told = faults.slice(0, MOST_PODS).map(({ text }) => text)
  return {
    state: faults.every(({ begins }) => begins) ? 'not-ready' : 'unhealthy',
    reasons: [counted, ...told, ...(others > 0 ? [`${others} more pods are not ready.`] : [])],
  }
}

interface Fault {
  readonly text: string
  /** It may come up by itself. */
  readonly begins: boolean
}

const NO_LABELS = { appLabels: [], versionLabels: [] }

function faultOf(pod: ClusterObject, nowSeconds: number): Fault | undefined {
  if (readPod(pod).ready) return undefined
  const row = readPodRow(pod, NO_LABELS, { inMesh: false })
  const told = (why: string): string => cut(`${row.name}: ${why}`)
  const unscheduled = unscheduledWhy(pod)
  if (unscheduled !== undefined) return { text: told(`no node takes it. ${unscheduled}`.trim()), begins: false }
  const failing = row.containers.find((container) => row.faults.includes('failing') && isFailing(container))
  if (failing !== undefined) {
    return { text: told([failing.reason, failing.message].filter((part) => part !== null).join(', ')), begins: false }
  }
  const begins = nowSeconds - bornSeconds(pod) < BEGINS_SECONDS
  if (row.phase === 'Terminating') return { text: told('it is being ended'), begins: true }
  const waiting = row.containers.find(({ state }) => state === 'waiting')?.reason
  const why = row.phase === 'Running' ? 'it runs, and is not ready' : `it is ${waiting ?? row.phase}`
  return { text: told(why), begins }
}

/** Reasons that pass by themselves are told by `faults`. */
function isFailing({ state, reason, ready, init }: PodRow['containers'][number]): boolean {
  const waits = state === 'waiting' && reason !== null && reason !== 'ContainerCreating' && reason !== 'PodInitializing'
  return waits || (state === 'terminated' && !init && !ready)
}

function unscheduledWhy({ status }: ClusterObject): string | undefined {
  const refused = JsonPlace.root(status, 'status')
    .field('conditions')
    .items()
    .find((one) => one.field('type').text() === 'PodScheduled' && one.field('status').text() === 'False')
  return refused === undefined ? undefined : (refused.field('message').text() ?? '')
}

function bornSeconds({ metadata }: ClusterObject): number {
  const born = Date.parse(metadata.creationTimestamp ?? '') / 1000
  return Number.isFinite(born) ? born : -Infinity
}

function cut(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`
}
