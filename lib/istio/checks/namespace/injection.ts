import { toPointer } from '@/lib/istio/edit/json-pointer'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at } from '../model/json'
import type { Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { injectorValues } from '../control-plane/injector-values'

const NOT: Rule = { slug: 'namespace/not-injected', aliases: { IST0102: 'info' }, severity: 'info' }
const DEFAULT: Rule = { slug: 'namespace/injected-by-default', aliases: { IST0148: 'info' }, severity: 'info' }
const SEVERAL: Rule = {
  slug: 'namespace/multiple-injection-labels',
  aliases: { IST0123: 'warning' },
  severity: 'warning',
}

const INJECTION = 'istio-injection'
const OTHERS = ['istio.io/rev', 'istio.io/dataplane-mode']

/** How a namespace joins the mesh: by one label, by several, or by none. */
export const namespaceInjection: CheckOfObject = {
  kinds: ['namespaces'],
  rules: [NOT, DEFAULT, SEVERAL],
  *run(namespace, mesh): Generator<Problem> {
    const { labels, name } = namespace
    if (name === 'istio-system') return
    yield* judgeLabels(namespace)
    if (meshFacts(mesh).controlPlaneNamespaces.has(name) || (labels[INJECTION] ?? '') !== '') return
    if (Object.hasOwn(labels, 'istio.io/rev') || labels['istio.io/dataplane-mode'] === 'ambient') return
    yield byDefault(mesh)
      ? {
          rule: DEFAULT,
          path: ['metadata', 'labels'],
          message: `The namespace ${name} has no label of injection, and the injector takes such namespaces: its pods get sidecars.`,
        }
      : {
          rule: NOT,
          path: ['metadata', 'labels'],
          message: `The namespace ${name} is not in the mesh: label it with istio-injection=enabled, istio.io/rev or istio.io/dataplane-mode=ambient to bring it in.`,
        }
  },
}

function byDefault(mesh: Mesh): boolean {
  return at(injectorValues(mesh).get(''), 'sidecarInjectorWebhook', 'enableNamespacesByDefault') === true
}

function* judgeLabels({ labels }: CheckedObject): Generator<Problem> {
  const others = [undefined, 'enabled'].includes(labels[INJECTION]) ? OTHERS : []
  const found = [INJECTION, ...others].filter((label) => Object.hasOwn(labels, label))
  if (found.length < 2) return
  yield {
    rule: SEVERAL,
    path: ['metadata', 'labels'],
    message: `The labels ${found.join(' and ')} contradict each other: one of them says how pods join the mesh.`,
    vars: { labels: found },
    fixes: found.map((label) => ({
      title: `Remove ${label}.`,
      patch: [{ op: 'remove' as const, path: toPointer(['metadata', 'labels', label]) }],
    })),
  }
}
