import type { CheckOfObject } from '@/lib/istio/checks/check'
import { fieldCheck } from '../field-check'
import type { FieldPlace } from '../field-place'
import { doubtful, type FieldProblems, wrong } from '../field-problem'
import { quoted } from '../quoted'
import { judgeSelector } from '../selector'
import { judgeTargets } from '../target-ref'

function* checkMetrics(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  for (const list of ['metrics', 'accessLogging'].map((name) => spec.field(name)))
    for (const item of list.items()) yield* checkProviders(item)
  for (const metric of spec.field('metrics').items()) {
    for (const override of metric.field('overrides').items()) {
      if (!override.present) yield wrong(override, 'This override is null.')
      const custom = override.at('match', 'customMetric')
      if (custom.text() === '') yield wrong(custom, 'The custom metric has no name.')
      for (const tag of override.field('tagOverrides').entries()) yield* checkTagOverride(tag)
    }
  }
}

function* checkTagOverride(tag: FieldPlace): FieldProblems {
  const name = quoted(String(tag.key))
  const operation = tag.field('operation').text() ?? 'UPSERT'
  if (!tag.present) yield wrong(tag, `The override of the tag ${name} is null.`)
  else if (operation === 'UPSERT' && !tag.field('value').filled)
    yield wrong(tag, `The tag ${name} is set to nothing: write a value, or REMOVE.`)
  else if (operation === 'REMOVE' && tag.field('value').filled)
    yield wrong(tag.field('value'), `The tag ${name} is removed, so it has no value.`)
}

function* checkProviders(item: FieldPlace): FieldProblems {
  for (const provider of item.field('providers').items())
    if (!provider.field('name').filled) yield wrong(provider.field('name'), 'The provider has no name.')
}

function* checkTracing(object: FieldPlace): FieldProblems {
  const tracing = object.at('spec', 'tracing')
  if (tracing.items().length > 1) yield doubtful(tracing, 'Only the first item of tracing is used.')
  for (const item of tracing.items()) {
    yield* checkProviders(item)
    if (item.field('providers').items().length > 1)
      yield doubtful(item.field('providers'), 'Only the first provider of traces is used.')
    const sampling = item.field('randomSamplingPercentage')
    const share = sampling.number() ?? 0
    if (share < 0 || share > 100) yield wrong(sampling, `${share} is no percentage: it is 0 to 100.`)
    for (const tag of item.field('customTags').entries()) yield* checkCustomTag(tag)
  }
}

function* checkCustomTag(tag: FieldPlace): FieldProblems {
  if (String(tag.key) === '') yield wrong(tag, 'A tag has no name.')
  for (const [source, needed] of [
    ['literal', 'value'],
    ['formatter', 'value'],
    ['environment', 'name'],
    ['header', 'name'],
  ] as const) {
    const place = tag.field(source)
    if (place.present && !place.field(needed).filled)
      yield wrong(place.field(needed), `The ${source} of this tag has no ${needed}.`)
  }
}

/** config-checks.md 4.5 */
export const telemetryFields: CheckOfObject = fieldCheck(['telemetries.telemetry.istio.io'], 'telemetry', {
  metrics: checkMetrics,
  tracing: checkTracing,
  target: judgeTargets,
  selector: (object) => judgeSelector(object.at('spec', 'selector'), 'matchLabels'),
})
