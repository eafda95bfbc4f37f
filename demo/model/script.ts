// What the simulated applications and the outside do: plain data, read by the traffic model, written by the worlds.

/** Time an application spends itself: log-normal, by its median in milliseconds and the deviation of its logarithm. */
export interface OwnTime {
  readonly medianMs: number
  readonly sigma: number
}

/** One outgoing call, made `times` per incoming request (0.5 = by every second request). */
export interface Call {
  readonly protocol: 'http' | 'grpc' | 'tcp'
  /** As the application writes it: `details`, `crm.legacy`, `api.cardnet.example`, an address. */
  readonly host: string
  readonly port: number
  readonly method: string
  readonly path: string
  readonly times: number
  readonly requestBytes: number
  readonly responseBytes: number
  /** TCP: connections opened per call; pooled clients open few. */
  readonly connections: number
  /** false: the caller does not wait for the answer. */
  readonly awaited: boolean
  /** The caller waits at most so long; absent: for ever. */
  readonly patienceMs?: number
  /** Made once more when the answer is a failure. */
  readonly repeated: boolean
  /** The status with which the caller fails when this call fails; absent: it answers well in any case. */
  readonly failsCallerWith?: number
  /** The class that the server's proxy gives it (Istio's attribute `request_operation`), in that label; absent: none. */
  readonly operation?: string
}

/** How one workload behaves. */
export interface Behaviour {
  readonly own: OwnTime
  /** Share of its answers with this status: up to 16 a gRPC status, else an HTTP code. */
  readonly fails?: { readonly status: number; readonly share: number }
  /** Passes the header `end-user` on to what it calls. */
  readonly forwardsUser?: boolean
  /** Made one after the other for each incoming request. */
  readonly calls?: readonly Call[]
  /** Calls it makes by itself, `perSecond` each. `load` names the curve that the rate follows over time. */
  readonly starts?: readonly { readonly load: string; readonly perSecond: number; readonly call: Call }[]
}

/** Requests from outside the mesh to a gateway. */
export interface Entry {
  readonly name: string
  /** `namespace/workload` of the gateway. */
  readonly gateway: string
  readonly host: string
  readonly path: string
  readonly perSecond: number
  readonly requestBytes: number
  readonly responseBytes: number
  /** Signed-in users and their shares; the rest is anonymous. */
  readonly users?: Readonly<Record<string, number>>
}

/** A series that no modelled call causes: a foreign proxy with labels of its own. An empty label is a missing one. */
export interface Stranger {
  /** `namespace/workload` whose pods report it. */
  readonly workload: string
  readonly perSecond: number
  readonly labels: Readonly<Record<string, string>>
}

export interface TrafficScript {
  readonly entries: readonly Entry[]
  /** By `namespace/workload`. Others answer in 5 ms and call nobody. */
  readonly behaviours: ReadonlyMap<string, Behaviour>
  /** Answer times of hosts outside the mesh. */
  readonly externals: ReadonlyMap<string, OwnTime>
  readonly strangers: readonly Stranger[]
}

/** A change of the script for a time: `workload` is `namespace/workload`, `entry` the name of an entry or of a load, or `*` for all. */
export type Disturbance =
  | { readonly kind: 'error'; readonly workload: string; readonly status: number; readonly share: number }
  | { readonly kind: 'slowdown'; readonly workload: string; readonly factor: number }
  | { readonly kind: 'load'; readonly entry: string; readonly factor: number }

/** A disturbance that lay between two instants. */
export interface Incident {
  readonly fromMs: number
  readonly toMs: number
  readonly disturbance: Disturbance
}
