import { Explained } from '@/components/layout/explained'
import { Region } from '@/components/layout/region'
import { useAnswer } from '@/components/layout/use-answer'
import { withMessages } from '@/components/layout/with-messages'
import { Notice } from '@/components/ui/notice'
import { meshProxiesQuery } from '@/lib/client/mesh-proxies-query'
import { meshProxies } from '@/lib/i18n/messages/en/mesh-proxies'
import { modes } from '@/lib/i18n/messages/en/modes'
import { Skeleton } from '@mantine/core'
import { IconTableOff } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { ProxiesContent } from './proxies-content'

/** Every proxy of the mesh: how far istiod has brought it, how old it is, and what it lacks. */
function Content() {
  const t = useTranslations('meshProxies')
  const { data, region } = useAnswer(meshProxiesQuery(), {
    content: ({ rows }) => (rows.length === 0 ? 'empty' : 'some'),
  })
  return (
    <Region
      region={region}
      waitingFor={t('waitingFor')}
      skeleton={<Skeleton height={320} m={16} width="auto" />}
      empty={
        <Notice icon={<IconTableOff size={24} />} title={t('none.title')}>
          <p>{t('none.text')}</p>
          <Explained concern="members" kinds="members" namespaces={[]} quiet />
        </Notice>
      }
    >
      {data === undefined ? null : <ProxiesContent answer={data} />}
    </Region>
  )
}

/** With its own texts. */
export const ProxiesTab = withMessages({ meshProxies, modes }, Content)
