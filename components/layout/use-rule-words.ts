import type { Condition, RouteRule, RouteTarget } from '@/lib/mesh/details/routing-model'
import { visibleText } from '@/lib/std/visible-text'
import { useFormatter, useTranslations } from 'use-intl'

export interface RuleWords {
  /** For which requests. */
  readonly when: string
  /** What happens to them. */
  readonly then: string
  /** What happens besides: faults, timeouts, mirrors. */
  readonly also: readonly string[]
}

/** Says a rule in the user's language; what is written in objects stays as it is written. */
export function useRuleWords(): (rule: RouteRule) => RuleWords {
  const t = useTranslations('details.routing')
  const format = useFormatter()
  const condition = ({ subject, name, how, value }: Condition): string =>
    t(`how.${how}`, {
      subject: t(`subjects.${subject}`, { name: visibleText(name ?? '') }),
      value: visibleText(value),
    })
  const whenOf = ({ matches }: RouteRule): string =>
    matches.length === 0 || matches.some((all) => all.length === 0)
      ? t('every')
      : t('when', {
          conditions: format.list(
            matches.map((all) => format.list(all.map(condition))),
            { type: 'disjunction' },
          ),
        })
  const target = ({ host, subset }: RouteTarget): string =>
    visibleText(subset === null ? host : t('subset', { subset, host }))
  const thenOf = ({ targets, redirect, answer, delegate }: RouteRule): string => {
    if (redirect !== null) return t('redirect', { to: visibleText(redirect) })
    if (answer !== null) return t('answer', { status: answer })
    if (delegate !== null) return t('delegate', { name: visibleText(delegate) })
    if (targets.length === 0) return t('nowhere')
    return format.list(
      targets.map((one) =>
        one.percent === null ? target(one) : t('share', { percent: one.percent, target: target(one) }),
      ),
    )
  }
  const alsoOf = (rule: RouteRule): readonly (string | null)[] => [
    rule.delay && t('delay', { percent: rule.delay.percent, duration: rule.delay.duration }),
    rule.abort && t('abort', { percent: rule.abort.percent, status: rule.abort.status }),
    rule.timeout && t('timeout', { duration: rule.timeout }),
    rule.retries && t('retries', { count: rule.retries.attempts ?? 0, perTry: rule.retries.perTry ?? 'none' }),
    ...rule.mirrors.map((one) => t('mirror', { percent: one.percent ?? 100, target: target(one) })),
    rule.rewrite && t('rewrite', { to: visibleText(rule.rewrite) }),
  ]
  return (rule) => ({
    when: whenOf(rule),
    then: thenOf(rule),
    also: alsoOf(rule).flatMap((text) => text ?? []),
  })
}
