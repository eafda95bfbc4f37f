import { injectorValues, proxyImage } from '../control-plane/injector-values'
import type { CheckOfObject, Problem, Rule } from '../check'
import type { CheckedObject } from '../model/checked-object'
import { controlPlanes, revisionNameIn } from '../model/control-planes'
import { at, field, list, textEntries, textOr } from '../model/json'
import { fitsLabels } from '../model/label-selector'
import { listed } from '../model/listed'
import type { Mesh } from '../model/mesh'
import { meshFacts } from '../model/mesh-facts'
import { readYaml } from '../model/read-yaml'
import { pods } from '../model/workloads'

const RULE: Rule = { slug: 'namespace/proxy-image-mismatch', aliases: { IST0158: 'warning' }, severity: 'warning' }

/** Pods that still run another image of the proxy than the injector would give them now. */
export const proxyImages: CheckOfObject = {
  kinds: ['namespaces'],
  rules: [RULE],
  *run({ name, labels }, mesh): Generator<Problem> {
    const revision = revisionNameIn(labels)
    if (revision === undefined) return
    const expected = proxyImage(injectorValues(mesh), controlPlanes(mesh).resolve(revision))
    if (expected === undefined) return
    const differing = pods(mesh)
      .select([], name)
      .filter((pod) => !fits(pod, expected, mesh))
    if (differing.length === 0) return
    const names = differing.map((pod) => pod.name)
    yield {
      rule: RULE,
      path: ['metadata'],
      message: `${names.length === 1 ? 'The pod' : `${names.length} pods, first`} ${names[0] ?? ''} ${names.length === 1 ? 'runs' : 'run'} another proxy than ${expected}: restart to take it over.`,
      vars: { pods: names.slice(0, 20), expected },
      references: differing.map(({ ref }) => ref),
    }
  },
}

function fits(pod: CheckedObject, expected: string, mesh: Mesh): boolean {
  if (Object.hasOwn(pod.annotations, 'sidecar.istio.io/proxyImage')) return true
  const images = ['containers', 'initContainers']
    .flatMap((place) => list(field(pod.spec, place)))
    .filter((container) => field(container, 'name') === 'istio-proxy')
    .map((container) => textOr(field(container, 'image')))
  const variant = variantFor(pod, mesh)
  const right = variant === '' || variant === 'default' ? expected : `${expected}-${variant}`
  return images.every((image) => image === '' || image === expected || image === right)
}

/** The last that is said: by the mesh, the root namespace, the namespace, the workload, the pod. */
function variantFor(pod: CheckedObject, mesh: Mesh): string {
  const { config, rootNamespace } = meshFacts(mesh)
  const said = [textOr(at(config, 'defaultConfig', 'image', 'imageType'))]
  const proxies = listed(mesh, 'proxyconfigs.networking.istio.io')
  for (const namespace of [rootNamespace, pod.namespace]) {
    const own = proxies.filter((one) => one.namespace === namespace)
    for (const withSelector of [false, true]) {
      for (const { spec } of own) {
        const selector = textEntries(at(spec, 'selector', 'matchLabels'))
        if (selector.length > 0 === withSelector && fitsLabels(selector, pod.labels))
          said.push(textOr(at(spec, 'image', 'imageType')))
      }
    }
  }
  const annotation = pod.annotations['proxy.istio.io/config']
  const read = annotation === undefined ? undefined : readYaml(annotation)
  if (read?.ok === true) said.push(textOr(at(read.value, 'image', 'imageType')))
  return said.findLast((variant) => variant !== '') ?? ''
}
