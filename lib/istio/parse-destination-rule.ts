import type { JsonPlace } from './json-place'

export interface DestinationRuleParts {
  readonly host: string
  /** Connection-pool or outlier settings hold for the whole host. */
  readonly breaker: boolean
  readonly subsets: readonly {
    readonly name: string
    readonly labels: Readonly<Record<string, string>>
    readonly breaker: boolean
  }[]
}

/** @see https://istio.io/latest/docs/reference/config/networking/destination-rule/ */
export function parseDestinationRule(spec: JsonPlace): DestinationRuleParts {
  return {
    host: spec.field('host').text() ?? '',
    breaker: hasBreaker(spec.field('trafficPolicy')),
    subsets: spec
      .field('subsets')
      .items()
      .map((subset) => ({
        name: subset.field('name').text() ?? '',
        labels: subset.field('labels').textMap(),
        breaker: hasBreaker(subset.field('trafficPolicy')),
      })),
  }
}

function hasBreaker(policy: JsonPlace): boolean {
  const own = [policy, ...policy.field('portLevelSettings').items()]
  return own.some((settings) => {
    // An empty pool sets nothing; empty outlier detection switches on with its defaults.
    const pool = Object.keys(settings.field('connectionPool').record()).length > 0
    return pool || settings.field('outlierDetection').present
  })
}
