import { ipRule, isUnixAddress } from '../bind-address'
import { judgeConnectionPool } from '../connection-pool'
import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, judgeText, wrong } from '../field-problem'
import { labelRule } from '../name-rules'
import { isHttpProtocol, isTlsProtocol, protocolRule } from '../port-protocol'
import { isPort, judgePort } from '../port-rule'
import { quoted } from '../quoted'
import { judgeServerTls } from '../server-tls'

const ENDPOINT = /^(?:127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\[::\])?:(\d{1,5})$/
const NOT_FOR_INGRESS = ['subjectAltNames', 'credentialName', 'credentialNames', 'tlsCertificates']

export function* checkIngress(object: FieldPlace): FieldProblems {
  yield* judgeConnectionPool(object.at('spec', 'inboundConnectionPool'))
  const numbers = new Set<number>()
  for (const listener of object.at('spec', 'ingress').items()) {
    if (!listener.present) {
      yield wrong(listener, 'This listener is null.')
      continue
    }
    const port = listener.field('port')
    const number = port.field('number').number()
    if (!port.present) yield wrong(port, 'This listener has no port.')
    else yield* checkPort(port)
    if (number !== undefined && numbers.has(number))
      yield wrong(port.field('number'), `The port ${number} is there twice.`)
    if (number !== undefined) numbers.add(number)
    yield* judgeText(listener.field('bind'), ipRule)
    yield* checkDefaultEndpoint(listener.field('defaultEndpoint'))
    yield* checkIngressTls(listener)
    const pool = listener.field('connectionPool')
    yield* judgeConnectionPool(pool)
    if (pool.field('http').present && !isHttpProtocol(port.field('protocol').text() ?? ''))
      yield doubtful(pool.field('http'), 'The port does not speak HTTP: these settings have no effect.')
  }
}

function* checkPort(port: FieldPlace): FieldProblems {
  const number = port.field('number')
  if (number.number() === undefined) yield wrong(number, 'The port has no number.')
  yield* judgePort(number)
  yield* judgeText(port.field('protocol'), protocolRule)
  const name = port.field('name')
  if (name.filled) yield* judgeText(name, labelRule)
  const target = port.field('targetPort')
  if (target.present && target.value !== 0)
    yield wrong(target, 'targetPort has no meaning for a sidecar: write defaultEndpoint.')
}

function* checkDefaultEndpoint(endpoint: FieldPlace): FieldProblems {
  const text = endpoint.text() ?? ''
  if (text === '' || isUnixAddress(text)) return
  const port = ENDPOINT.exec(text)?.[1]
  if (port === undefined || !isPort(Number(port)))
    yield wrong(
      endpoint,
      `${quoted(text)} is no endpoint: write "127.0.0.1:port", "0.0.0.0:port", "[::1]:port", "[::]:port", ":port" or a unix socket.`,
    )
}

function* checkIngressTls(listener: FieldPlace): FieldProblems {
  const tls = listener.field('tls')
  if (!tls.present) return
  const protocol = listener.at('port', 'protocol').text() ?? ''
  if (!isTlsProtocol(protocol))
    yield wrong(tls, `The port speaks ${protocol === '' ? 'no TLS' : protocol}: write HTTPS or TLS as its protocol.`)
  for (const name of NOT_FOR_INGRESS)
    if (tls.field(name).filled) yield wrong(tls.field(name), `${name} is not possible for a sidecar: only files are.`)
  if (tls.field('httpsRedirect').flag())
    yield wrong(tls.field('httpsRedirect'), 'A sidecar does not redirect to HTTPS.')
  const mode = tls.field('mode').text() ?? ''
  if (mode === 'ISTIO_MUTUAL' || mode === 'AUTO_PASSTHROUGH')
    yield wrong(tls.field('mode'), `${mode} is not possible for a sidecar: write SIMPLE or MUTUAL.`)
  else if (!['credentialName', 'credentialNames', 'tlsCertificates'].some((name) => tls.field(name).filled))
    yield* judgeServerTls(tls)
}

export function* checkEgress(object: FieldPlace): FieldProblems {
  const listeners = object.at('spec', 'egress').items()
  const numbers = new Set<number>()
  const sockets = new Set<string>()
  const portless = listeners.filter((listener) => listener.present && !listener.field('port').present)
  for (const [i, listener] of listeners.entries()) {
    if (!listener.present) {
      yield wrong(listener, 'This listener is null.')
      continue
    }
    if (!listener.field('hosts').filled) yield wrong(listener.field('hosts'), 'This listener has no hosts.')
    const port = listener.field('port')
    if (!port.present && listener === portless[0] && i < listeners.length - 1 && portless.length === 1)
      yield wrong(listener, 'The listener without a port is for all others: it must be the last.')
    if (!port.present && portless.length > 1 && listener !== portless[0])
      yield wrong(listener, 'Only one listener can be without a port.')
    yield* checkEgressPort(listener, numbers, sockets)
  }
}

function* checkEgressPort(listener: FieldPlace, numbers: Set<number>, sockets: Set<string>): FieldProblems {
  const [port, bind] = [listener.field('port'), listener.field('bind')]
  const address = bind.text() ?? ''
  const number = port.field('number')
  const value = number.number() ?? 0
  const unix = address.startsWith('unix://')
  if (unix) {
    if (!isUnixAddress(address))
      yield wrong(bind, `${quoted(address)} is no unix socket: write an absolute path, or "@name".`)
    if (sockets.has(address)) yield wrong(bind, `${quoted(address)} is bound twice.`)
    if (value !== 0) yield wrong(number, 'With a unix socket the port is 0.')
    const capture = listener.field('captureMode')
    if (!['', 'DEFAULT', 'NONE'].includes(capture.text() ?? ''))
      yield wrong(capture, 'Connections to a unix socket cannot be captured: write NONE.')
    sockets.add(address)
  } else {
    yield* judgeText(bind, ipRule)
    if (bind.filled && !port.present) yield wrong(bind, 'A listener with an address needs a port.')
  }
  if (!port.present) return
  if (!unix && !isPort(value)) yield wrong(number, `${value} is no port: ports are 1 to 65535.`)
  if (!unix && numbers.has(value)) yield wrong(number, `The port ${value} is there twice.`)
  yield* judgeText(port.field('protocol'), protocolRule)
  if (!unix) numbers.add(value)
}
