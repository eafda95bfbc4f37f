import type { LogContainer, LogPod, LogTargets } from './log-targets'

export interface StreamChoice {
  /** Names of the pods that are read, in the order of the targets. */
  readonly pods: readonly string[]
  /** The containers of those pods, by name, with whether they are read. */
  readonly containers: readonly (LogContainer & { readonly chosen: boolean })[]
}

/** Pods that are read together. */
export const MAX_PODS = 20

/**
 * What is read when these names are asked for. Names that are not there (a pod that is gone) are left out; when none is left it is as if
 * nothing had been asked for: the newest ready pod, and what runs as long as the pod does.
 */
export function chooseStreams(
  { pods }: LogTargets,
  wanted: { readonly pods: readonly string[]; readonly containers: readonly string[] },
): StreamChoice {
  const asked = pods.filter(({ name }) => wanted.pods.includes(name) || wanted.pods.includes('*'))
  const read = (asked.length > 0 ? asked : pods.slice(0, 1)).slice(0, MAX_PODS)
  const all = containersOf(read)
  const named = all.filter(({ name }) => wanted.containers.includes(name))
  const lasting = all.filter(({ role }) => role !== 'init')
  const chosen = named.length > 0 ? named : lasting.length > 0 ? lasting : all
  return {
    pods: read.map(({ name }) => name),
    containers: all.map((one) => ({ ...one, chosen: chosen.includes(one) })),
  }
}

function containersOf(pods: readonly LogPod[]): readonly LogContainer[] {
  const byName = new Map(pods.flatMap(({ containers }) => containers).map((one) => [one.name, one]))
  return [...byName.values()]
}
