import { ObjectLink } from '@/components/layout/object-link'
import type { Graph } from '@/lib/graph/model'
import { type ObservedShare, observeSplit } from '@/lib/mesh/details/observe-split'
import type { RoutingObject } from '@/lib/mesh/details/routing-model'
import type { ServiceDetails } from '@/lib/mesh/details/model'
import type { ThingRef } from '@/lib/mesh/thing-ref'
import { useSplitHref } from '@/lib/client/use-split-view'
import { useWizardHref } from '@/lib/client/use-wizard-href'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import classes from './routing-card.module.css'
import { useThingGraph } from './use-thing-graph'
import { useRuleWords } from '@/components/layout/use-rule-words'

interface RoutingCardProps {
  readonly thing: ThingRef
  readonly details: ServiceDetails
}

/** What happens to a request to the service, in words, rule by rule in the order in which they are tried. */
export function RoutingCard({ thing, details }: RoutingCardProps) {
  const t = useTranslations('details.routing')
  const { routing } = details
  const tm = useTranslations('graph.menu.pages')
  const href = useSplitHref()
  const wizardHref = useWizardHref()
  const { data: graph } = useThingGraph(thing)
  return (
    <Card title={t('title')}>
      {details.createdAt === null ? null : (
        <nav aria-label={t('change')} className={classes.links}>
          <Anchor component={Link} href={href(thing)} prefetch={false} inherit>
            {tm('trafficSplit')}
          </Anchor>
          {routing.length > 0 ? (
            <Anchor component={Link} href={wizardHref(thing, 'delete')} prefetch={false} inherit>
              {tm('deleteRouting')}
            </Anchor>
          ) : null}
        </nav>
      )}
      {routing.length === 0 ? <p className={cardClasses.quiet}>{t('none')}</p> : null}
      {routing.map((object) => (
        <RoutingRules
          key={`${object.kind} ${object.namespace}/${object.name} ${object.protocol}`}
          object={object}
          details={details}
          graph={graph}
        />
      ))}
    </Card>
  )
}

interface RoutingRulesProps {
  readonly object: RoutingObject
  readonly details: ServiceDetails
  readonly graph: Graph | undefined
}

function RoutingRules({ object, details, graph }: RoutingRulesProps) {
  const t = useTranslations('details.routing')
  const words = useRuleWords()
  const gateways = object.gateways.filter((gateway) => gateway !== 'mesh')
  return (
    <div>
      <h3 className={classes.object}>
        {object.kind} <ObjectLink object={object}>{visibleText(`${object.namespace}/${object.name}`)}</ObjectLink>
        <span className={cardClasses.quiet}>
          {gateways.length === 0 ? t('inMesh') : t('atGateways', { names: visibleText(gateways.join(', ')) })}
        </span>
      </h3>
      <ol className={classes.rules}>
        {object.rules.map((rule, i) => {
          const { when, then, also } = words(rule)
          return (
            <li key={i}>
              <span className={classes.when}>{when}</span>
              <span>{then}</span>
              <Observed shares={graph === undefined ? null : observeSplit(rule, details, graph)} />
              {also.length === 0 ? null : (
                <ul>
                  {also.map((text) => (
                    <li key={text}>{text}</li>
                  ))}
                </ul>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** What the proxies counted, beside what the rule says. */
function Observed({ shares }: { readonly shares: readonly ObservedShare[] | null }) {
  const t = useTranslations('details.routing')
  const format = useFormatter()
  if (shares === null) return null
  const digits = { maximumFractionDigits: 1 }
  const texts = shares.map(({ percent, low, high }) =>
    t('interval', {
      percent: format.number(percent, digits),
      low: format.number(low, digits),
      high: format.number(high, digits),
    }),
  )
  return <span className={classes.observed}>{t('observed', { shares: format.list(texts) })}</span>
}
