import type { GraphNode } from '@/lib/graph/model'
import { nodeName } from '@/lib/graph/panel/node-name'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

/** What nodes of the graph are called in the user's language, as the graph calls them. */
export function usePeerName(): (node: GraphNode) => string {
  const t = useTranslations('canvas')
  const texts = {
    unknownCaller: t('unknownCaller'),
    noRoute: t('noRoute'),
    addresses: t('addresses'),
    rest: t('rest'),
    idleIn: (name: string) => t('idleIn', { name }),
    members: (count: number) => t('members', { count }),
    errors: (percent: string) => t('errors', { percent }),
    share: (percent: string) => t('share', { percent }),
    average: (latency: string) => t('average', { latency }),
  }
  return (node) => visibleText(nodeName(node, texts))
}
