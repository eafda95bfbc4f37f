'use client'

import { Page } from '@/components/layout/page'
import { withMessages } from '@/components/layout/with-messages'
import { useControlPlaneView } from '@/lib/client/use-control-plane-view'
import { meshControlPlane } from '@/lib/i18n/messages/en/mesh-control-plane'
import { visibleText } from '@/lib/std/visible-text'
import { controlPlaneViewParsers } from '@/lib/url/control-plane-view'
import type { ComponentProps } from 'react'
import { useTranslations } from 'use-intl'
import { ControlPlaneContent } from './control-plane-content'

interface ControlPlanePageProps extends ComponentProps<typeof ControlPlaneContent> {
  /** What the charts read of the address. */
  readonly chartsParameters: ComponentProps<typeof Page>['parameters']
}

function Content({ chartsParameters, ...content }: ControlPlanePageProps) {
  const t = useTranslations('meshControlPlane')
  const [{ tab }] = useControlPlaneView()
  return (
    <Page
      title={t('title', { revision: visibleText(content.revision) })}
      crumbs={[{ label: t('mesh'), href: '/mesh' }]}
      ofOne
      windowless={tab !== 'charts'}
      parameters={tab === 'charts' ? { ...controlPlaneViewParsers, ...chartsParameters } : controlPlaneViewParsers}
    >
      <ControlPlaneContent {...content} />
    </Page>
  )
}

/** One control plane, with its own texts. */
export const ControlPlanePage = withMessages({ meshControlPlane }, Content)
