import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { nearestFixes } from '../fix/nearest-fixes'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, number, text, textOr } from '../model/json'
import type { KindId } from '../model/kinds'
import { knownHosts } from '../model/known-hosts'
import { fitsLabelSelector } from '../model/label-selector'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { namedGateways } from '../model/gateways'
import { namespaces } from '../model/namespaces'

interface Rules {
  readonly parent: Rule
  readonly section: Rule
  readonly backend: Rule
  readonly port: Rule
}

/** @param coded whether Kiali has codes for routes of the kind */
function rules(prefix: string, coded: boolean): Rules {
  const aliases = (code: string): Rule['aliases'] => (coded ? { [code]: 'error' } : {})
  return {
    parent: { slug: `${prefix}/parent-not-found`, aliases: aliases('KIA1401'), severity: 'error', needs: ['gateways.gateway.networking.k8s.io'] }, // prettier-ignore
    section: { slug: `${prefix}/section-not-found`, aliases: {}, severity: 'warning' },
    backend: { slug: `${prefix}/backend-not-found`, aliases: aliases('KIA1402'), severity: 'error', needs: ['services', 'referencegrants.gateway.networking.k8s.io'] }, // prettier-ignore
    port: { slug: `${prefix}/backend-port-not-found`, aliases: {}, severity: 'error' },
  }
}

const RULES: ReadonlyMap<KindId, Rules> = new Map([
  ['httproutes.gateway.networking.k8s.io', rules('http-route', true)],
  ['grpcroutes.gateway.networking.k8s.io', rules('grpc-route', true)],
  ['tcproutes.gateway.networking.k8s.io', rules('tcp-route', false)],
  ['tlsroutes.gateway.networking.k8s.io', rules('tls-route', false)],
  ['udproutes.gateway.networking.k8s.io', rules('udp-route', false)],
])
const GROUP = 'gateway.networking.k8s.io'
const LISTENER_SETS = 'listenersets.gateway.networking.k8s.io'
const POOLS = 'inferencepools.inference.networking.k8s.io'

/** Routes of the Gateway API: where they are attached, and where they lead. */
export const gatewayApiRoutes: CheckOfObject = {
  kinds: [...RULES.keys()],
  rules: [...RULES.values()].flatMap(({ parent, section, backend, port }) => [parent, section, backend, port]),
  *run(route, mesh): Generator<Problem> {
    const own = RULES.get(route.kindId)
    if (own === undefined) return
    for (const [i, ref] of list(field(route.spec, 'parentRefs')).entries()) {
      const path: Path = ['spec', 'parentRefs', i]
      const kind = text(field(ref, 'kind')) ?? 'Gateway'
      if (kind === 'Service') yield* judgeService(route, mesh, { rule: own.backend, ref, path, parent: true })
      else if (kind === 'Gateway' && (text(field(ref, 'group')) ?? GROUP) === GROUP) {
        yield* judgeParent(route, mesh, { rules: own, ref, path })
      } else if (kind === 'ListenerSet' && (text(field(ref, 'group')) ?? GROUP) === GROUP) {
        yield* judgeNamed(route, mesh, { rule: own.parent, ref, path, kindId: LISTENER_SETS, kind })
      }
    }
    for (const [i, rule] of list(field(route.spec, 'rules')).entries()) {
      for (const [j, ref] of list(field(rule, 'backendRefs')).entries()) {
        const path: Path = ['spec', 'rules', i, 'backendRefs', j]
        const [group, kind] = [textOr(field(ref, 'group')), text(field(ref, 'kind')) ?? 'Service']
        if (group === 'inference.networking.k8s.io' && kind === 'InferencePool') {
          yield* judgeNamed(route, mesh, { rule: own.backend, ref, path, kindId: POOLS, kind })
        }
        if (group !== '' || kind !== 'Service') continue
        yield* judgeService(route, mesh, { rule: own.backend, ref, path, parent: false })
        yield* judgePort(route, mesh, { rule: own.port, ref, path })
      }
    }
  },
}

interface Ref {
  readonly ref: unknown
  readonly path: Path
}

/** What routes name besides Gateways and Services: only that it is there. No code of others is about it. */
function* judgeNamed(
  route: CheckedObject,
  mesh: Mesh,
  { rule, ref, path, kindId, kind }: Ref & { readonly rule: Rule; readonly kindId: KindId; readonly kind: string },
): Generator<Problem> {
  const name = textOr(field(ref, 'name'))
  const place = textOr(field(ref, 'namespace')) || route.namespace
  if (name === '' || !mesh.isComplete(kindId) || listed(mesh, kindId).some(({ key }) => key === `${place}/${name}`))
    return
  const message = `There is no ${kind} ${name} in ${place}.`
  yield { rule, aliases: [], severity: 'error', path: [...path, 'name'], message, vars: { name, reason: 'missing' } }
}

