import { Band } from '@/components/ui/band'
import { type RuleWarning, warnRule } from '@/lib/istio/wizards/warn-rule'
import type { Json } from '@/lib/std/json'
import { visibleText } from '@/lib/std/visible-text'
import type { RetriedCaller } from '@/lib/url/callers-types'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'

interface RuleWarningsProps {
  readonly rule: Json | undefined
  /** Why no request reaches it. */
  readonly hidden: string | undefined
  /** Callers that are retried themselves. */
  readonly retried: readonly RetriedCaller[]
}

/** What the rule does that may not be meant. */
export function RuleWarnings({ rule, hidden, retried }: RuleWarningsProps) {
  const say = useWarningText()
  const said = warnRule(rule, retried).map((warning) => ({
    text: say(warning),
    isNote: warning.id === 'mirrorAddsLoad',
  }))
  return (
    <>
      {hidden === undefined ? null : (
        <Band tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {hidden}
        </Band>
      )}
      {said.map(({ text, isNote }) =>
        isNote ? (
          <Band key={text} icon={<IconInfoCircle size={16} aria-hidden />}>
            {text}
          </Band>
        ) : (
          <Band key={text} tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
            {text}
          </Band>
        ),
      )}
    </>
  )
}

function useWarningText(): (warning: RuleWarning) => string {
  const t = useTranslations('wizards.warnings')
  const nameOf = ({ namespace, name }: RetriedCaller['caller']) => visibleText(`${namespace}/${name}`)
  return (warning) => {
    switch (warning.id) {
      case 'retriesOutlastTimeout': {
        const { attempts, perTry, timeout } = warning
        return t(warning.id, { attempts, perTry: visibleText(perTry), timeout: visibleText(timeout) })
      }
      case 'retriesMultiply': {
        const { attempts, callerAttempts, tries, caller, route } = warning
        return t(warning.id, { attempts, callerAttempts, tries, caller: nameOf(caller), route: nameOf(route) })
      }
      default:
        return t(warning.id)
    }
  }
}
