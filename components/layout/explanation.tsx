import { meshSourcesQuery } from '@/lib/client/mesh-sources-query'
import { useScope } from '@/lib/client/use-graph-view'
import { doctor } from '@/lib/i18n/messages/en/doctor'
import { KINDS_BEHIND, type KindsName } from '@/lib/doctor/kinds-behind'
import { type Concern, mostTelling } from '@/lib/doctor/most-telling'
import type { DoctorCheck } from '@/lib/doctor/model'
import { useSourceHref } from '@/lib/client/use-source-href'
import { Anchor } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import classes from './explanation.module.css'
import { Finding } from './finding'
import { withMessages } from './with-messages'

export interface ExplanationProps {
  /** What the page lacks. */
  readonly concern: Concern
  /** Of the cluster's objects those that the page is made of; any when left out. */
  readonly kinds?: KindsName | readonly string[]
  /** Whose; those of the address when left out. */
  readonly namespaces?: readonly string[]
  /** It may be empty because all is well: says nothing where nothing was found. */
  readonly quiet?: boolean
  /** What is said while nothing was found. */
  readonly otherwise?: ReactNode
}

function Quoted({ otherwise, quiet = false, ...asked }: ExplanationProps) {
  const t = useTranslations('doctor')
  const { check, looked, href } = useExplanation(asked)
  if (check === undefined) {
    return (
      <>
        {otherwise}
        {looked && !quiet ? (
          <p>{t.rich('nothing', { link: (words) => <ToSources href={href}>{words}</ToSources> })}</p>
        ) : null}
      </>
    )
  }
  const title = t(`causes.${check.cause}`)
  return (
    <section className={classes.explanation} aria-label={t('why')}>
      <h3 className={classes.title}>
        <span className={classes.code}>{check.cause}</span> {title}
      </h3>
      <Finding name={title} found={check.found} fix={check.fix} />
      <ToSources href={href}>{t('open')}</ToSources>
    </section>
  )
}

function QuotedLink({ quiet = false, ...asked }: ExplanationProps) {
  const t = useTranslations('doctor')
  const { check, href } = useExplanation(asked)
  if (check === undefined) return quiet ? null : <ToSources href={href}>{t('ask')}</ToSources>
  const { cause } = check
  return <ToSources href={href}>{t('because', { cause, title: t(`causes.${cause}`) })}</ToSources>
}

function useExplanation({ concern, kinds, namespaces }: ExplanationProps): {
  readonly check: DoctorCheck | undefined
  readonly looked: boolean
  /** Of the check, or of all that was looked for: asked as it was here, the answer there is the same. */
  readonly href: string
} {
  const [scope] = useScope()
  const hrefOf = useSourceHref()
  const { duration, at } = scope
  const about = namespaces ?? scope.namespaces
  const { data } = useQuery(meshSourcesQuery({ namespaces: about, duration, at }))
  const check =
    data === undefined ? undefined : mostTelling(data, concern, typeof kinds === 'string' ? KINDS_BEHIND[kinds] : kinds)
  const place = check === undefined ? {} : { source: check.source, cause: check.cause }
  return { check, looked: data !== undefined, href: hrefOf({ ...place, namespaces: about }) }
}

function ToSources({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    // It stands among words, and colour alone would not tell it.
    <Anchor component={Link} href={href} prefetch={false} underline="always" inherit>
      {children}
    </Anchor>
  )
}

/** With its own texts. */
export const Explanation = withMessages({ doctor }, Quoted)
export const ExplanationLink = withMessages({ doctor }, QuotedLink)
