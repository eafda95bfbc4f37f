import { Band } from '@/components/ui/band'
import { warnRule } from '@/lib/istio/wizards/warn-rule'
import type { Json } from '@/lib/std/json'
import { visibleText } from '@/lib/std/visible-text'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

interface RuleWarningsProps {
  readonly rule: Json | undefined
  /** Why no request reaches it. */
  readonly hidden: string | undefined
}

/** What the rule does that may not be meant. */
export function RuleWarnings({ rule, hidden }: RuleWarningsProps) {
  const t = useTranslations('wizards')
  return (
    <>
      {hidden === undefined ? null : (
        <Band tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {hidden}
        </Band>
      )}
      {warnRule(rule).map((warning) =>
        warning.id === 'mirrorAddsLoad' ? (
          <Band key={warning.id} icon={<IconInfoCircle size={16} aria-hidden />}>
            {t(`warnings.${warning.id}`)}
          </Band>
        ) : (
          <Band key={warning.id} tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {warning.id === 'retriesOutlastTimeout'
              ? t(`warnings.${warning.id}`, {
                  attempts: warning.attempts,
                  perTry: visibleText(warning.perTry),
                  timeout: visibleText(warning.timeout),
                })
              : t(`warnings.${warning.id}`)}
          </Band>
        ),
      )}
    </>
  )
}
