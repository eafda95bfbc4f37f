import type { CheckedObject, Labels } from './checked-object'
import { exports } from './export-scope'
import { hosts } from './host'
import { at, field, isFilled, textEntries, textOr } from './json'
import { knownHosts } from './known-hosts'
import { listed } from './listed'
import { derived } from './mesh'
import { meshFacts } from './mesh-facts'

type State = 'on' | 'off' | 'none' | 'mixed'

export interface MutualTls {
  /** Whether mutual TLS is on for what a selector selects (D22). */
  readonly isOnFor: (namespace: string, labels: Labels) => boolean
}

/** The mode of a policy without a selector; undefined where it is absent or UNSET. */
export function policyMode({ spec }: CheckedObject): string | undefined {
  const mode = textOr(at(spec, 'mtls', 'mode'))
  return mode === '' || mode === 'UNSET' ? undefined : mode
}

/** The mode of a DestinationRule's TLS; one that leaves it out reads DISABLE. Undefined: it says nothing of TLS. */
export function ruleMode({ spec }: CheckedObject): string | undefined {
  const tls = at(spec, 'trafficPolicy', 'tls')
  return tls === undefined ? undefined : textOr(field(tls, 'mode')) || 'DISABLE'
}

/** Whether a DestinationRule's mode presents the mesh's certificate or one of its own. */
export function isMutual(mode: string | undefined): boolean {
  return mode === 'ISTIO_MUTUAL' || mode === 'MUTUAL'
}

/** PeerAuthentications without a `selector` field, by namespace, oldest first. */
export const plainPolicies = derived((mesh): ReadonlyMap<string, readonly CheckedObject[]> => {
  const byNamespace = new Map<string, CheckedObject[]>()
  for (const policy of listed(mesh, 'peerauthentications.security.istio.io')) {
    if (field(policy.spec, 'selector') !== undefined) continue
    byNamespace.set(policy.namespace, [...(byNamespace.get(policy.namespace) ?? []), policy])
  }
  return byNamespace
})

/** DestinationRules by their literal host, oldest first. */
export const rulesByHost = derived((mesh): ReadonlyMap<string, readonly CheckedObject[]> => {
  const byHost = new Map<string, CheckedObject[]>()
  for (const rule of listed(mesh, 'destinationrules.networking.istio.io')) {
    const host = textOr(field(rule.spec, 'host'))
    const some = byHost.get(host)
    if (some === undefined) byHost.set(host, [rule])
    else some.push(rule)
  }
  return byHost
})

export const mutualTls = derived((mesh): MutualTls => {
  const { autoMtls, rootNamespace, identityDomain } = meshFacts(mesh)
  const plain = plainPolicies(mesh)
  const byHost = rulesByHost(mesh)
  const { isVisible } = exports(mesh)
  const reader = hosts(mesh)
  const { serviceAt } = knownHosts(mesh)
  const selecting = listed(mesh, 'peerauthentications.security.istio.io').filter(({ spec }) =>
    isFilled(at(spec, 'selector', 'matchLabels')),
  )
  const rules = listed(mesh, 'destinationrules.networking.istio.io')

  const paMode = (namespace: string): string | undefined =>
    (plain.get(namespace) ?? []).map(policyMode).find((mode) => mode !== undefined)
  const drMode = (host: string, viewer: string): string | undefined =>
    (byHost.get(host) ?? [])
      .filter((rule) => isVisible(rule, viewer))
      .map(ruleMode)
      .find((mode) => mode !== undefined)

  const state = (pa: string | undefined, dr: string | undefined): State => {
    if (pa === undefined && dr === undefined) return 'none'
    const onByRule = isMutual(dr) || (dr === undefined && autoMtls)
    if ((pa === 'STRICT' || pa === 'PERMISSIVE') && onByRule) return 'on'
    const offByRule = dr === 'DISABLE' || (dr === undefined && autoMtls)
    return pa === 'DISABLE' && offByRule ? 'off' : 'mixed'
  }
  const judge = (pa: string | undefined, dr: string | undefined): State => {
    const found = state(pa, dr)
    if (found !== 'mixed') return found
    if (pa === 'DISABLE' && dr === undefined) return 'off'
    if (dr === 'DISABLE' && pa === undefined) return 'off'
    return pa === undefined && isMutual(dr) && autoMtls ? 'on' : 'off'
  }
  const isOn = (namespace: string): boolean => {
    const [meshPa, meshDr] = [paMode(rootNamespace), drMode('*.local', namespace)]
    const [pa, dr] = [paMode(namespace), drMode(`*.${namespace}.${identityDomain}`, namespace)]
    const own = state(pa, dr)
    if (own === 'on' || own === 'off') return own === 'on'
    const judged = own === 'mixed' ? judge(pa ?? meshPa, dr ?? meshDr) : judge(meshPa, meshDr)
    return judged === 'none' ? autoMtls : judged === 'on'
  }
  const ruleFor = (namespace: string, pairs: readonly (readonly [string, string])[]): 'on' | 'off' | undefined => {
    for (const rule of rules) {
      const host = reader.read(textOr(field(rule.spec, 'host')), rule.namespace)
      if (!host.internal || host.namespace !== namespace) continue
      const selector = field(serviceAt(namespace, host.service)?.spec, 'selector')
      const holds = pairs.every(([key, value]) => field(selector, key) === value)
      if (!isFilled(selector) || !holds) continue
      const mode = ruleMode(rule)
      if (isMutual(mode)) return 'on'
      if (mode === 'DISABLE') return 'off'
    }
    return undefined
  }
  return {
    isOnFor: (namespace, labels) => {
      for (const policy of selecting) {
        const pairs = textEntries(at(policy.spec, 'selector', 'matchLabels'))
        if (policy.namespace !== namespace || !pairs.every(([key, value]) => labels[key] === value)) continue
        const mode = policyMode(policy)
        if (mode === 'STRICT' || mode === 'DISABLE') return mode === 'STRICT'
        if (mode === 'PERMISSIVE') {
          const decided = ruleFor(namespace, pairs)
          return decided === undefined ? isOn(namespace) : decided === 'on'
        }
      }
      return isOn(namespace)
    },
  }
})
