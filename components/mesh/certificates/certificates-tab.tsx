import { Cards } from '@/components/layout/cards'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { withMessages } from '@/components/layout/with-messages'
import { Band } from '@/components/ui/band'
import { meshCertificatesQuery } from '@/lib/client/mesh-certificates-query'
import type { CertificatesAnswer } from '@/lib/control-plane/certificates/model'
import { meshCertificates } from '@/lib/i18n/messages/en/mesh-certificates'
import { visibleText } from '@/lib/std/visible-text'
import { Skeleton } from '@mantine/core'
import { IconInfoCircle, IconLock } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { ExpiryBands } from './expiry-bands'
import { IstiodCard } from './istiod-card'
import { RootsCard } from './roots-card'
import { WebhooksCard } from './webhooks-card'

/** Whom proxies trust, whether istiod is among them, and for how long. */
function Content() {
  const t = useTranslations('meshCertificates')
  const { data, region } = useAnswer(meshCertificatesQuery())
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={240} m={16} width="auto" />}
      empty={null}
    >
      {data === undefined ? null : <Answer answer={data} />}
    </Region>
  )
}

function Answer({ answer }: { readonly answer: CertificatesAnswer }) {
  const t = useTranslations('meshCertificates')
  const { controlPlane, missing, notes, limited } = answer
  const info = <IconInfoCircle size={16} aria-hidden />
  return (
    <>
      <ExpiryBands answer={answer} />
      {notes.map((note) => (
        <Band key={note} tone="degraded" icon={info}>
          {visibleText(note)}
        </Band>
      ))}
      {missing === null ? null : (
        <Band tone="not-ready" icon={<IconLock size={16} aria-hidden />}>
          {t('missing', { needs: missing })}
        </Band>
      )}
      {limited ? <Band icon={info}>{t('limited')}</Band> : null}
      <Cards>
        <RootsCard cluster={answer.cluster} roots={answer.roots} />
        {controlPlane === null ? null : (
          <>
            <IstiodCard istiod={controlPlane.istiod} />
            <WebhooksCard webhooks={controlPlane.webhooks} />
          </>
        )}
      </Cards>
    </>
  )
}

/** With its own texts. */
export const CertificatesTab = withMessages({ meshCertificates }, Content)
