import { type FindLanguage, findLanguage } from '@/lib/graph/find/operands'
import type { Operand } from '@/lib/graph/find/operand'
import type { GraphNode } from '@/lib/graph/model'
import { isGateway } from '../drawing/look-of-role'
import type { MeshComponent } from '../model'

export const MESH_OPERANDS = ['cluster', 'name', 'namespace', 'type', 'healthy', 'inaccessible'] as const
export type MeshOperand = (typeof MESH_OPERANDS)[number]

type Row = Operand<GraphNode> & { readonly name: MeshOperand }

/** The words of find and hide on the topology of the mesh (product.md 5.3), about these components. */
export function meshLanguage(components: readonly MeshComponent[]): FindLanguage<MeshOperand> {
  const byId = new Map(components.map((component) => [component.id, component]))
  const text = (
    name: MeshOperand,
    aliases: readonly string[],
    read: (component: MeshComponent) => readonly (string | null)[],
  ): Row => ({ kind: 'text', name, aliases, read: ({ id }) => told(byId.get(id), read) })
  const flag = (name: MeshOperand, read: (component: MeshComponent) => boolean | undefined): Row => ({
    kind: 'flag',
    name,
    aliases: [],
    read: ({ id }) => {
      const component = byId.get(id)
      return component === undefined ? undefined : read(component)
    },
  })
  return findLanguage<MeshOperand>([
    text('cluster', [], ({ cluster }) => [cluster]),
    text('name', [], ({ name, product, workload }) => [name, product, workload]),
    text('namespace', ['ns'], ({ namespace, namespaces }) => [namespace, ...(namespaces ?? []).map((one) => one.name)]),
    // Gateways of any kind are found by the one word, too.
    text('type', [], ({ role }) => [role, isGateway(role) ? 'gateway' : null]),
    flag('healthy', ({ state }) => (state === 'unknown' ? undefined : state === 'healthy')),
    flag('inaccessible', ({ state }) => state === 'unreachable' || state === 'unknown'),
  ])
}

function told(
  component: MeshComponent | undefined,
  read: (component: MeshComponent) => readonly (string | null)[],
): readonly (string | undefined)[] {
  return component === undefined ? [] : read(component).map((one) => one ?? undefined)
}
