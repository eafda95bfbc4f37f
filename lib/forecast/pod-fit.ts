/** Whether the pods of a version will bear what they are to get, as far as the past tells. */
export const POD_FITS = ['idle', 'fits', 'above', 'no-pods', 'unknown'] as const
export type PodFit = (typeof POD_FITS)[number]

/** Requests per second vary within a window by more than this: a rate so little higher was as good as seen. */
const AS_SEEN = 1.02

export interface PodLoad {
  /** What the version is expected to get; null: not known. */
  readonly requestsPerSecond: number | null
  readonly readyPods: number | null
  /** The highest rate that one pod was seen with. */
  readonly highestPerPod: number | null
}

/** Shared out evenly over the ready pods; null where that is not known or there are none. */
export function ratePerPod({
  requestsPerSecond,
  readyPods,
}: Pick<PodLoad, 'requestsPerSecond' | 'readyPods'>): number | null {
  return requestsPerSecond === null || readyPods === null || readyPods < 1 ? null : requestsPerSecond / readyPods
}

/** `share` decides what is idle: a service without requests now may get some. */
export function podFit(share: number, load: PodLoad): PodFit {
  if (share === 0) return 'idle'
  if (load.readyPods === 0) return 'no-pods'
  const perPod = ratePerPod(load)
  if (perPod === null || load.highestPerPod === null) return 'unknown'
  return perPod <= load.highestPerPod * AS_SEEN ? 'fits' : 'above'
}
