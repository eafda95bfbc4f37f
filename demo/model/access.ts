import type { Authorization } from './authorization'
import type { AuthorizedRequest } from './authorization-rule'
import { authorityOf, type Journey } from './journey'
import type { Reached } from './outcome'
import type { RegisteredHost } from './registry'
import type { Call } from './script'
import { principalOf } from './telemetry'
import type { Topology, Workload } from './topology'

/** Where requests from outside come from: an address for documentation (RFC 5737). */
export const OUTSIDE_ADDRESS = '198.51.100.7'

type Known = Pick<AuthorizedRequest, 'principal' | 'address' | 'port' | 'serverAddress' | 'layer'>

/** What the proxies on a call's way know of it when they ask whether it may pass. Undefined: it may; else what refuses it. */
export class Access {
  readonly #authorization: Authorization
  readonly #trustDomain: string

  constructor(authorization: Authorization, { config }: Topology) {
    this.#authorization = authorization
    this.#trustDomain = config.trustDomain
  }

  /** Of the workload that the request reached; blocks of addresses look at the first pod of either side. */
  refusedAtServer(journey: Journey, { server, transport, upstream }: Omit<Reached, 'node'>): string | undefined {
    if (server.proxy === 'none' || transport === 'refused' || transport === 'reset') return undefined
    const { caller, waypoint } = journey.asker
    const sender = waypoint ?? caller
    return this.#authorization.refusal(server, () =>
      factsOf(journey, {
        principal: transport === 'mutual' ? principalOf(sender, this.#trustDomain) : '',
        address: addressOf(sender),
        port: upstream.targetPort,
        serverAddress: addressOf(server),
        layer: server.proxy === 'ambient' ? 4 : journey.layer,
      }),
    )
  }

  refusedAtWaypoint(journey: Journey, waypoint: Workload, host: RegisteredHost): string | undefined {
    const { caller } = journey.asker
    const principal = principalOf(caller, this.#trustDomain)
    const ends = { principal, address: addressOf(caller), serverAddress: addressOf(waypoint) }
    return this.#authorization.refusalAtWaypoint(waypoint, host, () =>
      factsOf(journey, { ...ends, port: journey.call.port, layer: 7 }),
    )
  }

  refusedFromOutside(gateway: Workload, call: Call, headers: ReadonlyMap<string, string>): string | undefined {
    const ends = { principal: '', address: OUTSIDE_ADDRESS, serverAddress: addressOf(gateway) }
    return this.#authorization.refusal(gateway, () =>
      factsOf({ call, headers }, { ...ends, port: listenerPort(gateway, call.port), layer: 7 }),
    )
  }
}

function factsOf({ call, headers }: Pick<Journey, 'call' | 'headers'>, known: Known): AuthorizedRequest {
  return { ...known, method: call.method, path: call.path, authority: authorityOf(call), headers }
}

function addressOf({ pods }: Workload): string {
  return pods[0]?.address ?? ''
}

/** Istio's own gateways do not run as root, so that they listen above 1024; those of the Gateway API listen as written. */
function listenerPort({ labels }: Workload, port: number): number {
  return port < 1024 && !labels.has('gateway.networking.k8s.io/gateway-name') ? port + 8000 : port
}
