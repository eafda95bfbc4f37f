import { Notice } from '@/components/ui/notice'
import type { SplitRefusal, SplitRule } from '@/lib/istio/split/split-model'
import { visibleText } from '@/lib/std/visible-text'
import { configPath } from '@/lib/url/config-view'
import { Button } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'

interface RefusedRuleProps {
  readonly rule: SplitRule
  readonly refusal: SplitRefusal
}

/** Why the shares of a rule cannot be set here, and the way to its text. */
export function RefusedRule({ rule: { object, rule }, refusal }: RefusedRuleProps) {
  const t = useTranslations('split')
  const name = visibleText(object.name)
  return (
    <Notice
      icon={<IconArrowsSplit2 size={24} />}
      title={t('refused.title')}
      actions={
        <Button component={Link} variant="default" href={configPath(object)}>
          {t('edit', { name })}
        </Button>
      }
    >
      {t(`refused.${refusal}`, { name, delegate: visibleText(rule.delegate ?? '') })}
    </Notice>
  )
}
