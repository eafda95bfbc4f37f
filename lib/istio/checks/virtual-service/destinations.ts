import { toPointer } from '@/lib/istio/edit/json-pointer'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { Severity } from '../finding'
import { nearestFixes } from '../fix/nearest-fixes'
import type { CheckedObject } from '../model/checked-object'
import { type Destination, destinationsOf } from '../model/destinations'
import { hosts } from '../model/host'
import { at, field, number, texts } from '../model/json'
import { knownHosts, type Target } from '../model/known-hosts'
import type { Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'

const TARGETS = ['services', 'serviceentries.networking.istio.io'] as const
const HOST: Rule = {
  slug: 'virtual-service/destination-host-not-found',
  aliases: { KIA1101: 'error', IST0101: 'error' },
  severity: 'error',
  needs: TARGETS,
}
const MIRROR: Rule = {
  slug: 'virtual-service/mirror-host-not-found',
  aliases: { IST0101: 'error' },
  severity: 'error',
  needs: TARGETS,
}
const PORT: Rule = {
  slug: 'virtual-service/destination-port-not-found',
  aliases: { IST0101: 'error' },
  severity: 'error',
}
const PORT_REQUIRED: Rule = {
  slug: 'virtual-service/destination-port-required',
  aliases: { IST0112: 'error' },
  severity: 'error',
}

/** Where requests shall go: does the host exist, and is it clear which of its ports is meant? */
export const virtualServiceDestinations: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [HOST, MIRROR, PORT, PORT_REQUIRED],
  *run(object, mesh): Generator<Problem> {
    const { find } = knownHosts(mesh)
    const exportTo = texts(field(object.spec, 'exportTo'))
    for (const destination of destinationsOf(object.spec)) {
      const target = find(destination.host, object.namespace, exportTo)
      yield* judgeHost(object, mesh, { destination, target })
      if (target !== undefined) yield* judgePort(destination, target)
    }
  },
}

interface Judged {
  readonly destination: Destination
  readonly target: Target | undefined
}

function* judgeHost(
  { namespace }: CheckedObject,
  mesh: Mesh,
  { destination: { host, path, mirror }, target }: Judged,
): Generator<Problem> {
  const { isKnown, servicesOf } = knownHosts(mesh)
  const here = [...path, 'host']
  const fixes = [
    ...nearestFixes(host, servicesOf(namespace), here),
    { title: 'Create the Service or a ServiceEntry for the host, or correct the host.' },
  ]
  const message = `There is no Service and no ServiceEntry for the host ${host} that ${namespace} can see.`
  if (mirror) {
    if (target === undefined) yield { rule: MIRROR, path: here, message, vars: { host }, fixes }
    return
  }
  const aliases = [
    ...(isKnown(hosts(mesh).read(host, namespace), namespace) ? [] : ['KIA1101']),
    ...(target === undefined ? ['IST0101'] : []),
  ]
  if (aliases.length === 0) return
  const severity: { readonly severity?: Severity } = meshFacts(mesh).allowsAnyOutbound ? { severity: 'warning' } : {}
  yield { rule: HOST, path: here, aliases, message: hostMessage(aliases, host, message), vars: { host }, fixes, ...severity } // prettier-ignore
}

/** istiod expands short names only: a host such as `web.shop` is read by people and by no proxy. */
function hostMessage(aliases: readonly string[], host: string, message: string): string {
  if (aliases.includes('KIA1101')) return message
  return `The host ${host} leads nowhere as it is written: Istio expands names without a dot only. Write the full name.`
}

function* judgePort({ value, host, path }: Destination, { ports }: Target): Generator<Problem> {
  const port = number(at(value, 'port', 'number'))
  if (port !== undefined) {
    if (ports.includes(port)) return
    yield {
      rule: PORT,
      path: [...path, 'port', 'number'],
      message: `${host} has no port ${port}; it has ${ports.length === 0 ? 'none' : ports.join(', ')}.`,
      vars: { host, port, ports: ports.map(String) },
      fixes: ports.slice(0, 3).map((known) => ({
        title: `Use port ${known}.`,
        patch: [{ op: 'replace', path: toPointer([...path, 'port', 'number']), value: known }],
      })),
    }
  } else if (field(value, 'port') === undefined && ports.length > 1) {
    yield {
      rule: PORT_REQUIRED,
      path,
      message: `${host} has several ports (${ports.join(', ')}), so the destination must say which.`,
      vars: { host, ports: ports.map(String) },
      fixes: ports.map((known) => ({
        title: `Use port ${known}.`,
        patch: [{ op: 'add', path: toPointer([...path, 'port']), value: { number: known } }],
      })),
    }
  }
}
