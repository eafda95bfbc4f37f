import { useGraphView } from '@/lib/client/use-graph-view'
import type { GraphNode } from '@/lib/graph/model'
import { splitDestination } from '@/lib/graph/panel/destinations'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

/** To the split that decides how requests come to a node; nothing where there is none. */
export function SplitLink({ node }: { readonly node: GraphNode }) {
  const t = useTranslations('graph.menu.pages')
  const [view] = useGraphView()
  const split = splitDestination(node, view)
  if (split === undefined) return null
  return (
    <Anchor component={Link} href={split.href} prefetch={false} size="sm">
      {t(split.page)}
    </Anchor>
  )
}
