import type { CheckOfObject, Problem, Rule } from '../check'
import { at, field, isFilled, list, text } from '../model/json'
import { derived } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { quoted } from '../values/quoted'

const NONE: Rule = { slug: 'telemetry/no-provider', aliases: { IST0157: 'warning' }, severity: 'warning' }
const OLD: Rule = { slug: 'telemetry/deprecated-provider', aliases: { IST0002: 'warning' }, severity: 'warning' }

const lightsteps = derived((mesh): ReadonlySet<string> => {
  const providers = list(field(meshFacts(mesh).config, 'extensionProviders'))
  return new Set(
    providers.filter((one) => field(one, 'lightstep') !== undefined).flatMap((one) => text(field(one, 'name')) ?? []),
  )
})

/** Where a Telemetry sends what it measures. */
export const telemetryProviders: CheckOfObject = {
  kinds: ['telemetries.telemetry.istio.io'],
  rules: [NONE, OLD],
  *run({ spec }, mesh): Generator<Problem> {
    const hasDefault = isFilled(at(meshFacts(mesh).config, 'defaultProviders', 'accessLogging'))
    for (const [i, item] of list(field(spec, 'accessLogging')).entries()) {
      if (hasDefault || field(item, 'disabled') === true || isFilled(field(item, 'providers'))) continue
      const message = 'No provider is named, and the mesh has no default one for access logs: nothing is logged.'
      yield { rule: NONE, path: ['spec', 'accessLogging', i], message }
    }
    for (const [i, item] of list(field(spec, 'tracing')).entries()) {
      for (const [j, provider] of list(field(item, 'providers')).entries()) {
        const name = text(field(provider, 'name')) ?? ''
        if (!lightsteps(mesh).has(name)) continue
        const message = `The provider ${quoted(name)} is of the type lightstep, which is deprecated: send traces with OpenTelemetry.`
        yield { rule: OLD, path: ['spec', 'tracing', i, 'providers', j, 'name'], message, vars: { provider: name } }
      }
    }
  },
}
