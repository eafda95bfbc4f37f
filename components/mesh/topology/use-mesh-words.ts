import { visibleText } from '@/lib/std/visible-text'
import type { MeshWords } from '@/lib/topology/drawing/to-drawn-mesh'
import type { MeshComponent } from '@/lib/topology/model'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useComponentName } from './use-component-name'
import { useUsage } from './use-usage'

/** What the drawing says of the mesh, in the user's language. */
export function useMeshWords(): MeshWords {
  const t = useTranslations('meshTopology')
  const nameOf = useComponentName()
  const usageOf = useUsage()
  return useMemo(() => {
    const replicas = ({ replicas: count }: MeshComponent) => (count === null ? '' : t('replicas', count))
    return {
      title: (component) => (component.role === 'data-plane' ? t('dataPlane') : nameOf(component)),
      detail: ({ role, revision, namespaces, version }) =>
        role === 'data-plane'
          ? t('dataPlaneDetail', { revision: visibleText(revision ?? '–'), count: namespaces?.length ?? 0 })
          : visibleText(version ?? ''),
      component: (component) => ({
        kind: t(`role.${component.role}`),
        status: t(`state.${component.state}`),
        facts: [
          { name: t('fact.version'), text: visibleText(component.version ?? '') },
          { name: t('fact.replicas'), text: replicas(component) },
          { name: t('fact.cpu'), text: usageOf(component, 'cpu') },
          { name: t('fact.memory'), text: usageOf(component, 'memory') },
        ],
      }),
      link: ({ kind, well }) => ({
        kind: t(`link.${kind}`),
        status: t(well ? 'linkWell' : 'linkUnwell'),
        facts: [],
      }),
      frameName: (cluster) => (cluster === null ? t('external') : visibleText(cluster)),
      frame: (cluster, members) => {
        const unwell = members.filter(({ state }) => state !== 'healthy').length
        return {
          kind: t(cluster === null ? 'externalKind' : 'clusterKind'),
          status: unwell === 0 ? t('frameWell') : t('frameUnwell', { count: unwell, total: members.length }),
          facts: [{ name: t('fact.components'), text: String(members.length) }],
        }
      },
    }
  }, [t, nameOf, usageOf])
}
