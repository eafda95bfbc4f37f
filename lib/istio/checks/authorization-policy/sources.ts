import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { at, field, list, text } from '../model/json'
import type { Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'
import { principals } from '../model/principals'

const NAMESPACE: Rule = {
  slug: 'authorization-policy/source-namespace-not-found',
  aliases: { KIA0101: 'warning', IST0101: 'error' },
  severity: 'error',
  needs: ['namespaces'],
}
const ACCOUNTS = ['pods', 'deployments.apps', 'serviceaccounts'] as const
const PRINCIPAL: Rule = {
  slug: 'authorization-policy/principal-not-found',
  aliases: { KIA0106: 'error' },
  severity: 'error',
  needs: ACCOUNTS,
}
const REMOTE: Rule = { slug: 'authorization-policy/principal-remote', aliases: { KIA0107: 'info' }, severity: 'info', needs: ACCOUNTS } // prettier-ignore
const FOREIGN: Rule = {
  slug: 'authorization-policy/principal-foreign-trust-domain',
  aliases: { KIA0108: 'warning' },
  severity: 'warning',
  needs: ACCOUNTS,
}

/** Whom a policy names as callers. */
export const authorizationSources: CheckOfObject = {
  kinds: ['authorizationpolicies.security.istio.io'],
  rules: [NAMESPACE, PRINCIPAL, REMOTE, FOREIGN],
  *run({ spec }, mesh): Generator<Problem> {
    for (const [i, rule] of list(field(spec, 'rules')).entries()) {
      for (const [j, from] of list(field(rule, 'from')).entries()) {
        const path: Path = ['spec', 'rules', i, 'from', j, 'source']
        const source = field(from, 'source')
        for (const name of ['namespaces', 'notNamespaces'] as const) {
          for (const [k, value] of list(field(source, name)).entries()) {
            yield* judgeNamespace(
              text(value) ?? '',
              { path: [...path, name, k], negated: name === 'notNamespaces' },
              mesh,
            )
          }
        }
        for (const [k, value] of list(at(source, 'principals')).entries()) {
          const principal = text(value) ?? ''
          if (principal !== '') yield* judgePrincipal(principal, [...path, 'principals', k], mesh)
        }
      }
    }
  },
}

interface Place {
  readonly path: Path
  readonly negated: boolean
}

function* judgeNamespace(written: string, { path, negated }: Place, mesh: Mesh): Generator<Problem> {
  if (written === '') return
  const { known } = namespaces(mesh)
  const aliases = [
    ...(negated || fitsNamespace(written, known) ? [] : ['KIA0101']),
    ...(written === '*' || fitsNamespace(written.toLowerCase(), new Set([...known].map((name) => name.toLowerCase()))) ? [] : ['IST0101']), // prettier-ignore
  ]
  if (aliases.length === 0) return
  const message = `There is no namespace ${written}, so the entry fits no caller.`
  yield { rule: NAMESPACE, path, aliases, message, vars: { namespace: written }, fixes: [{ title: 'Correct the name, or remove it.' }] } // prettier-ignore
}

/** Exactly, `prefix*` or `*suffix`. */
function fitsNamespace(written: string, known: ReadonlySet<string>): boolean {
  if (written === '*') return known.size > 0
  const rest = written.replace(/^\*|\*$/, '')
  if (rest === written) return known.has(written)
  const starts = written.endsWith('*')
  return rest !== '' && [...known].some((name) => (starts ? name.startsWith(rest) : name.endsWith(rest)))
}

function* judgePrincipal(principal: string, path: Path, mesh: Mesh): Generator<Problem> {
  const own = principals(mesh)
  if (own.fits(principal)) return
  const vars = { principal }
  if (mesh.others.some((other) => principals(other).fits(principal))) {
    yield {
      rule: REMOTE,
      path,
      vars,
      message: `The service account of ${principal} is in another cluster of the mesh.`,
    }
    return
  }
  const trustDomain = principal.includes('*') ? '' : principal.slice(0, Math.max(0, principal.indexOf('/ns/')))
  const domains = [...own.trustDomains, ...mesh.others.flatMap((other) => [...principals(other).trustDomains])]
  if (trustDomain !== '' && !domains.includes(trustDomain)) {
    const message = `The trust domain ${trustDomain} is none of this mesh (${domains.join(', ')}), so nothing tells whether ${principal} exists.`
    yield { rule: FOREIGN, path, vars: { ...vars, trustDomain }, message }
    return
  }
  yield {
    rule: PRINCIPAL,
    path,
    vars,
    message: `No service account has the identity ${principal}, so the entry fits no caller.`,
    fixes: [{ title: 'Write it as <trust domain>/ns/<namespace>/sa/<service account>.' }],
  }
}
