'use client'

import { withMessages } from '@/components/layout/with-messages'
import { removal } from '@/lib/i18n/messages/en/removal'
import { wizards } from '@/lib/i18n/messages/en/wizards'
import { visibleText } from '@/lib/std/visible-text'
import type { EditRequest } from '@/lib/url/edit-types'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { RemovalContent } from './removal-content'
import { WizardFrame } from './wizard-frame'

interface RemovalPageProps {
  readonly service: { readonly namespace: string; readonly name: string }
  /** The one way to change something; the page hands it in. */
  readonly editing: {
    readonly preview: (...changes: readonly EditRequest[]) => void
    readonly element: ReactNode
  }
}

/** Deletes what routes a service. */
function Content({ service, editing: { preview, element } }: RemovalPageProps) {
  const t = useTranslations('removal')
  return (
    <WizardFrame
      service={service}
      page="delete"
      title={t('title', { service: visibleText(service.name) })}
      about={t('about')}
      band={element}
    >
      {(routing) => <RemovalContent routing={routing} onPreview={preview} />}
    </WizardFrame>
  )
}

/** With its own texts. */
export const RemovalPage = withMessages({ removal, wizards }, Content)
