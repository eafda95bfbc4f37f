import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { hosts } from '../model/host'
import { at, field, number, textOr } from '../model/json'
import { routeRules } from '../model/route-rules'

const RULE: Rule = {
  slug: 'virtual-service/repeated-destination',
  aliases: { KIA1105: 'warning' },
  severity: 'warning',
}

/** The same host, subset and port twice among the destinations of one rule: a split that splits nothing. */
export const repeatedDestination: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [RULE],
  *run({ spec, namespace }, mesh): Generator<Problem> {
    const reader = hosts(mesh)
    for (const { routes, path } of routeRules(spec)) {
      const seen = new Map<string, number[]>()
      for (const [j, route] of routes.entries()) {
        const destination = field(route, 'destination')
        const host = textOr(field(destination, 'host'))
        if (host === '') continue
        const port = number(at(destination, 'port', 'number')) ?? 0
        const key = `${reader.read(host, namespace).fqdn}\n${textOr(field(destination, 'subset'))}\n${port}`
        seen.set(key, [...(seen.get(key) ?? []), j])
      }
      for (const [key, places] of seen) if (places.length > 1) yield* repeated(key, places, path)
    }
  },
}

function* repeated(key: string, places: readonly number[], rule: Path): Generator<Problem> {
  const [host = '', subset = ''] = key.split('\n')
  for (const j of places) {
    yield {
      rule: RULE,
      path: [...rule, 'route', j, 'destination', 'host'],
      message: `The destination ${host}${subset === '' ? '' : ` (subset ${subset})`} stands ${places.length} times in this rule.`,
      vars: { host, subset },
      fixes: [{ title: 'Keep one of them, with the sum of their weights.' }],
    }
  }
}
