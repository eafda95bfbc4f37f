interface Place {
  readonly namespace: string
  readonly name: string
}

/** A caller that is itself asked again where it fails: each of its tries makes all of its calls anew. */
export interface RetriedCaller {
  /** Its workload. */
  readonly caller: Place
  /** The VirtualService whose rule sends requests to it. */
  readonly route: Place
  /** How often a failed request is sent to it again, at most. */
  readonly attempts: number
}

/** `GET /api/services/{namespace}/{name}/callers`: who called a service in the last day, as far as it matters to retries. */
export interface ServiceCallers {
  /** Unix seconds of the metric store: the end of the window. */
  readonly at: number
  readonly seconds: number
  /** The most retried first; those that may not be seen are left out. */
  readonly retried: readonly RetriedCaller[]
  /** Why callers are not known; null: they are. */
  readonly unmeasured: string | null
}
