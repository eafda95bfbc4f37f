import type { CheckedObject, Labels } from './checked-object'
import { at, field, isFilled, list, text, textEntries } from './json'

/** D11: a sidecar was injected, as Kiali tells it. */
export function hasSidecar({ annotations, spec }: CheckedObject): boolean {
  return wasInjected(annotations['sidecar.istio.io/status']) || nameOfProxy(field(spec, 'initContainers'))
}

/** D11: its traffic is led through ztunnel. */
export function isRedirected({ annotations }: CheckedObject): boolean {
  return annotations['ambient.istio.io/redirection'] === 'enabled'
}

/** What D12 reads: a pod, or the template of one. */
export interface PodLike {
  readonly labels: Labels
  readonly annotations: Labels
  readonly spec: unknown
}

/** D12: whether istioctl takes it to be in the mesh. */
export function isInMesh({ labels, annotations, spec }: PodLike, namespaceLabels: Labels): boolean {
  if (hasProxyContainer(spec)) return true
  const inject = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject']
  return inject === undefined ? namespaceLabels['istio-injection'] === 'enabled' : inject === 'true'
}

/** A container, or an init container with an image, called `istio-proxy`. */
export function hasProxyContainer(podSpec: unknown): boolean {
  const containers = [...list(field(podSpec, 'containers')), ...list(field(podSpec, 'initContainers'))]
  return containers.some((one) => field(one, 'name') === 'istio-proxy' && (text(field(one, 'image')) ?? '') !== '')
}

/** The template of a controller as if it were a pod. */
export function templateOf(spec: unknown): PodLike {
  const template = field(spec, 'template') ?? at(spec, 'jobTemplate', 'spec', 'template')
  return {
    labels: Object.fromEntries(textEntries(at(template, 'metadata', 'labels'))),
    annotations: Object.fromEntries(textEntries(at(template, 'metadata', 'annotations'))),
    spec: field(template, 'spec'),
  }
}

function wasInjected(annotation: string | undefined): boolean {
  if (annotation === undefined) return false
  try {
    return isFilled(field(JSON.parse(annotation), 'containers'))
  } catch {
    return false // not written by the injector
  }
}

function nameOfProxy(containers: unknown): boolean {
  return list(containers).some((container) => field(container, 'name') === 'istio-proxy')
}
