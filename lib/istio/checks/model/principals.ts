import { fitsGlob } from '../engine/glob'
import { listed } from './listed'
import { derived } from './mesh'
import { meshFacts } from './mesh-facts'
import { namespaces } from './namespaces'
import { workloads } from './workloads'

export interface Principals {
  /** D23: some known principal fits; a star at the beginning or the end makes stars stand for any text. */
  readonly fits: (pattern: string) => boolean
  readonly has: (principal: string) => boolean
  readonly trustDomains: ReadonlySet<string>
}

export const principals = derived((mesh): Principals => {
  const { trustDomain, trustDomainAliases } = meshFacts(mesh)
  const { known } = namespaces(mesh)
  const accounts = new Set<string>()
  for (const { namespace, serviceAccounts } of workloads(mesh).all) {
    for (const account of serviceAccounts) accounts.add(`${namespace}/sa/${account}`)
  }
  for (const { namespace, name } of listed(mesh, 'serviceaccounts')) accounts.add(`${namespace}/sa/${name}`)
  const trustDomains = new Set([trustDomain, ...trustDomainAliases])
  const all = new Set<string>()
  for (const account of accounts) {
    if (!known.has(account.slice(0, account.indexOf('/')))) continue
    for (const domain of trustDomains) all.add(`${domain}/ns/${account}`)
  }
  const answers = new Map<string, boolean>()
  const search = (pattern: string): boolean => {
    for (const principal of all) if (fitsGlob(pattern, principal)) return true
    return false
  }
  return {
    trustDomains,
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
