import type { CheckOfObject, Path, Problem, Rule } from '../check'
import type { Severity } from '../finding'
import { nearestFixes } from '../fix/nearest-fixes'
import { type Host, hosts, isWithin } from '../model/host'
import { at, field, list, text, texts } from '../model/json'
import { knownHosts } from '../model/known-hosts'
import { listed } from '../model/listed'
import { derived } from '../model/mesh'
import { exports } from '../model/export-scope'
import { meshFacts } from '../model/mesh-facts'
import { namespaces } from '../model/namespaces'

const METHOD: Rule = {
  slug: 'authorization-policy/method-unknown',
  aliases: { KIA0102: 'warning' },
  severity: 'warning',
}
const HOST: Rule = {
  slug: 'authorization-policy/host-not-found',
  aliases: { KIA0104: 'error' },
  severity: 'error',
  needs: ['services', 'serviceentries.networking.istio.io'],
}
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE']

/** Which requests a policy is for. */
export const authorizationOperations: CheckOfObject = {
  kinds: ['authorizationpolicies.security.istio.io'],
  rules: [METHOD, HOST],
  *run({ spec, namespace }, mesh): Generator<Problem> {
    const isServed = servedHosts(mesh)
    const { known } = namespaces(mesh)
    const reader = hosts(mesh)
    for (const [i, rule] of list(field(spec, 'rules')).entries()) {
      for (const [j, to] of list(field(rule, 'to')).entries()) {
        const path: Path = ['spec', 'rules', i, 'to', j, 'operation']
        for (const [k, value] of list(at(to, 'operation', 'methods')).entries()) {
          const method = text(value)
          if (method === undefined || isMethod(method)) continue
          const here = [...path, 'methods', k]
          const message = `${method === '' ? 'The empty text' : method} is no HTTP method, so the entry fits no request.`
          yield { rule: METHOD, path: here, message, vars: { method }, fixes: nearestFixes(method, METHODS, here) }
        }
        for (const [k, value] of list(at(to, 'operation', 'hosts')).entries()) {
          const host = text(value) ?? ''
          if (!isNameOfCluster(host, namespace, known) || isServed(reader.read(host, namespace), namespace)) continue
          const severity: { readonly severity?: Severity } = meshFacts(mesh).allowsAnyOutbound
            ? { severity: 'warning' }
            : {}
          const here = [...path, 'hosts', k]
          const message = `There is no Service, ServiceEntry or VirtualService for the host ${host}, so the entry fits no request.`
          const fixes = nearestFixes(host, knownHosts(mesh).servicesOf(namespace), here)
          yield { rule: HOST, path: here, message, vars: { host }, fixes, ...severity }
        }
      }
    }
  },
}

/** Exactly, `PRE*` or `*FIX`; a star on both sides is a letter like others. */
function isMethod(written: string): boolean {
  const method = written.trim().toUpperCase()
  if (method === '') return false
  if (method === '*') return true
  const [starts, ends] = [method.startsWith('*'), method.endsWith('*')]
  if (starts && ends) return false
  if (ends) return METHODS.some((known) => known.startsWith(method.slice(0, -1)))
  if (starts) return METHODS.some((known) => known.endsWith(method.slice(1)))
  return METHODS.includes(method)
}

/** Other hosts are matched against what clients write into the Host header: nobody knows those. */
function isNameOfCluster(host: string, namespace: string, known: ReadonlySet<string>): boolean {
  if (host === '' || host.startsWith('*') || host.endsWith('*')) return false
  const labels = host.split('.')
  return labels.length === 1 || (labels.length === 2 && (labels[1] === namespace || known.has(labels[1] ?? '')))
}

/** Known hosts, and those of visible VirtualServices. */
const servedHosts = derived((mesh): ((host: Host, viewer: string) => boolean) => {
  const { isKnown } = knownHosts(mesh)
  const { isVisible } = exports(mesh)
  const { identityDomain } = meshFacts(mesh)
  const virtualServices = listed(mesh, 'virtualservices.networking.istio.io').map((object) => ({
    object,
    own: texts(field(object.spec, 'hosts')),
  }))
  return (host, viewer) => {
    if (isKnown(host, viewer)) return true
    const fits = (served: string, namespace: string): boolean => {
      if (served === '*' || served === host.fqdn || isWithin(host.fqdn, served)) return true
      if (!host.internal) return false
      if (served === host.service) return namespace === host.namespace
      return served === `${host.service}.${host.namespace}` || served === `*.${host.namespace}.${identityDomain}`
    }
    return virtualServices.some(
      ({ object, own }) => own.some((served) => fits(served, object.namespace)) && isVisible(object, viewer),
    )
  }
})
