import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import region from '@/components/ui/region.module.css'
import { IconTimelineEvent } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

const EXAMPLE = `tracing:
  stores:
    - type: jaeger
      url: http://tracing.istio-system/jaeger`

/** Says that traces are not read, and the setting that changes it. @param reason the server's own words. */
export function NoTraceStore({ reason }: { readonly reason: string }) {
  const t = useTranslations('traces.off')
  return (
    <Notice icon={<IconTimelineEvent size={24} />} title={t('title')} actions={<CopyButton text={EXAMPLE} />}>
      <p>{reason}</p>
      <p>{t('setting')}</p>
      <pre className={region.pre}>{EXAMPLE}</pre>
    </Notice>
  )
}
