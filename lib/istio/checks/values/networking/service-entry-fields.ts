import type { CheckOfObject } from '@/lib/istio/checks/check'
import { judgeExportTo } from '../export-to'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, judgeText, wrong } from '../field-problem'
import { isCidr, isIpOrCidr } from '../ip-address'
import { isWildcardDomain, labelRule } from '../name-rules'
import { isHttpProtocol, isTlsProtocol, protocolRule } from '../port-protocol'
import { judgePort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'
import { checkEndpoints, checkResolution } from './check-resolution'

function* checkHosts(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const hosts = spec.field('hosts')
  if (!hosts.filled) yield wrong(hosts, 'The service entry has no hosts.')
  for (const host of hosts.items()) {
    const text = host.text()
    if (text === undefined) continue
    if (text === '*') yield wrong(host, '"*" cannot be a host of a service entry: it would take every name.')
    else if (!isWildcardDomain(text))
      yield wrong(host, `${quoted(text)} is no host: write a domain name, or one whose first part is "*".`)
    else if (/^\*[^.]/.test(text) && spec.field('resolution').text() !== 'DYNAMIC_DNS')
      yield doubtful(host, `${quoted(text)} has a "*" that is no whole part of the name: write "*.".`)
  }
}

function* checkAddresses(object: FieldPlace): FieldProblems {
  const resolution = object.at('spec', 'resolution').text() ?? 'NONE'
  for (const address of object.at('spec', 'addresses').items()) {
    const text = address.text()
    if (text === undefined) continue
    if (!isIpOrCidr(text)) yield wrong(address, `${quoted(text)} is neither an IP address nor a CIDR range.`)
    else if (isCidr(text) && resolution !== 'NONE' && resolution !== 'STATIC')
      yield wrong(address, `The range ${quoted(text)} needs the resolution NONE or STATIC, not ${resolution}.`)
  }
}

function* checkPorts(object: FieldPlace): FieldProblems {
  const names = new Set<string>()
  const numbers = new Set<number>()
  for (const port of object.at('spec', 'ports').items()) {
    const [name, number, protocol] = [port.field('name'), port.field('number'), port.field('protocol')]
    const [text, value] = [name.text(), number.number()]
    yield* judgeText(name, labelRule)
    if (text !== undefined && names.has(text)) yield wrong(name, `The name ${quoted(text)} is used for two ports.`)
    yield* judgePort(number)
    if (value !== undefined && numbers.has(value)) yield wrong(number, `The port ${value} is there twice.`)
    if (port.field('targetPort').value !== 0) yield* judgePort(port.field('targetPort'))
    if (protocol.filled) yield* judgeText(protocol, protocolRule)
    if (text !== undefined) names.add(text)
    if (value !== undefined) numbers.add(value)
  }
}

function* checkTcpHosts(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  if (spec.field('hosts').items().length < 2 || (spec.field('resolution').text() ?? 'NONE') === 'NONE') return
  for (const port of spec.field('ports').items()) {
    const protocol = port.field('protocol')
    const text = protocol.text() ?? ''
    if (!isHttpProtocol(text) && !isTlsProtocol(text))
      yield wrong(
        protocol,
        `With ${text === '' ? 'no protocol' : text} the hosts cannot be told apart: name one host, or a protocol of HTTP or TLS.`,
      )
  }
}

function* checkSelector(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const selector = spec.field('workloadSelector')
  if (selector.present && spec.field('endpoints').filled)
    yield wrong(selector, 'Either the selector or endpoints say who serves this, not both.')
  yield* judgeSelector(selector, 'labels')
}

/** config-checks.md 4.4 */
export const serviceEntryFields: CheckOfObject = fieldCheck(['serviceentries.networking.istio.io'], 'service-entry', {
  host: checkHosts,
  address: checkAddresses,
  port: checkPorts,
  resolution: checkResolution,
  endpoint: checkEndpoints,
  'tcp-multiple-hosts': checkTcpHosts,
  selector: checkSelector,
  'export-to': (object) => judgeExportTo(object, { nobody: true }),
})
