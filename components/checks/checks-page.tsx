'use client'

import { withMessages } from '@/components/layout/with-messages'
import { checks } from '@/lib/i18n/messages/en/checks'
import { CheckLink } from '@/components/layout/check-link'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { Page } from '@/components/layout/page'
import { StatusMark } from '@/components/ui/status-mark'
import type { Severity } from '@/lib/istio/checks/finding'
import { groupBy } from '@/lib/std/group-by'
import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useDeferredValue, useState } from 'react'
import { useTranslations } from 'use-intl'
import classes from './checks.module.css'

interface ChecksPageProps {
  readonly checks: readonly {
    readonly slug: string
    readonly severity: Severity
    readonly codes: readonly string[]
    readonly meaning: string
    readonly off: boolean
  }[]
}

const GROUPS = ['analysis', 'any', 'crd', 'kubernetes-gateway', 'mesh'] as const

/** As objects have it: `virtual-service` is `VirtualService`. */
function toKindName(kind: string): string {
  return kind.replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** All checks, by the kind that they are about, found by name, code or a word of what they mean. */
function Content({ checks }: ChecksPageProps) {
  const t = useTranslations('checks')
  const tn = useTranslations('shell.navigation')
  // What is no kind of object, and what is not called like its kind.
  const groups = new Map<string, string>(GROUPS.map((kind) => [kind, t(`groups.${kind}`)]))
  const [text, setText] = useState('')
  const words = useDeferredValue(text).toLowerCase().split(/\s+/)
  const found = checks.filter(({ slug, codes, meaning }) => {
    const all = [slug, ...codes, meaning].join(' ').toLowerCase()
    return words.every((word) => all.includes(word))
  })
  return (
    <Page title={t('title')} crumbs={[{ label: tn('config'), href: '/config' }]} timeless>
      <div className={classes.cards}>
        <p className={classes.text}>{t('about')}</p>
        <TextInput
          className={classes.find}
          label={t('find')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          leftSection={<IconSearch size={16} aria-hidden />}
        />
        <p role="status" className={classes.text}>
          {t('found', { count: found.length })}
        </p>
        {[...groupBy(found, ({ slug }) => slug.slice(0, slug.indexOf('/')))].map(([kind, some]) => (
          <Card key={kind} title={groups.get(kind) ?? toKindName(kind)} count={some.length}>
            <ul className={classes.list}>
              {some.map(({ slug, severity, codes, meaning, off }) => (
                <li key={slug} className={cardClasses.marked}>
                  <StatusMark status={severity} label={t(`severity.${severity}`)} />
                  <span>
                    <CheckLink check={slug} />{' '}
                    <span className={cardClasses.aside}>{[...codes, ...(off ? [t('off')] : [])].join(' · ')}</span>
                  </span>
                  <span className={classes.meaning}>{meaning}</span>
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </Page>
  )
}

/** With its own texts. */
export const ChecksPage = withMessages({ checks }, Content)
