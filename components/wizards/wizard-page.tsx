'use client'

import { withMessages } from '@/components/layout/with-messages'
import { wizards } from '@/lib/i18n/messages/en/wizards'
import type { WizardId } from '@/lib/istio/wizards/wizard-ids'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import type { HandedIn } from './handed-in'
import { WizardContent } from './wizard-content'
import { WizardFrame } from './wizard-frame'

interface WizardPageProps extends HandedIn {
  readonly service: { readonly namespace: string; readonly name: string }
  readonly wizard: WizardId
}

/** A wizard for routes of a service: it opens what is there, and ends in the preview of a change. */
function Content({ service, wizard, ...handedIn }: WizardPageProps) {
  const t = useTranslations('wizards')
  return (
    <WizardFrame
      service={service}
      page={wizard}
      title={t('title', { wizard: t(`names.${wizard}`), service: visibleText(service.name) })}
      about={t(`about.${wizard}`)}
      band={handedIn.editing.element}
    >
      {(routing) => <WizardContent wizard={wizard} routing={routing} {...handedIn} />}
    </WizardFrame>
  )
}

/** With its own texts. */
export const WizardPage = withMessages({ wizards }, Content)
