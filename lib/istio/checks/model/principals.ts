import { fitsGlob } from '../engine/glob'
import { listed } from './listed'
import { derived, type Mesh } from './mesh'
import { type MeshFacts, meshFacts } from './mesh-facts'
import { namespaces } from './namespaces'
import { views } from './views'
import { workloads } from './workloads'

export interface Principals {
  /** D23: some known principal fits; a star at the beginning or the end makes stars stand for any text. */
  readonly fits: (pattern: string) => boolean
  readonly has: (principal: string) => boolean
  readonly trustDomains: ReadonlySet<string>
}

/** Of a whole cluster: every namespace has the trust domain of the control plane that manages it. */
export function principals(mesh: Mesh): Principals {
  return built(mesh.whole)
}

const built = derived((mesh): Principals => {
  const { viewIn, all: every } = views(mesh)
  const domains = new Map([mesh, ...every].map((view) => [view, trustDomainsOf(meshFacts(view))]))
  const { known } = namespaces(mesh)
  const accounts = new Set<string>()
  for (const { namespace, serviceAccounts } of workloads(mesh).all) {
    for (const account of serviceAccounts) accounts.add(`${namespace}/sa/${account}`)
  }
  for (const { namespace, name } of listed(mesh, 'serviceaccounts')) accounts.add(`${namespace}/sa/${name}`)
  const all = new Set<string>()
  for (const account of accounts) {
    const namespace = account.slice(0, account.indexOf('/'))
    if (!known.has(namespace)) continue
    for (const domain of domains.get(viewIn(namespace)) ?? []) all.add(`${domain}/ns/${account}`)
  }
  const answers = new Map<string, boolean>()
  const search = (pattern: string): boolean => {
    for (const principal of all) if (fitsGlob(pattern, principal)) return true
    return false
  }
  return {
    trustDomains: new Set([...domains.values()].flat()),
    has: (principal) => all.has(principal),
    fits: (pattern) => {
      if (pattern === '*') return true
      if (!pattern.startsWith('*') && !pattern.endsWith('*')) return all.has(pattern)
      let answer = answers.get(pattern)
      if (answer === undefined) answers.set(pattern, (answer = search(pattern)))
      return answer
    },
  }
})

function trustDomainsOf({ trustDomain, trustDomainAliases }: MeshFacts): readonly string[] {
  return [...new Set([trustDomain, ...trustDomainAliases])]
}
