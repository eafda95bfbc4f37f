import { ObjectLink } from '@/components/layout/object-link'
import { visibleText } from '@/lib/std/visible-text'
import type { MtlsAnswer } from '@/lib/url/mtls-answer'
import { Checkbox } from '@mantine/core'
import { useTranslations } from 'use-intl'
import classes from './mtls-page.module.css'

interface RuleContradictionsProps {
  readonly rules: MtlsAnswer['contradictions']
  readonly mend: boolean
  readonly onMend: (mend: boolean) => void
}

/** DestinationRules that would make calls fail under the mode, and the offer to change them along with it. */
export function RuleContradictions({ rules, mend, onMend }: RuleContradictionsProps) {
  const t = useTranslations('mtls.wizard')
  if (rules.length === 0) return null
  return (
    <fieldset className={classes.rules}>
      <legend>{t('rules')}</legend>
      {rules.map(({ namespace, name, tls }) => (
        <p key={`${namespace}/${name}`} className={classes.quiet}>
          <ObjectLink object={{ kind: 'destinationrules.networking.istio.io', namespace, name }}>
            {t('ruleSays', { name: visibleText(`${namespace}/${name}`), tls: visibleText(tls.join(', ')) })}
          </ObjectLink>
        </p>
      ))}
      <Checkbox label={t('mend')} checked={mend} onChange={(event) => onMend(event.currentTarget.checked)} />
    </fieldset>
  )
}
