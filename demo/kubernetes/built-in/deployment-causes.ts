import type { KubeObject } from '@/demo/kube-object'
import { duplicate, type FieldCause, invalidValue, required } from '../field-cause'
import { itemsAt, labelsAt, objectAt, textAt, valueAt } from '../json'
import { labelCauses, qualifiedCauses } from '../metadata-causes'
import { label } from '../name-rules'
import { isDeepStrictEqual } from 'node:util'

const NOT_NEGATIVE = 'must be greater than or equal to 0'
const COUNTS = ['replicas', 'minReadySeconds', 'revisionHistoryLimit', 'progressDeadlineSeconds']

/** What is wrong with a Deployment besides its metadata. */
export function deploymentCauses(object: KubeObject, current: KubeObject | undefined): readonly FieldCause[] {
  const counts = COUNTS.flatMap((name) => {
    const value = valueAt(object, 'spec', name)
    return typeof value === 'number' && value < 0 ? [invalidValue(`spec.${name}`, value, NOT_NEGATIVE)] : []
  })
  return [...counts, ...selectorCauses(object, current), ...templateCauses(object)]
}

function selectorCauses(object: KubeObject, current: KubeObject | undefined): readonly FieldCause[] {
  const selector = valueAt(object, 'spec', 'selector')
  const before = valueAt(current, 'spec', 'selector')
  const moved = before !== undefined && !isDeepStrictEqual(before, selector)
  return [
    ...(moved ? [invalidValue('spec.selector', selector ?? null, 'field is immutable')] : []),
    ...ownSelectorCauses(selector, valueAt(object, 'spec', 'template', 'metadata', 'labels')),
  ]
}

/** @param labels of the template, which the selector must find. */
function ownSelectorCauses(selector: unknown, labels: unknown): readonly FieldCause[] {
  const why = '`selector` does not match template `labels`'
  const mismatch = invalidValue('spec.template.metadata.labels', labels ?? null, why)
  if (selector === undefined) return [required('spec.selector'), mismatch]
  const wanted = Object.entries(labelsAt(selector, 'matchLabels'))
  if (wanted.length === 0 && itemsAt(selector, 'matchExpressions').length === 0) {
    return [invalidValue('spec.selector', selector, 'empty selector is invalid for deployment')]
  }
  const wrong = labelCauses('spec.selector.matchLabels', labelsAt(selector, 'matchLabels'))
  if (wrong.length > 0) return [...wrong, invalidValue('spec.selector', selector, 'invalid label selector')]
  return wanted.every(([key, value]) => textAt(labels, key) === value) ? [] : [mismatch]
}

function templateCauses(object: KubeObject): readonly FieldCause[] {
  const template = objectAt(object, 'spec', 'template')
  const containers = itemsAt(template, 'spec', 'containers')
  const field = 'spec.template.spec.containers'
  const names = containers.map((container) => textAt(container, 'name'))
  return [
    ...labelCauses('spec.template.labels', labelsAt(template, 'metadata', 'labels')),
    ...Object.keys(objectAt(template, 'metadata', 'annotations')).flatMap((key) =>
      qualifiedCauses('spec.template.annotations', key),
    ),
    ...(containers.length === 0 ? [required(field)] : []),
    ...containers.flatMap((container, index) => [
      ...containerNameCauses(`${field}[${index}].name`, names.slice(0, index + 1)),
      ...(textAt(container, 'image') === '' ? [required(`${field}[${index}].image`)] : []),
    ]),
  ]
}

/** @param names those of the containers up to this one. */
function containerNameCauses(field: string, names: readonly string[]): readonly FieldCause[] {
  const name = names.at(-1) ?? ''
  if (name === '') return [required(field)]
  const wrong = label(name).map((why) => invalidValue(field, name, why))
  return names.indexOf(name) < names.length - 1 ? [...wrong, duplicate(field, name)] : wrong
}
