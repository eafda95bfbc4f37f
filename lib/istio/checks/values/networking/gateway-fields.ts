import type { CheckOfObject } from '@/lib/istio/checks/check'
import { bindRule, isUnixAddress } from '../bind-address'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { doubtful, type FieldCheck, type FieldProblems, judgeText, type TextRule, wrong } from '../field-problem'
import { ipVersion } from '../ip-address'
import { isLabel, isWildcardDomain, labelRule } from '../name-rules'
import { isHttpProtocol, isTlsProtocol, protocolRule } from '../port-protocol'
import { isPort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeServerTls } from '../server-tls'

function* checkServers(object: FieldPlace): FieldProblems {
  const servers = object.at('spec', 'servers')
  if (!servers.filled) yield wrong(servers, 'The gateway has no servers, so it listens to nothing.')
  for (const server of servers.items()) if (!server.present) yield wrong(server, 'This server is null.')
}

function* checkServerHosts(server: FieldPlace): FieldProblems {
  const hosts = server.field('hosts')
  if (!hosts.filled) yield wrong(hosts, 'This server has no hosts.')
  for (const host of hosts.items()) yield* judgeText(host, serverHostRule)
}

const serverHostRule: TextRule = (text) => {
  const slash = text.indexOf('/')
  const [namespace, host] = slash === -1 ? ['*', text] : [text.slice(0, slash), text.slice(slash + 1)]
  if (namespace !== '*' && namespace !== '.' && !isLabel(namespace))
    return 'has no namespace before the "/": write "*", "." or a name'
  if (host === '*' || ipVersion(host) !== undefined) return undefined
  if (!isWildcardDomain(host)) return 'is no host: write a domain name, or one whose first part is "*"'
  if (!host.includes('.')) return 'is a short name, which a gateway cannot know: write the whole domain name'
  return /^\*[^.]/.test(host) ? 'has a "*" that is no whole part of the name: write "*."' : undefined
}

function* checkPorts(object: FieldPlace): FieldProblems {
  const names = new Set<string>()
  for (const server of object.at('spec', 'servers').items()) {
    if (!server.present) continue
    const port = server.field('port')
    if (!port.present) yield wrong(port, 'This server has no port.')
    else yield* checkPort(server, port)
    const name = port.field('name').text() ?? ''
    if (port.isMap && name === '') yield wrong(port.field('name'), 'The port has no name.')
    else if (names.has(name))
      yield wrong(port.field('name'), `The name ${quoted(name)} is used for two ports of this gateway.`)
    if (port.present) names.add(name)
  }
}

function* checkPort(server: FieldPlace, port: FieldPlace): FieldProblems {
  yield* judgeText(port.field('protocol'), protocolRule)
  const number = port.field('number')
  const value = number.number()
  const unix = isUnixAddress(server.field('bind').text() ?? '')
  if (value !== undefined && (unix ? value !== 0 : !isPort(value)))
    yield wrong(number, unix ? 'With a unix socket the port is 0.' : `${value} is no port: ports are 1 to 65535.`)
  const target = port.field('targetPort')
  if (target.present && target.value !== 0) yield wrong(target, 'targetPort has no meaning for a gateway: remove it.')
}

function* checkTls(server: FieldPlace): FieldProblems {
  const protocol = server.at('port', 'protocol').text() ?? ''
  const tls = server.field('tls')
  if (!tls.present) {
    if (isTlsProtocol(protocol)) yield wrong(tls, `A server of ${protocol.toUpperCase()} needs tls.`)
    return
  }
  yield* judgeServerTls(tls)
  const mode = tls.field('mode').text() ?? 'PASSTHROUGH'
  const isPlain =
    mode === 'PASSTHROUGH' &&
    !['serverCertificate', 'privateKey', 'caCertificates', 'credentialName', 'credentialNames', 'tlsCertificates'].some(
      (name) => tls.field(name).filled,
    )
  if (isHttpProtocol(protocol) ? !isPlain : !isTlsProtocol(protocol) && protocol !== '')
    yield wrong(tls, `A server of ${protocol.toUpperCase()} takes no TLS: write HTTPS or TLS as its protocol.`)
  if (tls.field('httpsRedirect').flag() && !isHttpProtocol(protocol))
    yield doubtful(tls.field('httpsRedirect'), 'Only plain HTTP can be redirected to HTTPS: this has no effect here.')
}

function eachServer(check: FieldCheck): FieldCheck {
  return function* checkEach(object) {
    for (const server of object.at('spec', 'servers').items()) if (server.present) yield* check(server)
  }
}

/** config-checks.md 4.4 */
export const gatewayFields: CheckOfObject = fieldCheck(['gateways.networking.istio.io'], 'gateway', {
  name: (object) => judgeText(object.at('metadata', 'name'), labelRule),
  servers: checkServers,
  host: eachServer(checkServerHosts),
  port: checkPorts,
  bind: eachServer((server) => judgeText(server.field('bind'), bindRule)),
  tls: eachServer(checkTls),
})
