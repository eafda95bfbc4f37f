import type { FieldPlace } from './field-place'
import { doubtful, doubtfulToUs, type FieldProblems, wrong } from './field-problem'
import { quoted } from './quoted'

const OWN_FILES = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'tlsCertificates',
  'credentialName',
  'credentialNames',
]
const CIPHER_SUITES = new Set([
  ...['ECDSA', 'RSA'].flatMap((key) =>
    ['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305', 'AES128-SHA', 'AES256-SHA'].map(
      (cipher) => `ECDHE-${key}-${cipher}`,
    ),
  ),
  ...['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA', 'DES-CBC3-SHA', 'ALL'],
])

/** V19: how a server answers TLS. */
export function* judgeServerTls(tls: FieldPlace): FieldProblems {
  const mode = tls.field('mode').text() ?? 'PASSTHROUGH'
  if (mode === 'ISTIO_MUTUAL') {
    for (const name of OWN_FILES.filter((field) => tls.field(field).filled))
      yield wrong(tls.field(name), `With ISTIO_MUTUAL the mesh brings the certificates: remove ${name}.`)
  } else if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') {
    for (const name of [...OWN_FILES, 'caCrl'].filter((field) => tls.field(field).filled))
      yield doubtful(tls.field(name), `With ${mode} the TLS of the client is passed on: ${name} is not used.`)
  } else yield* checkCertificates(tls, mode)
  yield* checkRevocations(tls, mode)
  const version = tls.field('minProtocolVersion').text() ?? ''
  if (['TLSV1_0', 'TLSV1_1'].includes(version) && !tls.field('cipherSuites').filled)
    yield doubtful(tls.field('minProtocolVersion'), `${version} needs cipherSuites that it can use: none is listed.`)
  yield* checkCipherSuites(tls.field('cipherSuites'))
}

function* checkCertificates(tls: FieldPlace, mode: string): FieldProblems {
  const files = tls.field('serverCertificate').filled || tls.field('privateKey').filled
  const sources = ['credentialName', 'credentialNames', 'tlsCertificates'].filter((name) => tls.field(name).filled)
  const all = files ? ['serverCertificate', ...sources] : sources
  const mutual = mode !== 'SIMPLE'
  const list = tls.field('tlsCertificates')
  if (all.length > 1) yield wrong(tls, `The certificate comes from ${all.join(' and ')}: name one source.`)
  if (list.items().length > 2) yield doubtful(list, 'Of more than two certificates the others are not used.')
  if (sources.some((name) => name !== 'tlsCertificates')) return
  const pairs = list.filled ? list.items() : [tls]
  for (const pair of pairs)
    for (const name of ['serverCertificate', 'privateKey'])
      if (!pair.field(name).filled)
        yield wrong(pair.field(name), `The mode ${mode} needs ${name}, or a credentialName.`)
  if (mutual && !tls.field('caCertificates').filled)
    yield wrong(
      tls.field('caCertificates'),
      `The mode ${mode} needs caCertificates to verify clients, or a credentialName.`,
    )
}

function* checkRevocations(tls: FieldPlace, mode: string): FieldProblems {
  const revocations = tls.field('caCrl')
  if (!revocations.filled) return
  const inCredential = tls.field('credentialName').filled
  const where = 'Beside credentialName caCrl is not read: put the list of revocations into the Secret.'
  if (mode.endsWith('PASSTHROUGH')) {
    if (inCredential) yield wrong(revocations, where)
  } else if (inCredential) yield doubtfulToUs(revocations, where)
  else if (mode === 'SIMPLE') yield wrong(revocations, 'caCrl needs a mode that verifies clients, such as MUTUAL.')
}

function* checkCipherSuites(suites: FieldPlace): FieldProblems {
  const seen = new Set<string>()
  for (const suite of suites.items()) {
    const text = suite.text()
    if (text === undefined) continue
    const free = text === '' || /^[^A-Za-z0-9]/.test(text)
    if (!free && !CIPHER_SUITES.has(text))
      yield doubtful(suite, `${quoted(text)} is no cipher suite that Envoy knows: it is left out.`)
    else if (seen.has(text)) yield doubtful(suite, `The cipher suite ${quoted(text)} is listed twice.`)
    seen.add(text)
  }
}
