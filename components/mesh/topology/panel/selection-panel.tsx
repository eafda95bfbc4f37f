import { useMeshTopologyView } from '@/lib/client/use-mesh-topology-view'
import { frameOf } from '@/lib/topology/drawing/frame-of'
import type { Mesh } from '@/lib/topology/model'
import { ComponentPanel } from './component-panel'
import { GroupPanel } from './group-panel'
import { LinkPanel } from './link-panel'

export interface SelectionPanelProps {
  readonly mesh: Mesh
  /** The server's time when it answered. */
  readonly now: string
  /** Null: nothing any more. */
  readonly onSelect: (id: string | null) => void
}

/** What is selected; the whole mesh where nothing is, or what was is gone. */
export function SelectionPanel({ mesh, now, onSelect }: SelectionPanelProps) {
  const [{ sel }] = useMeshTopologyView()
  const component = mesh.components.find(({ id }) => id === sel)
  if (component !== undefined) {
    return <ComponentPanel key={component.id} component={component} mesh={mesh} now={now} onSelect={onSelect} />
  }
  const link = mesh.links.find(({ id }) => id === sel)
  if (link !== undefined) return <LinkPanel link={link} mesh={mesh} onSelect={onSelect} />
  const members = mesh.components.filter(({ cluster }) => frameOf(cluster) === sel)
  return members.length > 0 ? (
    <GroupPanel mesh={mesh} cluster={members[0]?.cluster ?? null} components={members} onSelect={onSelect} />
  ) : (
    <GroupPanel mesh={mesh} components={mesh.components} onSelect={onSelect} />
  )
}
