import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { field, list, text, textEntries, textOr } from '../model/json'
import type { Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'
import { hasSidecar, isRedirected } from '../model/proxy-presence'
import { pods } from '../model/workloads'
import { quoted } from '../values/quoted'
import { hasProtocol, isAppProtocol, isProtocolName } from './port-protocol'

const NAME: Rule = {
  slug: 'service/port-name-no-protocol',
  aliases: { KIA0601: 'error', IST0118: 'info' },
  severity: 'error',
}
const APP: Rule = {
  slug: 'service/app-protocol-unknown',
  aliases: { KIA0602: 'error', IST0118: 'info' },
  severity: 'error',
}
const EXTERNAL: Rule = { slug: 'service/external-name-port-name', aliases: { IST0150: 'warning' }, severity: 'warning' }

const MANAGED = ['istio.io-gateway-controller', 'istio.io-mesh-controller', 'istio.io-eastwest-controller']

/** Ports whose protocol nobody can tell: their traffic is taken for TCP, or guessed. */
export const servicePorts: CheckOfObject = {
  kinds: ['services'],
  rules: [NAME, APP, EXTERNAL],
  *run(service, mesh): Generator<Problem> {
    const external = field(service.spec, 'type') === 'ExternalName'
    const forKiali = !Object.hasOwn(service.labels, 'kiali_wizard') && isInMeshForKiali(service, mesh)
    const forIstioctl = !isOfIstio(service)
    for (const [i, port] of list(field(service.spec, 'ports')).entries()) {
      if (external && forIstioctl) yield* judgeExternal(port, i)
      if (textOr(field(port, 'protocol')) === 'UDP') continue
      yield* judgePort(port, i, { kiali: forKiali, istioctl: forIstioctl && !external })
    }
  },
}

function* judgePort(
  port: unknown,
  i: number,
  asks: { readonly kiali: boolean; readonly istioctl: boolean },
): Generator<Problem> {
  const app = text(field(port, 'appProtocol'))
  const name = textOr(field(port, 'name'))
  const fits = app === undefined ? isProtocolName(name) : isAppProtocol(app)
  const aliases = [
    ...(asks.kiali && !fits ? [app === undefined ? 'KIA0601' : 'KIA0602'] : []),
    ...(asks.istioctl && !hasProtocol(port) ? ['IST0118'] : []),
  ]
  if (aliases.length === 0) return
  const number = field(port, 'port')
  const shown = typeof number === 'number' ? number : ''
  if (app === undefined) {
    const message = `Port ${shown} is named ${quoted(name)}, which does not begin with a protocol: write appProtocol, or a name such as "http-${name === '' ? 'web' : name.slice(0, 20)}".`
    yield { rule: NAME, path: ['spec', 'ports', i, 'name'], aliases, message, vars: { name, port: shown } }
  } else {
    const message = `${quoted(app)} is no protocol that Istio knows: the traffic of port ${shown} is taken for TCP.`
    yield {
      rule: APP,
      path: ['spec', 'ports', i, 'appProtocol'],
      aliases,
      message,
      vars: { appProtocol: app, port: shown },
    }
  }
}

function* judgeExternal(port: unknown, i: number): Generator<Problem> {
  const name = textOr(field(port, 'name'))
  if (hasProtocol(port) && name !== 'tcp') return
  const message = `The port of this ExternalName Service is named ${quoted(name)}: taken for TCP it listens to every address. Name it after its protocol, such as "https".`
  yield { rule: EXTERNAL, path: ['spec', 'ports', i, 'name'], message, vars: { name } }
}

/** Its pods all have a sidecar, or one is redirected, or there are none; without a selector its namespace decides. */
function isInMeshForKiali({ spec, namespace }: CheckedObject, mesh: Mesh): boolean {
  const selector = textEntries(field(spec, 'selector'))
  const { isInjected, isAmbient } = namespaces(mesh)
  if (selector.length === 0) return isInjected(namespace) || isAmbient(namespace)
  const own = pods(mesh).select(selector, namespace)
  return own.every(hasSidecar) || own.some(isRedirected)
}

function isOfIstio({ labels }: CheckedObject): boolean {
  return (
    Object.hasOwn(labels, 'istio') ||
    labels.release === 'istio' ||
    MANAGED.includes(labels['gateway.istio.io/managed'] ?? '')
  )
}
