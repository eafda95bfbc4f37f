import type { CheckOfObject, Path, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { field, list, text, textOr } from '../model/json'
import { listed } from '../model/listed'
import { secretFacts } from '../model/mask-secret'
import { derived, type Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { readWith } from '../model/views'
import { quoted } from '../values/quoted'
import { selectedPods, selectorOf } from './selected-pods'
import { isSecretName, splitCredential } from './wanted-secrets'

const MISSING: Rule = {
  slug: 'gateway/credential-not-found',
  aliases: { IST0101: 'error' },
  severity: 'error',
  needs: ['secrets', 'pods'],
}
const INVALID: Rule = {
  slug: 'gateway/credential-invalid',
  aliases: { IST0161: 'error' },
  severity: 'error',
  needs: ['secrets'],
}
const DUPLICATE: Rule = { slug: 'gateway/duplicate-certificate', aliases: { IST0138: 'warning' }, severity: 'warning' }

const PAIRS = [
  ['cert', 'key'],
  ['tls.crt', 'tls.key'],
] as const

const secretsByKey = derived((mesh) => new Map(listed(mesh, 'secrets').map((secret) => [secret.key, secret])))

/** The certificates of a Gateway: that they are there, and not served twice by the same proxies. */
export const gatewayCredentials: CheckOfObject = {
  kinds: ['gateways.networking.istio.io'],
  rules: [MISSING, INVALID, DUPLICATE],
  *run(gateway, mesh): Generator<Problem> {
    for (const [i, server] of list(field(gateway.spec, 'servers')).entries()) {
      const tls = field(server, 'tls')
      const path = ['spec', 'servers', i, 'tls']
      yield* judgeName(gateway, mesh, { name: text(field(tls, 'credentialName')), path: [...path, 'credentialName'] })
      for (const [j, name] of list(field(tls, 'credentialNames')).entries())
        yield* judgeName(gateway, mesh, { name: text(name), path: [...path, 'credentialNames', j], own: true })
      if (tls !== undefined) yield* judgeDuplicate(gateway, mesh, tls, path)
    }
  },
}

interface Named {
  readonly name: string | undefined
  readonly path: Path
  /** A check of ours, without a code. */
  readonly own?: boolean
}

function* judgeName(gateway: CheckedObject, mesh: Mesh, { name, path, own = false }: Named): Generator<Problem> {
  if (name === undefined || !isSecretName(name)) return
  const ofProxies = new Set(selectedPods(gateway, mesh).map((pod) => pod.namespace))
  const { name: secret, namespaces } = splitCredential(name, ofProxies)
  for (const namespace of namespaces) {
    const found = secretsByKey(mesh).get(`${namespace}/${secret}`)
    const vars = { secret: `${namespace}/${secret}` }
    if (found === undefined || secretFacts(found.root).absent) {
      const message = `There is no Secret ${quoted(secret)} in the namespace ${namespace} of the gateway's pods.`
      const proven = found !== undefined
      yield { rule: MISSING, path, proven, message, vars, ...(own ? { aliases: [], severity: 'error' as const } : {}) }
      continue
    }
    const message = faultOf(found, mesh.options.now)
    if (message !== undefined) yield { rule: INVALID, path, proven: true, message, vars, references: [found.ref] }
  }
}

/** @param now Unix seconds */
function faultOf({ root, name }: CheckedObject, now: number | undefined): string | undefined {
  const { filled, certificate } = secretFacts(root)
  const hasPair = PAIRS.some((pair) => pair.every((key) => filled.includes(key)))
  if (!hasPair) return `The Secret ${quoted(name)} holds no certificate with its key: tls.crt and tls.key are expected.`
  if (certificate === 'unreadable')
    return `The certificate of the Secret ${quoted(name)} is no X.509 certificate in PEM.`
  if (certificate === null || now === undefined) return undefined
  if (certificate.notAfter < now) return `The certificate of the Secret ${quoted(name)} expired on ${dayOf(certificate.notAfter)}.` // prettier-ignore
  if (certificate.notBefore > now) return `The certificate of the Secret ${quoted(name)} is valid from ${dayOf(certificate.notBefore)} on only.` // prettier-ignore
  return undefined
}

function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}

interface Served {
  readonly gateway: CheckedObject
  readonly selector: ReadonlySet<string>
}

/** By certificate, all Gateways that serve it. */
const byCertificate = derived((mesh): ReadonlyMap<string, readonly Served[]> => {
  const found = new Map<string, Served[]>()
  for (const gateway of listed(mesh, 'gateways.networking.istio.io')) {
    const selector = new Set(selectorOf(gateway).map(([key, value]) => `${key}=${value}`))
    const keys = new Set(
      list(field(gateway.spec, 'servers')).flatMap((server) => certificateOf(field(server, 'tls')) ?? []),
    )
    for (const key of keys) found.set(key, [...(found.get(key) ?? []), { gateway, selector }])
  }
  return found
})

function certificateOf(tls: unknown): string | undefined {
  const credential = textOr(field(tls, 'credentialName'))
  if (credential !== '') return `secret ${credential}`
  const [certificate, key] = [textOr(field(tls, 'serverCertificate')), textOr(field(tls, 'privateKey'))]
  return certificate === '' || key === '' ? undefined : `files ${certificate}\n${key}`
}

function* judgeDuplicate(gateway: CheckedObject, mesh: Mesh, tls: unknown, path: Path): Generator<Problem> {
  const certificate = certificateOf(tls)
  if (certificate === undefined) return
  const own = selectorOf(gateway).map(([key, value]) => `${key}=${value}`)
  const { scopesGatewaysToNamespace } = meshFacts(mesh)
  const others = (byCertificate(readWith(gateway, mesh)).get(certificate) ?? []).filter(
    (other) =>
      other.gateway !== gateway &&
      (!scopesGatewaysToNamespace || other.gateway.namespace === gateway.namespace) &&
      own.every((pair) => other.selector.has(pair)),
  )
  if (others.length === 0) return
  const names = others.map((other) => other.gateway.key)
  yield {
    rule: DUPLICATE,
    path,
    message: `The same certificate is served by ${names.slice(0, 3).join(', ')}: browsers reuse a connection for hosts of both, which then get 404.`,
    vars: { others: names },
    references: others.map((other) => other.gateway.ref),
  }
}
