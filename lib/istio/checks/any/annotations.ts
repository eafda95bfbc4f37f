import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { quoted } from '../values/quoted'

import { at, field, list } from '../model/json'
import { ANNOTATION_VALUES, ANNOTATIONS, type KnownAnnotation } from './annotation-catalogue'

const UNKNOWN: Rule = { slug: 'any/annotation-unknown', aliases: { IST0108: 'warning' }, severity: 'warning' }
const DEPRECATED: Rule = { slug: 'any/annotation-deprecated', aliases: { IST0135: 'info' }, severity: 'info' }
const MISPLACED: Rule = { slug: 'any/annotation-misplaced', aliases: { IST0107: 'warning' }, severity: 'warning' }
const INVALID: Rule = { slug: 'any/annotation-invalid', aliases: { IST0125: 'warning' }, severity: 'warning' }
const ALPHA: Rule = { slug: 'any/annotation-alpha', aliases: { IST0136: 'info' }, severity: 'info', off: true }

const NEVER = new Set(['sidecar.istio.io/status', 'gateway.istio.io/controller-version', 'istio.io/rev'])
/** Written by the injector when it works without an init container. */
const INJECTED = new Set([
  'sidecar.istio.io/interceptionMode',
  'traffic.sidecar.istio.io/includeInboundPorts',
  'traffic.sidecar.istio.io/excludeInboundPorts',
  'traffic.sidecar.istio.io/includeOutboundIPRanges',
])

/** Annotations of Istio on what Istio reads besides its own kinds. */
export const annotationChecks: CheckOfObject = {
  kinds: ['namespaces', 'services', 'pods', 'deployments.apps'],
  rules: [UNKNOWN, DEPRECATED, MISPLACED, INVALID, ALPHA],
  *run(object): Generator<Problem> {
    for (const [name, value] of Object.entries(object.annotations))
      if (isOfIstio(name) && !NEVER.has(name)) yield* judge(object, name, value)
  },
}

function isOfIstio(name: string): boolean {
  return (
    name === 'kubernetes.io/ingress.class' ||
    (name.includes('/') && name.slice(0, name.indexOf('/')).endsWith('istio.io'))
  )
}

function* judge(object: CheckedObject, name: string, value: string): Generator<Problem> {
  const path = ['metadata', 'annotations', name]
  const vars = { annotation: name }
  const known = ANNOTATIONS.get(name)
  if (known === undefined) {
    yield { rule: UNKNOWN, path, vars, message: `Istio knows no annotation ${quoted(name)}.` }
    return
  }
  if (known.deprecated && !(name === 'sidecar.istio.io/inject' && Object.hasOwn(object.labels, name)))
    yield { rule: DEPRECATED, path, vars, message: deprecation(name) }
  if (known.stage === 'alpha' && !isInjected(object, name))
    yield {
      rule: ALPHA,
      path,
      vars,
      message: `The annotation ${quoted(name)} is alpha: a later version of Istio may drop it.`,
    }
  if (known.kinds.includes('any')) return
  yield* judgePlace(object, known, { name, value })
}

function* judgePlace(
  object: CheckedObject,
  known: KnownAnnotation,
  { name, value }: { readonly name: string; readonly value: string },
): Generator<Problem> {
  const path = ['metadata', 'annotations', name]
  const allowed = known.kinds.join(', ')
  if (!known.kinds.includes(object.ref.kind)) {
    const message = `The annotation ${quoted(name)} has no effect on a ${object.ref.kind}: it is for ${allowed}.`
    yield { rule: MISPLACED, path, message, vars: { annotation: name, allowed: known.kinds } }
    return
  }
  const problem = ANNOTATION_VALUES.get(name)?.(value)
  if (problem !== undefined)
    yield {
      rule: INVALID,
      path,
      message: `The value ${quoted(value)} of ${quoted(name)} ${problem}.`,
      vars: { annotation: name, problem },
    }
}

function deprecation(name: string): string {
  const instead = name === 'sidecar.istio.io/inject' ? ': write the label of the same name' : ''
  return `The annotation ${quoted(name)} is deprecated${instead}.`
}

/** The injector writes these itself where a CNI plugin does the work of the init container. */
function isInjected({ kindId, spec }: CheckedObject, name: string): boolean {
  if (kindId !== 'pods' || !INJECTED.has(name)) return false
  return !list(at(spec, 'initContainers')).some((container) => field(container, 'name') === 'istio-init')
}
