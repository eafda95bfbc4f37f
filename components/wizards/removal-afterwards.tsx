import { Card } from '@/components/layout/card'
import { ObjectLink } from '@/components/layout/object-link'
import type { Verdict } from '@/lib/istio/removal/removal-model'
import { type Afterwards, tellAfterwards } from '@/lib/istio/removal/tell-afterwards'
import { visibleText } from '@/lib/std/visible-text'
import type { RoutingObjectText, ServiceRouting } from '@/lib/url/routing-types'
import { useFormatter, useTranslations } from 'use-intl'
import { RoutingObjectLink } from './routing-object-link'
import { useHeldWords } from './use-held-words'
import classes from './wizards.module.css'

interface RemovalAfterwardsProps {
  readonly routing: ServiceRouting
  readonly verdicts: readonly Verdict[]
  readonly kept: ReadonlySet<string>
}

/** What traffic does once the routing is deleted. */
export function RemovalAfterwards({ routing, verdicts, kept }: RemovalAfterwardsProps) {
  const t = useTranslations('removal.after')
  const format = useFormatter()
  const held = useHeldWords()
  const [service] = routing.services
  const { still, senders, gateways, rules, spread } = tellAfterwards(verdicts, kept, service)
  const name = visibleText(routing.name)
  return (
    <Card title={t('title')}>
      {still.length === 0 ? (
        <Spread name={name} spread={spread} hasWorkloads={service.versions.length > 0} />
      ) : (
        <Objects text={t('still', { name })} objects={still} />
      )}
      {senders.length === 0 ? null : <Objects text={t('senders')} objects={senders} />}
      {gateways.map(({ gateway, hosts }) => (
        <div key={`${gateway.namespace}/${gateway.name}`} className={classes.verdict}>
          <p className={classes.said}>{t('lost', { hosts: format.list(hosts.map(visibleText)) })}</p>
          <span>
            Gateway{' '}
            <ObjectLink object={{ kind: 'gateways.networking.istio.io', ...gateway }}>
              {visibleText(`${gateway.namespace}/${gateway.name}`)}
            </ObjectLink>
          </span>
        </div>
      ))}
      {rules.length === 0 ? null : (
        <Objects
          text={t('rules', { name })}
          objects={rules.map(({ object }) => object)}
          behind={(i) => held({ subsets: [], tls: [], policies: rules[i]?.policies ?? [] })}
        />
      )}
    </Card>
  )
}

interface SpreadProps extends Pick<Afterwards, 'spread'> {
  readonly name: string
  readonly hasWorkloads: boolean
}

function Spread({ name, spread, hasWorkloads }: SpreadProps) {
  const t = useTranslations('removal.after')
  if (!hasWorkloads) return <p className={classes.said}>{t('endpoints', { name })}</p>
  if (spread.length === 0) return <p className={classes.said}>{t('noPods', { name })}</p>
  return (
    <div className={classes.verdict}>
      <p className={classes.said}>{t('spread', { name })}</p>
      <ul className={classes.after}>
        {spread.map(({ workload, percent, readyPods }) => (
          <li key={workload}>
            {visibleText(workload)} <span className={classes.quiet}>{t('pods', { percent, count: readyPods })}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface ObjectsProps {
  readonly text: string
  readonly objects: readonly RoutingObjectText[]
  readonly behind?: (index: number) => string | null
}

function Objects({ text, objects, behind }: ObjectsProps) {
  return (
    <div className={classes.verdict}>
      <p className={classes.said}>{text}</p>
      <ul className={classes.after}>
        {objects.map((object, i) => (
          <li key={`${object.kind} ${object.namespace}/${object.name}`}>
            <RoutingObjectLink object={object} /> <span className={classes.quiet}>{behind?.(i)}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
