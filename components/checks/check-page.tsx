'use client'

import { withMessages } from '@/components/layout/with-messages'
import { checks } from '@/lib/i18n/messages/en/checks'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { Page } from '@/components/layout/page'
import { Chip } from '@/components/ui/chip'
import { StatusMark } from '@/components/ui/status-mark'
import type { CheckDescription } from '@/lib/istio/checks/docs/describe-check'
import { CHECKS_PATH } from '@/lib/url/check-path'
import { useTranslations } from 'use-intl'
import classes from './checks.module.css'

/** What a check means, what it looks like, how to mend it, and who can switch it off. */
function Content({ check }: { readonly check: CheckDescription }) {
  const t = useTranslations('checks')
  const tn = useTranslations('shell.navigation')
  const { slug, meaning, wrong, right, remedy, severity, aliases, off = false, needs = [] } = check
  const codes = Object.entries(aliases)
  return (
    <Page
      title={slug}
      crumbs={[
        { label: tn('config'), href: '/config' },
        { label: t('title'), href: CHECKS_PATH },
      ]}
      badge={
        <StatusMark status={severity}>
          {t(`severity.${severity}`)}
          {off ? <Chip>{t('off')}</Chip> : null}
        </StatusMark>
      }
      timeless
    >
      <div className={classes.cards}>
        <Card title={t('meaning')}>
          <p className={classes.text}>{meaning}</p>
        </Card>
        {wrong === '' ? null : (
          <Card title={t('example')}>
            <div className={classes.examples}>
              <Example label={t('wrong')} status="error" text={wrong} />
              <Example label={t('right')} status="valid" text={right} />
            </div>
          </Card>
        )}
        <Card title={t('remedy')}>
          <p className={classes.text}>{remedy}</p>
        </Card>
        <Card title={t('codes')}>
          {codes.length === 0 ? <p className={classes.text}>{t('own')}</p> : null}
          <ul className={classes.list}>
            {codes.map(([code, of]) => (
              <li key={code}>
                <code>{code}</code> {t(code.startsWith('IST') ? 'istioctl' : 'kiali')}, {t(`severity.${of}`)}
              </li>
            ))}
          </ul>
          {needs.length === 0 ? null : <p className={classes.text}>{t('needs', { kinds: needs.join(', ') })}</p>}
        </Card>
        <Card title={t('switch.title')}>
          <ul className={classes.list}>
            <li>
              {t(off ? 'switch.on' : 'switch.everywhere')}{' '}
              <code>{`checks.${off ? 'enable' : 'disable'}: ["${slug}"]`}</code>
            </li>
            <li>
              {t('switch.object')} <code>{`pharos.dev/ignore-checks: "${slug}"`}</code>
              {codes.length === 0 ? null : ` ${t('switch.peers')}`}
            </li>
            <li>
              {t('switch.pipeline')} <code>{`--${off ? 'enable' : 'disable'} ${slug}`}</code>
            </li>
          </ul>
        </Card>
      </div>
    </Page>
  )
}

interface ExampleProps {
  readonly label: string
  readonly status: 'error' | 'valid'
  readonly text: string
}

function Example({ label, status, text }: ExampleProps) {
  return (
    <figure className={classes.example}>
      <figcaption>
        <StatusMark status={status}>{label}</StatusMark>
      </figcaption>
      {/* Long lines scroll: whoever has no mouse needs a place to stand on. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- as said above */}
      <pre className={cardClasses.sheet} tabIndex={0} aria-label={label}>
        {text}
      </pre>
    </figure>
  )
}

/** With its own texts. */
export const CheckPage = withMessages({ checks }, Content)
