import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { at, field, list, textOr } from '../model/json'
import { fitsLabelSelector } from '../model/label-selector'
import { listed } from '../model/listed'
import { derived, type Mesh } from '../model/mesh'
import { namespaces } from '../model/namespaces'
import { hasProxyContainer, templateOf } from '../model/proxy-presence'

const MISSING: Rule = { slug: 'pod/missing-proxy', aliases: { IST0103: 'warning' }, severity: 'warning' }
const AUTO: Rule = { slug: 'pod/image-auto', aliases: { IST0147: 'error' }, severity: 'error' }
const TEMPLATE: Rule = {
  slug: 'deployment/image-auto-not-injected',
  aliases: { IST0146: 'warning' },
  severity: 'warning',
  needs: ['mutatingwebhookconfigurations.admissionregistration.k8s.io'],
}

const INJECT = 'sidecar.istio.io/inject'

/** Pods that should have a proxy and have none, or one that was never filled in. */
export const proxiesOfPods: CheckOfObject = {
  kinds: ['pods', 'deployments.apps'],
  rules: [MISSING, AUTO, TEMPLATE],
  *run(object, mesh): Generator<Problem> {
    if (object.kindId === 'pods') {
      yield* judgePresence(object, mesh)
      for (const i of autoImages(object.spec))
        yield {
          rule: AUTO,
          path: ['spec', 'containers', i, 'image'],
          message: 'The proxy has the image "auto", which the injector should have replaced: the pod cannot start.',
        }
      return
    }
    const template = templateOf(object.spec)
    const autos = autoImages(template.spec)
    if (autos.length === 0) return
    const labels = namespaces(mesh).labelsOf(object.namespace)
    const injected = injectors(mesh).some(
      (webhook) =>
        fitsLabelSelector(field(webhook, 'namespaceSelector'), labels) &&
        fitsLabelSelector(field(webhook, 'objectSelector'), template.labels),
    )
    for (const i of injected ? [] : autos)
      yield {
        rule: TEMPLATE,
        path: ['spec', 'template', 'spec', 'containers', i, 'image'],
        message:
          'The proxy has the image "auto", and no injector takes pods of this template: label the namespace or the template for injection.',
      }
  },
}

function* judgePresence(pod: CheckedObject, mesh: Mesh): Generator<Problem> {
  const { labelsOf, isAmbient } = namespaces(mesh)
  const { namespace, labels, annotations, spec, status } = pod
  const own = labelsOf(namespace)
  const enabled = own['istio-injection'] === 'enabled'
  const revision = !enabled && (own['istio.io/rev'] ?? '') !== '' && own['istio-injection'] !== 'disabled'
  if ((!enabled && !revision) || isAmbient(namespace) || namespace === 'istio-system') return
  if ((labels[INJECT] ?? annotations[INJECT] ?? '').toLowerCase() === 'false' || field(spec, 'hostNetwork') === true)
    return
  if (['Succeeded', 'Failed'].includes(textOr(field(status, 'phase'))) || hasProxyContainer(spec)) return
  yield {
    rule: MISSING,
    path: ['spec', 'containers'],
    ...(enabled ? {} : { aliases: [], severity: 'warning' as const }),
    message: `The namespace ${namespace} is injected, and this pod has no proxy: restart its workload.`,
  }
}

function autoImages(podSpec: unknown): readonly number[] {
  return list(field(podSpec, 'containers')).flatMap((container, i) =>
    field(container, 'name') === 'istio-proxy' && field(container, 'image') === 'auto' ? [i] : [],
  )
}

const injectors = derived((mesh) =>
  listed(mesh, 'mutatingwebhookconfigurations.admissionregistration.k8s.io')
    .flatMap(({ root }) => list(at(root, 'webhooks')))
    .filter((webhook) => textOr(field(webhook, 'name')).endsWith('istio.io')),
)
