import type { CheckOfObject, Problem, Rule } from '../check'
import { field, number } from '../model/json'
import { routeRules } from '../model/route-rules'

const SINGLE: Rule = {
  slug: 'virtual-service/single-destination-weight',
  aliases: { KIA1104: 'warning' },
  severity: 'warning',
}
const SUM: Rule = { slug: 'virtual-service/weights-not-100', aliases: {}, severity: 'info' }

/** Weights that do not do what they seem to say: istiod divides each by the sum of its list. */
export const virtualServiceWeights: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [SINGLE, SUM],
  *run({ spec }): Generator<Problem> {
    for (const { routes, path } of routeRules(spec)) yield* judge(routes, [...path, 'route'])
  },
}

function* judge(routes: readonly unknown[], path: readonly (string | number)[]): Generator<Problem> {
  const weights = routes.map((route) => number(field(route, 'weight')) ?? 0)
  const [only = 0] = weights
  if (weights.length === 1 && only > 0 && only < 100) {
    yield {
      rule: SINGLE,
      path: [...path, 0, 'weight'],
      message: `The only destination has weight ${only}, yet it gets all requests: weights share out between several destinations.`,
      vars: { weight: only },
      fixes: [
        {
          title: 'Remove the weight, or add the other destinations.',
          patch: [{ op: 'remove', path: `/${[...path, 0, 'weight'].join('/')}` }],
        },
      ],
    }
  }
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (weights.length > 1 && sum !== 0 && sum !== 100) {
    yield {
      rule: SUM,
      path,
      message: `The weights add up to ${sum}, so they are no percentages: each destination gets its weight divided by ${sum}.`,
      vars: { sum },
      fixes: [{ title: 'Let the weights add up to 100.' }],
    }
  }
}
