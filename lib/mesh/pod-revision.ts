import { JsonPlace } from '@/lib/istio/json-place'
import type { ObjectMeta } from '@/lib/ports/cluster-store'

/** Of the injector that gave a pod its proxy: what it wrote about itself, else the mark that it puts on the pod. */
export function podRevision({ labels, annotations }: Pick<ObjectMeta, 'labels' | 'annotations'>): string | null {
  return (
    writtenRevision(annotations['sidecar.istio.io/status']) ??
    annotations['istio.io/rev'] ??
    labels['istio.io/rev'] ??
    null
  )
}

function writtenRevision(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  try {
    const revision = JsonPlace.root(JSON.parse(text), 'status').field('revision').text()
    return revision === '' ? undefined : revision
  } catch {
    return undefined // not written by the injector
  }
}
