import type { FieldPlace } from './field-place'
import { type FieldProblems, wrong } from './field-problem'
import { quoted } from './quoted'

const CONFIG_MAP = 'configmap://'

/** V18: how a client opens TLS. @param ownNamespace of the rule */
export function* judgeClientTls(tls: FieldPlace, ownNamespace: string): FieldProblems {
  const mode = tls.field('mode').text() ?? ''
  if (mode !== 'SIMPLE' && mode !== 'MUTUAL') return
  const credential = tls.field('credentialName')
  if (credential.filled) {
    yield* refuse(tls, ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl'], 'credentialName')
    yield* checkConfigMap(credential, ownNamespace)
  } else if (mode === 'MUTUAL')
    for (const name of ['clientCertificate', 'privateKey'])
      if (!tls.field(name).filled) yield wrong(tls.field(name), `The mode MUTUAL needs ${name}, or a credentialName.`)
  if (tls.field('insecureSkipVerify').flag()) {
    const unused =
      mode === 'SIMPLE'
        ? ['caCertificates', 'credentialName', 'subjectAltNames']
        : ['caCertificates', 'subjectAltNames']
    yield* refuse(tls, unused, 'insecureSkipVerify')
  }
}

function* refuse(tls: FieldPlace, names: readonly string[], beside: string): FieldProblems {
  for (const name of names)
    if (tls.field(name).filled) yield wrong(tls.field(name), `${name} cannot be set together with ${beside}.`)
}

function* checkConfigMap(credential: FieldPlace, ownNamespace: string): FieldProblems {
  const text = credential.text() ?? ''
  if (!text.startsWith(CONFIG_MAP)) return
  const [namespace = '', name = '', ...more] = text.slice(CONFIG_MAP.length).split('/')
  if (namespace === '' || name === '' || more.length > 0)
    yield wrong(credential, `${quoted(text)} names no ConfigMap: write "configmap://namespace/name".`)
  else if (namespace !== ownNamespace)
    yield wrong(
      credential,
      `${quoted(text)} is in another namespace: only those of ${quoted(ownNamespace)} can be used.`,
    )
}
