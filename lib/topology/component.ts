import type { MeshComponent } from './model'

/** A component of which nothing is known beside what is given. */
export function component(
  part: Pick<MeshComponent, 'id' | 'role' | 'name' | 'state' | 'checkedAt'> & Partial<MeshComponent>,
): MeshComponent {
  return {
    core: false,
    cluster: null,
    namespace: null,
    workload: null,
    product: null,
    reasons: [],
    version: null,
    image: null,
    replicas: null,
    cpu: null,
    memory: null,
    revision: null,
    tags: [],
    labels: {},
    address: null,
    source: null,
    entry: null,
    namespaces: null,
    ...part,
  }
}
