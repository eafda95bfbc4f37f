import { JsonPlace } from '@/lib/istio/json-place'
import type { Snapshot } from '@/lib/mesh/mesh-settings'

/** What stands where the injector fills in the image of a gateway. */
const FILLED_IN_LATER = 'auto'

/** Images of the first containers of templates, as they are written, by `NAMESPACE/NAME`; without those that the injector fills in. */
export function workloadImages(snapshot: Snapshot): ReadonlyMap<string, string> {
  const images = new Map<string, string>()
  const kinds = ['deployments.apps', 'statefulsets.apps', 'daemonsets.apps'] as const
  for (const { metadata, spec } of kinds.flatMap((kind) => snapshot(kind))) {
    const image = firstImage(JsonPlace.root(spec, 'spec').field('template').field('spec'))
    if (image !== null && image !== FILLED_IN_LATER) images.set(`${metadata.namespace}/${metadata.name}`, image)
  }
  return images
}

/** @param pod a specification of pods */
export function firstImage(pod: JsonPlace): string | null {
  const image = pod.field('containers').items()[0]?.field('image').text() ?? ''
  return image === '' ? null : image
}
