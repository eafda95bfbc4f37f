/** The highest of a quantity in the window. */
export interface Peak {
  /** In one proxy of a caller: where limits hold. */
  readonly perProxy: number
  /** In the proxies of all callers together. */
  readonly inAll: number
}

/**
 * `GET /api/services/{namespace}/{name}/peaks`: the highest load of a service as its callers' proxies counted it, each value a mean over
 * `stepSeconds`. What is null was not seen, or is not counted.
 */
export interface ServicePeaks {
  /** Unix seconds of the metric store: the end of the window. */
  readonly at: number
  readonly seconds: number
  readonly stepSeconds: number
  readonly requestsPerSecond: Peak | null
  /** Requests under way at the same time: estimated, rate × mean duration (Little's law). */
  readonly concurrentRequests: Peak | null
  /** Open at the same time, of what is no HTTP; connections of HTTP are counted by nobody. */
  readonly tcpConnections: Peak | null
  /** Requests of the window that a limit turned away (flag UO). Null: not known. */
  readonly turnedAway: number | null
  /** Requests of the window that failed after the last attempt (flag URX). Null: not known. */
  readonly retriedInVain: number | null
  /** Why numbers are missing; null: none is. */
  readonly unmeasured: string | null
}
