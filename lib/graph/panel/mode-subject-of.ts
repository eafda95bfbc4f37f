import type { ModeSubject } from '@/lib/mesh/mode-subject'
import { thingOf } from './destinations'
import type { ElementIndex } from './element-index'

/** What actions on injection and the ambient mesh are about: a node of a workload, or the frame of a namespace; otherwise undefined. */
export function modeSubjectOf(index: ElementIndex, id: string): ModeSubject | undefined {
  const box = index.boxes.get(id)
  if (box !== undefined) {
    if (box.level !== 'namespace' || box.name === 'unknown' || box.flags.includes('inaccessible')) return undefined
    const around = box.parent === null ? undefined : index.boxes.get(box.parent)
    return { cluster: around?.level === 'cluster' ? known(around.name) : null, namespace: box.name, workload: null }
  }
  const node = index.nodes.get(id)
  if (node === undefined || node.flags.includes('inaccessible')) return undefined
  const thing = thingOf(node)
  if (thing?.kind !== 'workload') return undefined
  return { cluster: known(node.cluster), namespace: thing.namespace, workload: thing.name }
}

function known(cluster: string): string | null {
  return cluster === 'unknown' ? null : cluster
}
