import { judgeDestination } from '../destination'
import { judgeExportTo } from '../export-to'
import type { FieldPlace } from '../field-place'
import { type FieldProblems, wrong } from '../field-problem'
import { PROTOCOLS, rulesOf } from './routes'

export function* checkDelegate(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  const isDelegate = !spec.field('hosts').filled
  for (const name of isDelegate ? ['gateways', 'tls', 'tcp'] : []) {
    const place = spec.field(name)
    if (place.filled) yield wrong(place, `Without hosts this is a rule to delegate to, which cannot have ${name}.`)
  }
  for (const rule of rulesOf(spec, 'http')) {
    const delegate = rule.field('delegate')
    if (!delegate.present) continue
    if (isDelegate) yield wrong(delegate, 'A rule that others delegate to cannot delegate again.')
    else if (rule.field('route').filled || rule.field('redirect').present)
      yield wrong(delegate, 'A route that delegates can have neither destinations nor a redirect.')
  }
}

export function* checkNoRoutes(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  if (PROTOCOLS.every((protocol) => !spec.field(protocol).filled))
    yield wrong(spec, 'There is no route: write http, tls or tcp.')
}

export function* checkWeights(object: FieldPlace): FieldProblems {
  for (const list of routeLists(object)) {
    const destinations = list.items()
    let total = 0
    for (const destination of destinations) {
      const weight = destination.field('weight')
      const value = weight.number() ?? 0
      if (value < 0) yield wrong(weight, `The weight ${value} is negative.`)
      total += value
    }
    const readable = destinations.every(
      (one) => !one.field('weight').present || one.field('weight').number() !== undefined,
    )
    if (destinations.length > 1 && total === 0 && readable)
      yield wrong(
        list,
        `The weights of these ${destinations.length} destinations add up to 0: none would get a request.`,
      )
  }
}

export function* checkRouteActions(object: FieldPlace): FieldProblems {
  const spec = object.field('spec')
  for (const rule of rulesOf(spec, 'http')) yield* checkHttpAction(rule)
  for (const protocol of ['tcp', 'tls'] as const) {
    for (const rule of rulesOf(spec, protocol)) {
      if (!rule.field('route').filled) yield wrong(rule, `This ${protocol} rule has no destination.`)
      if (protocol === 'tls' && !rule.field('match').filled) yield wrong(rule, 'This tls rule has no match.')
    }
  }
}

function* checkHttpAction(rule: FieldPlace): FieldProblems {
  const [route, redirect, direct] = ['route', 'redirect', 'directResponse'].map((name) => rule.field(name))
  if (![route?.filled, redirect?.present, direct?.present, rule.field('delegate').present].includes(true))
    yield wrong(rule, 'This rule does nothing: write route, redirect or directResponse.')
  for (const [action, others] of [
    ['redirect', ['route', 'fault', 'rewrite', 'directResponse']],
    ['directResponse', ['route', 'fault', 'rewrite']],
  ] as const) {
    const clash = rule.field(action).present ? others.filter((other) => rule.field(other).filled) : []
    if (clash.length > 0) yield wrong(rule, `A rule with ${action} cannot have ${clash.join(', ')}.`)
  }
  if (rule.field('mirror').present && rule.field('mirrors').filled)
    yield wrong(rule, 'A rule cannot have both mirror and mirrors: list all of them under mirrors.')
}

export function* checkDestinations(object: FieldPlace): FieldProblems {
  for (const list of routeLists(object))
    for (const route of list.items()) if (route.present) yield* judgeDestination(route.field('destination'))
  for (const rule of rulesOf(object.field('spec'), 'http')) {
    if (rule.field('mirror').present) yield* judgeDestination(rule.field('mirror'))
    for (const mirror of rule.field('mirrors').items()) yield* judgeDestination(mirror.field('destination'))
  }
}

export function* checkExportTo(object: FieldPlace): FieldProblems {
  yield* judgeExportTo(object)
}

function routeLists(object: FieldPlace): readonly FieldPlace[] {
  const spec = object.field('spec')
  return PROTOCOLS.flatMap((protocol) => rulesOf(spec, protocol).map((rule) => rule.field('route')))
}
