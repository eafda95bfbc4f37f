import { toPointer } from '@/lib/istio/edit/json-pointer'
import type { CheckOfObject, Path, Problem, Rule } from '../check'
import { at, field, list, number } from '../model/json'

const DELAY: Rule = {
  slug: 'virtual-service/deprecated-delay-percent',
  aliases: { IST0002: 'warning' },
  severity: 'warning',
}
const MIRROR: Rule = {
  slug: 'virtual-service/deprecated-mirror-percent',
  aliases: { IST0133: 'warning' },
  severity: 'warning',
}

/** Percentages in their old fields. */
export const deprecatedPercents: CheckOfObject = {
  kinds: ['virtualservices.networking.istio.io'],
  rules: [DELAY, MIRROR],
  *run({ spec }): Generator<Problem> {
    for (const [i, rule] of list(field(spec, 'http')).entries()) {
      const delay = number(at(rule, 'fault', 'delay', 'percent')) ?? 0
      const fault: Path = ['spec', 'http', i, 'fault', 'delay']
      if (delay > 0) yield problem(DELAY, { path: [...fault, 'percent'], value: delay, to: [...fault, 'percentage'] })
      const mirror = field(rule, 'mirrorPercent')
      if (mirror === undefined) continue
      yield problem(MIRROR, {
        path: ['spec', 'http', i, 'mirrorPercent'],
        value: number(mirror),
        to: ['spec', 'http', i, 'mirrorPercentage'],
      })
    }
  },
}

interface Moved {
  readonly path: Path
  readonly value: number | undefined
  readonly to: Path
}

function problem(rule: Rule, { path, value, to }: Moved): Problem {
  const [old, current] = [String(path.at(-1)), String(to.at(-1))]
  const title = `Use ${current}.value.`
  return {
    rule,
    path,
    message: `${old} is deprecated in favour of ${current}, which also takes fractions.`,
    fixes: [
      value === undefined
        ? { title }
        : {
            title,
            patch: [
              { op: 'add', path: toPointer(to), value: { value } },
              { op: 'remove', path: toPointer(path) },
            ],
          },
    ],
  }
}
