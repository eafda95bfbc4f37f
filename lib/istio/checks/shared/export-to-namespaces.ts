import { toPointer } from '@/lib/istio/edit/json-pointer'
import type { CheckOfObject, Problem, Rule } from '../check'
import { nearestFixes } from '../fix/nearest-fixes'
import { field, list, text } from '../model/json'
import type { KindId } from '../model/kinds'
import { namespaces } from '../model/namespaces'

const RULES: ReadonlyMap<KindId, Rule> = new Map([
  ['destinationrules.networking.istio.io', ruleOf('destination-rule')],
  ['virtualservices.networking.istio.io', ruleOf('virtual-service')],
  ['serviceentries.networking.istio.io', ruleOf('service-entry')],
])

function ruleOf(prefix: string): Rule {
  const slug = `${prefix}/export-to-namespace-not-found`
  return { slug, aliases: { KIA0005: 'error' }, severity: 'error', needs: ['namespaces'] }
}

/** `exportTo` of a namespace that does not exist. */
export const exportToNamespaces: CheckOfObject = {
  kinds: [...RULES.keys()],
  rules: [...RULES.values()],
  *run({ kindId, spec, namespace }, mesh): Generator<Problem> {
    const rule = RULES.get(kindId)
    const { known, isAmbientLoosely } = namespaces(mesh)
    if (rule === undefined || isAmbientLoosely(namespace)) return
    for (const [i, value] of list(field(spec, 'exportTo')).entries()) {
      const item = text(value)
      if (item === undefined || item === '.' || item === '*' || known.has(item)) continue
      if (item === '~') continue
      const path = ['spec', 'exportTo', i]
      yield {
        rule,
        path,
        message: `There is no namespace ${item}, so the object is not visible there.`,
        vars: { namespace: item },
        fixes: [
          ...nearestFixes(item, [namespace], path),
          { title: 'Remove it from the list.', patch: [{ op: 'remove', path: toPointer(path) }] },
        ],
      }
    }
  },
}
