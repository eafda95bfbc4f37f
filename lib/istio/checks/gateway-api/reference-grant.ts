import type { CheckOfObject, Problem, Rule } from '../check'
import { field, list, textOr } from '../model/json'
import { namespaces } from '../model/namespaces'

const RULE: Rule = {
  slug: 'reference-grant/from-namespace-not-found',
  aliases: { KIA1601: 'error' },
  severity: 'error',
  needs: ['namespaces'],
}

/** A grant for a namespace that does not exist. */
export const referenceGrant: CheckOfObject = {
  kinds: ['referencegrants.gateway.networking.k8s.io'],
  rules: [RULE],
  *run({ spec }, mesh): Generator<Problem> {
    const { known } = namespaces(mesh)
    for (const [i, from] of list(field(spec, 'from')).entries()) {
      const name = textOr(field(from, 'namespace'))
      if (name === '' || known.has(name)) continue
      const message = `There is no namespace ${name}, so the grant is for nobody.`
      yield { rule: RULE, path: ['spec', 'from', i, 'namespace'], message, vars: { namespace: name } }
    }
  },
}
