import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, wrong } from '../field-problem'
import { isFqdn } from '../name-rules'
import { quoted } from '../quoted'
import { judgeWorkloadAddress } from '../workload-address'

const TCP_FAMILY = ['TCP', 'HTTPS', 'TLS', 'MONGO', 'REDIS', 'MYSQL']
const DYNAMIC_PROTOCOLS = ['HTTP', 'TLS', 'GRPC', 'HTTP2']

export function* checkResolution(object: FieldPlace): FieldProblems {
  const resolution = object.at('spec', 'resolution').text() ?? 'NONE'
  if (resolution === 'NONE') yield* checkNone(object)
  else if (resolution === 'DYNAMIC_DNS') yield* checkDynamic(object)
  else if (resolution.startsWith('DNS')) yield* checkDns(object, resolution)
}

function* checkNone(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const place = spec.field('resolution')
  if (spec.field('endpoints').filled)
    yield wrong(
      place,
      'With the resolution NONE the caller chooses the address: endpoints are not used. Write STATIC or DNS.',
    )
  if (spec.field('workloadSelector').present)
    yield doubtful(
      place,
      'With the resolution NONE the caller chooses the address: the selector is not used. Write STATIC.',
    )
}

function* checkDns(object: FieldPlace, resolution: string): FieldProblems {
  const spec = object.field('spec')
  const place = spec.field('resolution')
  const hosts = spec.field('hosts').texts()
  const endpoints = spec.field('endpoints').items()
  const nameless = hosts.find((host) => !isFqdn(host))
  if (endpoints.length === 0 && nameless !== undefined)
    yield wrong(place, `${quoted(nameless)} cannot be looked up in DNS: list endpoints, or name a host without "*".`)
  if (resolution === 'DNS_ROUND_ROBIN' && endpoints.length > 1)
    yield wrong(place, `DNS_ROUND_ROBIN has one endpoint, not ${endpoints.length}.`)
  const tcp = spec
    .field('ports')
    .items()
    .some((port) => TCP_FAMILY.includes((port.field('protocol').text() ?? '').toUpperCase()))
  if (spec.field('addresses').filled && tcp && hosts.length > 1)
    yield doubtful(place, 'Connections of TCP are told apart by address, which these hosts share.')
}

function* checkDynamic(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const place = spec.field('resolution')
  const exact = spec
    .field('hosts')
    .texts()
    .find((host) => !host.startsWith('*'))
  if (exact !== undefined) yield wrong(place, `DYNAMIC_DNS is for hosts with "*": ${quoted(exact)} has none.`)
  for (const name of ['addresses', 'endpoints'])
    if (spec.field(name).filled)
      yield wrong(place, `With DYNAMIC_DNS the name is looked up for each request: remove ${name}.`)
  for (const port of spec.field('ports').items()) {
    const protocol = port.field('protocol')
    const text = (protocol.text() ?? '').toUpperCase()
    if (!DYNAMIC_PROTOCOLS.includes(text))
      yield wrong(protocol, `DYNAMIC_DNS needs a protocol that names its host: ${DYNAMIC_PROTOCOLS.join(', ')}.`)
  }
  const waypoint = object.at('metadata', 'labels').entry('istio.io/use-waypoint').text() ?? 'none'
  if (spec.field('location').text() === 'MESH_INTERNAL' && waypoint !== 'none' && waypoint !== '')
    yield wrong(place, 'DYNAMIC_DNS does not work for a service of the mesh behind a waypoint.')
}

export function* checkEndpoints(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const resolution = spec.field('resolution').text() ?? 'NONE'
  const ports = new Set(
    spec
      .field('ports')
      .items()
      .flatMap((port) => port.field('name').text() ?? []),
  )
  for (const endpoint of spec.field('endpoints').items()) {
    yield* judgeWorkloadAddress(endpoint, resolution === 'STATIC' ? 'ip' : 'any')
    for (const port of endpoint.field('ports').entries())
      if (!ports.has(String(port.key)))
        yield wrong(port, `${quoted(String(port.key))} is no port of this service entry.`)
    const unix = (endpoint.field('address').text() ?? '').startsWith('unix://')
    if (unix && spec.field('ports').items().length !== 1)
      yield wrong(endpoint.field('address'), 'A unix socket serves exactly one port.')
    if (unix && resolution.startsWith('DNS'))
      yield wrong(endpoint.field('address'), `With ${resolution} an endpoint is an IP address or a domain name.`)
  }
}
