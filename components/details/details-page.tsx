import { OutsideLinks } from '@/components/layout/outside-links'
import { Page } from '@/components/layout/page'
import { Chip } from '@/components/ui/chip'
import { useDetailsView, useNamespaceHref } from '@/lib/client/use-details-view'
import { referenceOf, type ThingKind, type ThingRef } from '@/lib/mesh/thing-ref'
import { visibleText } from '@/lib/std/visible-text'
import { DETAILS_TABS, type DetailsTab, detailsViewParsers } from '@/lib/url/details-view'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { PageTabs } from '@/components/layout/page-tabs'
import { FaultMark } from './fault-mark'
import { RouteLink } from './route-link'
import { ThingHealth } from './thing-health'

/** A tab of the page: on which kinds of things it stands, and what it shows of one. */
export interface TabEntry {
  readonly on: readonly ThingKind[]
  readonly show: (thing: ThingRef) => ReactNode
  /** What it reads of the address besides the page. */
  readonly parameters?: ComponentProps<typeof Page>['parameters']
}

/** A tab about what runs in the pods, called by a name that the address holds. */
export interface RuntimeTab {
  readonly dashboard: string
  readonly title: string
  readonly panel: ReactNode
  readonly parameters: ComponentProps<typeof Page>['parameters']
}

interface DetailsPageProps {
  readonly thing: ThingRef
  readonly tabs: Readonly<Partial<Record<DetailsTab, TabEntry>>>
  /** Of what runs in its pods: a tab each. */
  readonly runtimes?: readonly RuntimeTab[]
  /** What else can be done with it; another feature's, which the page hands in. */
  readonly actions?: ReactNode
  /** What was done, above its content. */
  readonly band?: ReactNode
}

const LISTS = { app: 'applications', workload: 'workloads', service: 'services' } as const

/** Everything about one thing: what it is above, the rest in tabs, of which the address names one. */
export function DetailsPage({ thing, tabs, runtimes = [], actions, band }: DetailsPageProps) {
  const t = useTranslations('details')
  const [view, openTab] = useDetailsView()
  const shown = DETAILS_TABS.filter((id) => tabs[id]?.on.includes(thing.kind))
  const runtime = view.tab === 'runtime' ? runtimes.find(({ dashboard }) => dashboard === view.dashboard) : undefined
  const current = shown.includes(view.tab) ? view.tab : 'overview'
  const idOf = ({ dashboard }: RuntimeTab) => `runtime-${dashboard}`
  const tl = useTranslations('lists.title')
  const name = visibleText(thing.name)
  const namespaceHref = useNamespaceHref()
  const list = LISTS[thing.kind]
  const crumbs = [
    { label: tl(list), href: `/${list}` },
    { label: thing.namespace, href: namespaceHref(thing.namespace) },
  ]
  return (
    <Page
      title={name}
      crumbs={crumbs}
      badge={
        <>
          <Chip>{t(`kinds.${thing.kind}`)}</Chip>
          <ThingHealth thing={thing} />
          {thing.kind === 'service' ? <FaultMark thing={thing} /> : null}
        </>
      }
      actions={
        <>
          {thing.kind === 'service' ? <RouteLink thing={thing} /> : null}
          <OutsideLinks reference={referenceOf(thing)} />
          {actions}
        </>
      }
      ofOne
      parameters={{ ...detailsViewParsers, ...(runtime ?? tabs[current])?.parameters }}
    >
      {band}
      <PageTabs
        name={name}
        current={runtime === undefined ? current : idOf(runtime)}
        tabs={[
          ...shown.map((id) => ({ id, label: t(`tabs.${id}`), panel: tabs[id]?.show(thing) })),
          ...runtimes.map((one) => ({ id: idOf(one), label: visibleText(one.title), panel: one.panel })),
        ]}
        onOpen={(id) => {
          const tab = shown.find((one) => one === id)
          const other = runtimes.find((one) => idOf(one) === id)
          if (tab !== undefined) openTab(tab)
          if (other !== undefined) openTab('runtime', other.dashboard)
        }}
      />
    </Page>
  )
}
