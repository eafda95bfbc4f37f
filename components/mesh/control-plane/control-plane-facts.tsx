import { type Fact, Facts } from '@/components/layout/facts'
import { StatusMark } from '@/components/ui/status-mark'
import type { ControlPlaneAnswer } from '@/lib/control-plane/control-plane-answer'
import { works } from '@/lib/control-plane/webhooks/works'
import { visibleText } from '@/lib/std/visible-text'
import { useFormatter, useTranslations } from 'use-intl'

/** A control plane in a few lines. */
export function ControlPlaneFacts({ answer }: { readonly answer: ControlPlaneAnswer }) {
  const t = useTranslations('meshControlPlane.facts')
  const tm = useTranslations('meshControlPlane.modes')
  const format = useFormatter()
  const { namespace, revision, tags, version, available, desired, config, mtls, webhooks } = answer
  const ill = webhooks.filter((one) => !works(one)).length
  const facts: readonly Fact[] = [
    [t('namespace'), visibleText(namespace)],
    [t('revision'), visibleText(revision)],
    [t('tags'), tags.length === 0 ? t('noTags') : format.list(tags.map(visibleText))],
    [t('version'), visibleText(version ?? '–')],
    [t('replicas'), t('available', { available, desired })],
    [t('trustDomain'), visibleText(config.trustDomain)],
    [t('aliases'), format.list(config.trustDomainAliases.map(visibleText))],
    [t('outbound'), t(`outbounds.${config.outbound}`)],
    [t('minimumTls'), visibleText(config.minimumTls.replace(/^TLSV(\d)_(\d)$/, 'TLS $1.$2'))],
    [t('mtls'), tm(mtls.mode)],
    [t('differences'), t('fields', { count: config.differences.length })],
    [
      t('webhooks'),
      ill === 0 ? (
        t('webhooksWell', { count: webhooks.length })
      ) : (
        <StatusMark status="error">{t('webhooksIll', { ill, count: webhooks.length })}</StatusMark>
      ),
    ],
  ]
  return <Facts facts={facts} />
}
