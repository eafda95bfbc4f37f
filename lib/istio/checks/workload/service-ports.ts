import { groupBy } from '@/lib/std/group-by'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { field, list, number, text, textEntries, textOr } from '../model/json'
import { fitsLabels } from '../model/label-selector'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'
import { isInMesh, templateOf } from '../model/proxy-presence'

const PROTOCOL: Rule = { slug: 'deployment/protocol-conflict', aliases: { IST0116: 'warning' }, severity: 'warning' }
const TARGET: Rule = { slug: 'deployment/target-port-conflict', aliases: { IST0137: 'warning' }, severity: 'warning' }

interface PortOfService {
  readonly service: CheckedObject
  readonly port: number
  readonly transport: string
  /** A name or a number. */
  readonly target: string
}

/** Several Services in front of one Deployment that contradict each other. */
export const servicePortsOfDeployment: CheckOfObject = {
  kinds: ['deployments.apps'],
  rules: [PROTOCOL, TARGET],
  *run(deployment, mesh): Generator<Problem> {
    if (deployment.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller') return
    const template = templateOf(deployment.spec)
    if (!isInMesh(template, namespaces(mesh).labelsOf(deployment.namespace))) return
    const ports = servicesOf(deployment, mesh).flatMap(portsOf)
    for (const [port, same] of groupBy(ports, (one) => one.port)) {
      if (new Set(same.map(({ transport }) => transport)).size < 2) continue
      const services = namesOf(same)
      const message = `The Services ${services.join(', ')} use port ${port} for different transports: the proxy can open it for one only.`
      yield { rule: PROTOCOL, path: ['metadata', 'name'], message, vars: { port, services }, references: refsOf(same) }
    }
    for (const [target, same] of groupBy(ports, (one) => one.target)) {
      const numbers = [...new Set(same.map(({ port }) => port))]
      if (numbers.length < 2) continue
      const services = namesOf(same)
      const message = `The target port ${target} stands behind the ports ${numbers.join(', ')} of ${services.join(', ')}: the proxy cannot tell which was called.`
      yield {
        rule: TARGET,
        path: ['metadata', 'name'],
        message,
        vars: { targetPort: target, ports: numbers.map(String), services },
        references: refsOf(same),
      }
    }
  },
}

/** By namespace, Services by one pair of their selector: each can be found by the pairs of a template. */
const bySelectorPair = derived((mesh) => {
  const found = new Map<string, CheckedObject[]>()
  for (const service of listed(mesh, 'services')) {
    const [pair] = textEntries(field(service.spec, 'selector')).map(
      ([key, value]) => `${service.namespace}\n${key}\n${value}`,
    )
    if (pair === undefined) continue
    const some = found.get(pair)
    if (some === undefined) found.set(pair, [service])
    else some.push(service)
  }
  return found
})

function servicesOf({ namespace, spec }: CheckedObject, mesh: Mesh): readonly CheckedObject[] {
  const { labels } = templateOf(spec)
  return Object.entries(labels)
    .flatMap(([key, value]) => bySelectorPair(mesh).get(`${namespace}\n${key}\n${value}`) ?? [])
    .filter((service) => fitsLabels(textEntries(field(service.spec, 'selector')), labels))
}

function portsOf(service: CheckedObject): readonly PortOfService[] {
  return list(field(service.spec, 'ports')).flatMap((one) => {
    const port = number(field(one, 'port'))
    if (port === undefined) return []
    const target = field(one, 'targetPort')
    const reached = text(target) ?? (typeof target === 'number' && target !== 0 ? String(target) : String(port))
    return [{ service, port, transport: textOr(field(one, 'protocol')) || 'TCP', target: reached }]
  })
}

function namesOf(ports: readonly PortOfService[]): readonly string[] {
  return [...new Set(ports.map(({ service }) => service.name))]
}

function refsOf(ports: readonly PortOfService[]): readonly CheckedObject['ref'][] {
  return [...new Set(ports.map(({ service }) => service.ref))]
}