function* judgeParent(
  route: CheckedObject,
  mesh: Mesh,
  { rules: own, ref, path }: Ref & { readonly rules: Rules },
): Generator<Problem> {
  const name = textOr(field(ref, 'name'))
  if (name === '') return
  const place = textOr(field(ref, 'namespace')) || route.namespace
  const { gatewayApi } = namedGateways(mesh)
  const gateway = gatewayApi.get(`${place}/${name}`)
  const here = [...path, 'name']
  if (gateway === undefined) {
    const ownNames = [...gatewayApi.values()]
      .filter(({ namespace }) => namespace === route.namespace)
      .map((one) => one.name)
    const message = `There is no Gateway ${name} in ${place}, so the route is attached to nothing.`
    yield { rule: own.parent, path: here, message, vars: { gateway: name, reason: 'missing' }, fixes: nearestFixes(name, ownNames, here) } // prettier-ignore
    return
  }
  const listeners = list(field(gateway.spec, 'listeners'))
  if (place !== route.namespace && !listeners.some((listener) => isAllowed(listener, route, mesh))) {
    const message = `No listener of the Gateway ${name} in ${place} allows routes of ${route.namespace}.`
    yield { rule: own.parent, path: here, message, vars: { gateway: name, reason: 'not allowed' }, references: [gateway.ref], fixes: [{ title: 'Allow the namespace in allowedRoutes of a listener.' }] } // prettier-ignore
  }
  const [section, port] = [text(field(ref, 'sectionName')), number(field(ref, 'port'))]
  const fits = listeners.some((listener) => (section === undefined || field(listener, 'name') === section) && (port === undefined || field(listener, 'port') === port)) // prettier-ignore
  if (fits || (section === undefined && port === undefined)) return
  const asked = [...(section === undefined ? [] : [section]), ...(port === undefined ? [] : [`port ${port}`])].join(
    ', ',
  )
  yield {
    rule: own.section,
    path: [...path, section === undefined ? 'port' : 'sectionName'],
    message: `The Gateway ${name} has no listener ${asked}.`,
    vars: { gateway: name, section: asked },
    references: [gateway.ref],
    fixes: section === undefined ? [] : nearestFixes(section, listeners.flatMap((listener) => text(field(listener, 'name')) ?? []), [...path, 'sectionName']), // prettier-ignore
  }
}

function isAllowed(listener: unknown, { namespace }: CheckedObject, mesh: Mesh): boolean {
  const allowed = at(listener, 'allowedRoutes', 'namespaces')
  const from = text(field(allowed, 'from'))
  if (from === 'All') return true
  const { known, labelsOf } = namespaces(mesh)
  const selector = field(allowed, 'selector')
  return from === 'Selector' && selector !== undefined && known.has(namespace) && fitsLabelSelector(selector, labelsOf(namespace)) // prettier-ignore
}

function* judgeService(
  route: CheckedObject,
  mesh: Mesh,
  { rule, ref, path, parent }: Ref & { readonly rule: Rule; readonly parent: boolean },
): Generator<Problem> {
  const name = textOr(field(ref, 'name'))
  if (name === '') return
  const place = textOr(field(ref, 'namespace')) || route.namespace
  const { serviceAt, servicesOf } = knownHosts(mesh)
  const here = [...path, 'name']
  const problem = (reason: string, message: string, fixes: Problem['fixes'] = []): Problem => ({
    rule,
    path: here,
    message,
    vars: { service: name, reason },
    fixes,
  })
  if (name.includes('.')) {
    yield problem('dots', `${name} is a host name; the name of a Service is expected, and its namespace beside it.`)
  } else if (serviceAt(place, name) === undefined) {
    const fixes = place === route.namespace ? nearestFixes(name, servicesOf(place), here) : []
    yield problem('missing', `There is no Service ${name} in ${place}.`, fixes)
  } else if (!parent && place !== route.namespace && !isGranted(route, { place, name }, mesh)) {
    const fixes = [{ title: `Add a ReferenceGrant to ${place} for ${route.ref.kind}s of ${route.namespace}.` }]
    yield problem(
      'not granted',
      `No ReferenceGrant of ${place} lets ${route.namespace} use the Service ${name}.`,
      fixes,
    )
  }
}

function* judgePort(
  route: CheckedObject,
  mesh: Mesh,
  { rule, ref, path }: Ref & { readonly rule: Rule },
): Generator<Problem> {
  const [name, port] = [textOr(field(ref, 'name')), number(field(ref, 'port'))]
  const service = knownHosts(mesh).serviceAt(textOr(field(ref, 'namespace')) || route.namespace, name)
  if (service === undefined || port === undefined) return
  const ports = list(field(service.spec, 'ports')).flatMap((one) => number(field(one, 'port')) ?? [])
  if (ports.includes(port)) return
  const message = `The Service ${name} has no port ${port}; it has ${ports.length === 0 ? 'none' : ports.join(', ')}.`
  yield { rule, path: [...path, 'port'], message, vars: { service: name, port, ports: ports.map(String) } }
}

function isGranted(
  route: CheckedObject,
  { place, name }: { readonly place: string; readonly name: string },
  mesh: Mesh,
): boolean {
  return (grants(mesh).get(place) ?? []).some(({ spec }) => {
    const from = list(field(spec, 'from')).some((one) => field(one, 'namespace') === route.namespace && field(one, 'kind') === route.ref.kind) // prettier-ignore
    const to = list(field(spec, 'to')).some((one) => field(one, 'kind') === 'Service' && [undefined, '', name].includes(text(field(one, 'name')))) // prettier-ignore
    return from && to
  })
}

const grants = derived((mesh): ReadonlyMap<string, readonly CheckedObject[]> => {
  const byNamespace = new Map<string, CheckedObject[]>()
  for (const grant of listed(mesh, 'referencegrants.gateway.networking.k8s.io')) {
    byNamespace.set(grant.namespace, [...(byNamespace.get(grant.namespace) ?? []), grant])
  }
  return byNamespace
})
