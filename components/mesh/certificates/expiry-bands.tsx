import { Band } from '@/components/ui/band'
import type { Tone } from '@/components/ui/tone'
import { alarmsOf, type Alarm } from '@/lib/control-plane/certificates/alarms-of'
import type { CertificatesAnswer } from '@/lib/control-plane/certificates/model'
import { visibleText } from '@/lib/std/visible-text'
import { IconAlertTriangle, IconCertificateOff } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'

/** What needs attention, before the tables that it stands in. */
export function ExpiryBands({ answer }: { readonly answer: CertificatesAnswer }) {
  const say = useAlarmWords()
  return alarmsOf(answer).map((alarm) => (
    <Band key={keyOf(alarm)} tone={toneOf(alarm)} icon={iconOf(alarm)} role="alert">
      {say(alarm)}
    </Band>
  ))
}

function useAlarmWords(): (alarm: Alarm) => string {
  const t = useTranslations('meshCertificates.bands')
  const tr = useTranslations('meshCertificates.roots')
  const format = useFormatter()
  const dateOf = (iso: string): string => format.dateTime(new Date(iso), 'full')
  return (alarm) => {
    switch (alarm.kind) {
      case 'root': {
        const { subject, from, until, expiry, daysLeft } = alarm.certificate
        const name = visibleText(subject) || tr('unnamed')
        if (expiry === 'ended') return t('ended', { name, date: dateOf(until) })
        if (expiry === 'begins') return t('begins', { name, date: dateOf(from) })
        return t('soon', { name, days: daysLeft, date: dateOf(until) })
      }
      case 'istiod': {
        const { until, expiry, daysLeft } = alarm.date
        return expiry === 'ended'
          ? t('istiodEnded', { date: dateOf(until) })
          : t('istiodSoon', { days: daysLeft, date: dateOf(until) })
      }
      case 'differs':
      case 'webhooks':
        return t(alarm.kind, { count: alarm.names.length, names: visibleText(alarm.names[0] ?? '') })
    }
  }
}

function keyOf(alarm: Alarm): string {
  return alarm.kind === 'root' ? alarm.certificate.fingerprint : alarm.kind
}

function toneOf(alarm: Alarm): Tone {
  const expiry = alarm.kind === 'root' ? alarm.certificate.expiry : alarm.kind === 'istiod' ? alarm.date.expiry : 'error' // prettier-ignore
  return expiry === 'warning' ? 'degraded' : 'failure'
}

function iconOf(alarm: Alarm) {
  const Icon = alarm.kind === 'root' || alarm.kind === 'istiod' ? IconCertificateOff : IconAlertTriangle
  return <Icon size={16} aria-hidden />
}
