import type { SplitTraffic, VersionTraffic } from '@/lib/url/split-types'

interface Traffic {
  readonly requestsPerSecond: number
  readonly errorsPerSecond?: number
  /** All requests take up to this long, evenly. */
  readonly fastMs?: number
}

/** A workload of the namespace shop, measured over five minutes. */
export function version(
  name: string,
  { requestsPerSecond, errorsPerSecond = 0, fastMs = 10 }: Traffic,
): VersionTraffic {
  const durations = { bounds: [fastMs], cumulative: [requestsPerSecond], total: requestsPerSecond }
  return {
    namespace: 'shop',
    name,
    seconds: 300,
    requestsPerSecond,
    errorsPerSecond,
    durations: requestsPerSecond > 0 ? durations : null,
    highestPerPod: null,
  }
}

/** A service that only these versions answer. */
export function splitTraffic(versions: readonly VersionTraffic[]): SplitTraffic {
  const fresh = versions.filter(({ seconds }) => seconds <= 300)
  return {
    at: 1_700_000_000,
    seconds: 300,
    requestsPerSecond: fresh.reduce((sum, one) => sum + one.requestsPerSecond, 0),
    errorsPerSecond: fresh.reduce((sum, one) => sum + one.errorsPerSecond, 0),
    elsewherePerSecond: 0,
    versions,
    highestSeconds: null,
    moments: [],
    momentSeconds: 60,
    unmeasured: null,
  }
}
