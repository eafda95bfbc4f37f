import type { CheckOfObject, Problem, Rule } from '../check'
import type { ObjectRef } from '../finding'
import type { CheckedObject } from '../model/checked-object'
import { gatewayKey } from '../model/gateways'
import { hosts, overlap } from '../model/host'
import { field, list, text, texts } from '../model/json'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { sharedView } from '../model/shared-view'
import { readWith } from '../model/views'

const RULE: Rule = {
  slug: 'virtual-service/duplicate-host',
  aliases: { KIA1106: 'warning', IST0109: 'error' },
  severity: 'error',
}
const MAX_PARTNERS = 20

/** Two VirtualServices for one host: which of them counts is up to their age, and parts of the other are lost. */
export const duplicateHost: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [RULE],
  *run(object, mesh): Generator<Problem> {
    const { meet } = sharedView(mesh)
    const reader = hosts(mesh)
    const bound = boundHosts(readWith(object, mesh))
    const gateways = gatewaysOf(object)
    for (const [i, value] of list(field(object.spec, 'hosts')).entries()) {
      const host = text(value)
      if (host === undefined || host === '') continue
      const read = reader.read(host, object.namespace)
      const shared = gateways.flatMap((gateway) => [
        ...(bound.byHost.get(`${gateway}\n${read.fqdn}`) ?? []),
        ...(read.internal ? (bound.wholeNamespace.get(`${gateway}\n${read.namespace}`) ?? []) : []),
        ...(read.internal && read.service === '*' ? (bound.inNamespace.get(`${gateway}\n${read.namespace}`) ?? []) : []), // prettier-ignore
      ])
      const forKiali = take(shared, (other) => other !== object && meet(object, other))
      const forIstioctl = gateways.includes('mesh')
        ? take(bound.onMesh(object, reader.expand(host, object.namespace)), (other) => other !== object)
        : []
      const aliases = [...(forKiali.length > 0 ? ['KIA1106'] : []), ...(forIstioctl.length > 0 ? ['IST0109'] : [])]
      if (aliases.length === 0) continue
      const references = [...new Set([...forKiali, ...forIstioctl])].map(({ ref }): ObjectRef => ref)
      yield {
        rule: RULE,
        path: ['spec', 'hosts', i],
        aliases,
        message: `${references.length === 1 ? 'Another VirtualService is' : `${references.length} other VirtualServices are`} for the host ${host} as well, at the same gateway.`,
        vars: { host },
        references,
        fixes: [{ title: 'Put the routes of one host into one VirtualService, or delegate to the others.' }],
      }
    }
  },
}

function take(objects: Iterable<CheckedObject>, fits: (object: CheckedObject) => boolean): readonly CheckedObject[] {
  const found = new Set<CheckedObject>()
  for (const object of objects) {
    if (found.size === MAX_PARTNERS) break
    if (fits(object)) found.add(object)
  }
  return [...found]
}

function gatewaysOf({ spec, namespace }: CheckedObject): readonly string[] {
  const named = texts(field(spec, 'gateways')).map((entry) => gatewayKey(entry, namespace))
  return named.length === 0 ? ['mesh'] : [...new Set(named)]
}

interface Scoped {
  readonly object: CheckedObject
  readonly host: string
}

const boundHosts = derived((mesh) => {
  const reader = hosts(mesh)
  const byHost = new Map<string, CheckedObject[]>()
  const wholeNamespace = new Map<string, CheckedObject[]>()
  const inNamespace = new Map<string, CheckedObject[]>()
  const byScope = new Map<string, CheckedObject[]>()
  const everywhere: Scoped[] = []
  const narrow: Scoped[] = []
  for (const object of listed(mesh, 'virtualservices.networking.istio.io')) {
    const gateways = gatewaysOf(object)
    for (const host of texts(field(object.spec, 'hosts'))) {
      const read = reader.read(host, object.namespace)
      for (const gateway of gateways) {
        add(byHost, `${gateway}\n${read.fqdn}`, object)
        if (!read.internal) continue
        add(inNamespace, `${gateway}\n${read.namespace}`, object)
        if (read.service === '*') add(wholeNamespace, `${gateway}\n${read.namespace}`, object)
      }
      if (!gateways.includes('mesh')) continue
      const scoped = { object, host: reader.expand(host, object.namespace) }
      for (const scope of scopesOf(object)) {
        add(byScope, `${scope}\n${scoped.host}`, object)
        if (scope === '*') everywhere.push(scoped)
        else narrow.push(scoped)
      }
    }
  }
  const isWild = ({ host }: Scoped): boolean => host.startsWith('*')
  const wildEverywhere = everywhere.filter(isWild)
  const wildNarrow = narrow.filter(isWild)
  const narrowByHost = new Map<string, CheckedObject[]>()
  for (const { object, host } of narrow) add(narrowByHost, host, object)

  /** IST0109: equal in one scope, or overlapping where one is for everybody and the other for some. */
  function* onMesh(object: CheckedObject, host: string): Generator<CheckedObject> {
    const wild = host.startsWith('*')
    const overlapping = function* (exact: readonly CheckedObject[], all: readonly Scoped[], wilds: readonly Scoped[]) {
      yield* exact
      for (const other of wild ? all : wilds) if (overlap(host, other.host)) yield other.object
    }
    for (const scope of scopesOf(object)) {
      yield* byScope.get(`${scope}\n${host}`) ?? []
      if (scope === '*') yield* overlapping(narrowByHost.get(host) ?? [], narrow, wildNarrow)
      else yield* overlapping(byScope.get(`*\n${host}`) ?? [], everywhere, wildEverywhere)
    }
  }
  return { byHost, wholeNamespace, inNamespace, onMesh }
})

function scopesOf({ spec, namespace }: CheckedObject): readonly string[] {
  const list = texts(field(spec, 'exportTo'))
  if (list.length === 0 || list.includes('*')) return ['*']
  return [...new Set(list.map((item) => (item === '.' ? namespace : item)))]
}

function add(map: Map<string, CheckedObject[]>, key: string, object: CheckedObject): void {
  const some = map.get(key)
  if (some === undefined) map.set(key, [object])
  else if (some.at(-1) !== object) some.push(object)
}
