import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { isEnrolled, isL7Routing, isL7Traffic } from '../model/ambient'
import type { CheckedObject } from '../model/checked-object'
import { hosts } from '../model/host'
import { field, list, text } from '../model/json'
import { knownHosts } from '../model/known-hosts'
import type { Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'

interface Rules {
  readonly notEnrolled: Rule
  readonly elsewhere: Rule
  readonly noWaypoint: Rule
}

function rule(slug: string, alias: string): Rule {
  return { slug, aliases: { [alias]: 'warning' }, severity: 'warning' }
}

const ROUTING: Rules = {
  notEnrolled: rule('virtual-service/ambient-service-not-enrolled', 'KIA1113'),
  elsewhere: rule('virtual-service/ambient-other-namespace', 'KIA1114'),
  noWaypoint: rule('virtual-service/ambient-no-waypoint', 'KIA1109'),
}
const TRAFFIC: Rules = {
  notEnrolled: rule('destination-rule/ambient-service-not-enrolled', 'KIA0211'),
  elsewhere: rule('destination-rule/ambient-other-namespace', 'KIA0212'),
  noWaypoint: rule('destination-rule/ambient-no-waypoint', 'KIA0210'),
}

/** Rules of layer 7 for Services of ambient namespaces: only a waypoint follows them. */
export const ambientRouting: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io', 'destinationrules.networking.istio.io'],
  rules: [ROUTING, TRAFFIC].flatMap(({ notEnrolled, elsewhere, noWaypoint }) => [notEnrolled, elsewhere, noWaypoint]),
  *run(object, mesh): Generator<Problem> {
    if (object.kindId === 'virtualservices.networking.istio.io') {
      if (!isL7Routing(object.spec)) return
      const named = list(field(object.spec, 'hosts')).flatMap((value, i) => hostAt(value, ['spec', 'hosts', i]))
      yield* judge(object, mesh, { rules: ROUTING, named, fallback: ['spec', 'hosts', 0] })
    } else if (isL7Traffic(object.spec)) {
      const path = ['spec', 'host']
      yield* judge(object, mesh, { rules: TRAFFIC, named: hostAt(field(object.spec, 'host'), path), fallback: path })
    }
  },
}

interface Named {
  readonly host: string
  readonly path: Path
}

function hostAt(value: unknown, path: Path): readonly Named[] {
  const host = text(value) ?? ''
  return host === '' || host === '*' ? [] : [{ host, path }]
}

interface Judged {
  readonly rules: Rules
  readonly named: readonly Named[]
  readonly fallback: Path
}

function* judge(object: CheckedObject, mesh: Mesh, { rules, named, fallback }: Judged): Generator<Problem> {
  const { labelsOf, isAmbient } = namespaces(mesh)
  const { serviceAt } = knownHosts(mesh)
  const seen = new Set<CheckedObject>()
  for (const { host, path } of named) {
    const read = hosts(mesh).read(host, object.namespace)
    const service = read.internal && isAmbient(read.namespace) ? serviceAt(read.namespace, read.service) : undefined
    if (service === undefined || seen.has(service)) continue
    seen.add(service)
    const vars = { service: service.name }
    if (!isEnrolled(service.labels, labelsOf(service.namespace))) {
      const message = `The Service ${service.name} is in an ambient namespace and uses no waypoint, so nothing follows these rules of layer 7.`
      const fixes = [{ title: 'Label the Service or its namespace with istio.io/use-waypoint.' }]
      yield { rule: rules.notEnrolled, path, message, vars, references: [service.ref], fixes }
    }
    if (service.namespace !== object.namespace) {
      const message = `The Service ${service.name} is in another, ambient namespace: a waypoint reads rules of its own namespace only.`
      const fixes = [{ title: 'Move this object to the namespace of the Service.' }]
      yield { rule: rules.elsewhere, path, message, vars, references: [service.ref], fixes }
    }
  }
  const own = labelsOf(object.namespace)
  if (seen.size === 0 && isAmbient(object.namespace) && !isEnrolled({}, own)) {
    const message = `The namespace ${object.namespace} is ambient and uses no waypoint, so nothing follows these rules of layer 7.`
    const fixes = [{ title: 'Label the namespace with istio.io/use-waypoint.' }]
    yield { rule: rules.noWaypoint, path: fallback, message, fixes }
  }
}
