'use client'

import { OutsideLinks } from '@/components/layout/outside-links'
import { Page } from '@/components/layout/page'
import { PageTabs } from '@/components/layout/page-tabs'
import { withMessages } from '@/components/layout/with-messages'
import { useMeshView } from '@/lib/client/use-mesh-view'
import { mesh } from '@/lib/i18n/messages/en/mesh'
import { MESH_TABS, meshViewParsers } from '@/lib/url/mesh-view'
import { useTranslations } from 'use-intl'
import { TABS } from './tabs'

/** What runs the mesh, whether it is well, and why something is missing. */
function Content() {
  const t = useTranslations('mesh')
  const [{ tab }, open] = useMeshView()
  const current = tab ?? MESH_TABS[0]
  const { parameters, windowless } = TABS[current]
  return (
    <Page
      title={t('title')}
      allNamespaces
      actions={<OutsideLinks reference="mesh" />}
      windowless={windowless}
      parameters={{ ...meshViewParsers, ...parameters }}
    >
      <PageTabs
        name={t('title')}
        current={current}
        tabs={MESH_TABS.map((id) => {
          const { Panel } = TABS[id]
          return { id, label: t(`tabs.${id}`), panel: <Panel /> }
        })}
        onOpen={(id) => {
          const to = MESH_TABS.find((one) => one === id)
          if (to !== undefined) open(to)
        }}
      />
    </Page>
  )
}

/** With its own texts. */
export const MeshPage = withMessages({ mesh }, Content)
