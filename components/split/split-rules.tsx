import { PageTabs } from '@/components/layout/page-tabs'
import { Band } from '@/components/ui/band'
import { Notice } from '@/components/ui/notice'
import { useSplitView } from '@/lib/client/use-split-view'
import { readSplits } from '@/lib/istio/split/read-splits'
import { newSplit } from '@/lib/istio/split/new-split'
import { openDesk, openNewDesk, type SplitDesk } from '@/lib/istio/split/split-draft'
import { visibleText } from '@/lib/std/visible-text'
import { newObjectPath } from '@/lib/url/new-object-view'
import type { ServiceRouting } from '@/lib/url/routing-types'
import { Button } from '@mantine/core'
import { IconAlertTriangle, IconArrowsSplit2, IconInfoCircle } from '@tabler/icons-react'
import Link from 'next/link'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Editing } from './editing'
import { OutcomeCard } from './outcome-card'
import { RefusedRule } from './refused-rule'
import { RoutingObjects } from './routing-objects'
import { SplitEditor } from './split-editor'
import { SplitHistory } from './split-history'
import classes from './split.module.css'
import { useRecentSplit } from './use-recent-split'

/** With it begin the ids of rules that are not there yet. */
const NEW = 'new/'
/** Of what an address says. */
const MAX_LENGTH = 60

interface SplitRulesProps {
  readonly routing: ServiceRouting
  readonly editing: Editing
}

/** The rules that share requests to the service, a tab each; where there is none, the one that would. */
export function SplitRules({ routing, editing }: SplitRulesProps) {
  const t = useTranslations('split')
  const [{ route }, openRoute] = useSplitView()
  const desks = useMemo(() => desksOf(routing), [routing])
  const name = visibleText(routing.name)
  const usual = desks.find(({ rule }) => rule.refusal === null) ?? desks[0]
  const named = desks.filter(({ rule }) => rule.id === route || rule.id.startsWith(`${route ?? ''}/`))
  const shown = named.find(({ rule }) => rule.refusal === null) ?? named[0] ?? usual
  const labels = (desk: SplitDesk) =>
    desk.rule.isNew !== true ? t('rule', labelOf(desk)) : t(desks.length > 1 ? 'newRuleInMesh' : 'newRule')
  // A route that was new is there once it is applied, and the address still calls it so.
  const isLost = route !== null && named.length === 0 && desks.length > 0 && !route.startsWith(NEW)
  return (
    <>
      {isLost ? (
        <Band tone="degraded" icon={<IconAlertTriangle size={16} aria-hidden />}>
          {t('noRule', { route: visibleText(route.slice(0, MAX_LENGTH)) })}
        </Band>
      ) : null}
      {routing.ambientWithoutWaypoint ? (
        <Band tone="degraded" icon={<IconInfoCircle size={16} aria-hidden />}>
          {t('ambient', { name })}
        </Band>
      ) : null}
      {shown === undefined ? (
        <NothingToSplit name={name} />
      ) : (
        <PageTabs
          name={name}
          current={shown.rule.id}
          tabs={desks.map((desk) => ({
            id: desk.rule.id,
            label: labels(desk),
            panel: <Rule desk={desk} routing={routing} editing={editing} />,
          }))}
          onOpen={openRoute}
        />
      )}
    </>
  )
}

interface RuleProps {
  readonly desk: SplitDesk
  readonly routing: ServiceRouting
  readonly editing: Editing
}

function Rule({ desk, routing, editing }: RuleProps) {
  const { rule } = desk
  const recent = useRecentSplit(routing, rule.id)
  const beside = (
    <>
      {recent === undefined ? null : (
        <OutcomeCard key={recent.change} namespace={routing.namespace} service={routing.name} {...recent} />
      )}
      <SplitHistory routing={routing} onPreview={editing.preview} />
      <RoutingObjects routing={routing} />
    </>
  )
  if (rule.refusal === null) {
    return <SplitEditor key={rule.id} routing={routing} desk={desk} onPreview={editing.preview} beside={beside} />
  }
  return (
    <div className={classes.columns}>
      <RefusedRule rule={rule} refusal={rule.refusal} />
      <div className={classes.aside}>{beside}</div>
    </div>
  )
}

/** A new route is offered where none is about the service itself, and there is something to share. */
function desksOf(routing: ServiceRouting): readonly SplitDesk[] {
  const rules = readSplits(routing)
  const isAbout = rules.some(({ object }) => object.through.by !== 'destination')
  const made = isAbout || (rules.length > 0 && routing.services[0].versions.length < 2) ? undefined : newSplit(routing)
  return [...rules.map((rule) => openDesk(routing, rule)), ...(made === undefined ? [] : [openNewDesk(made)])]
}

function labelOf({ rule: { object, steps } }: SplitDesk) {
  const [, section, index] = steps
  const sections: Readonly<Record<string, string>> = { http: 'HTTP', tls: 'TLS', tcp: 'TCP' }
  return {
    name: visibleText(object.name),
    section: sections[String(section)] ?? '',
    number: (typeof index === 'number' ? index : 0) + 1,
  }
}

function NothingToSplit({ name }: { readonly name: string }) {
  const t = useTranslations('split.none')
  return (
    <Notice
      icon={<IconArrowsSplit2 size={24} />}
      title={t('title')}
      actions={
        <Button component={Link} variant="default" href={newObjectPath('virtualservices.networking.istio.io')}>
          {t('write')}
        </Button>
      }
    >
      {t('text', { name })}
    </Notice>
  )
}
