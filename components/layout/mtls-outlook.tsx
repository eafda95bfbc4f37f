import cardClasses from './card.module.css'
import { CardTable } from '@/components/table/card-table'
import { Chip } from '@/components/ui/chip'
import type { Tone } from '@/components/ui/tone'
import { useDetailsView } from '@/lib/client/use-details-view'
import { writeFocus } from '@/lib/graph/request/focus'
import { formatTraffic } from '@/lib/i18n/format-traffic'
import type { BareWorkloads, ChangedMode, Listed, PodsOf, TroubledEdge } from '@/lib/istio/mtls/preview-mtls'
import { groupBy } from '@/lib/std/group-by'
import { visibleText } from '@/lib/std/visible-text'
import { writeGraphView } from '@/lib/url/graph-view'
import type { MtlsOutlook } from '@/lib/url/mtls-types'
import { Anchor } from '@mantine/core'
import { IconCircleCheck, IconCircleX, IconQuestionMark } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './mtls-outlook.module.css'
import { ObjectLink } from './object-link'

const LISTS = [
  { list: 'wouldFail', tone: 'failure', Icon: IconCircleX },
  { list: 'alreadyFails', tone: 'degraded', Icon: IconCircleX },
  { list: 'cannotKnow', tone: 'neutral', Icon: IconQuestionMark },
  { list: 'wouldWork', tone: 'healthy', Icon: IconCircleCheck },
] as const satisfies readonly { readonly list: keyof MtlsOutlook; readonly tone: Tone; readonly Icon: unknown }[]
const MOST_NAMES = 10
const HOUR = 3_600

/** Who would no longer get through, who does not today, and of whom nobody can know. */
export function MtlsOutlookView({ outlook }: { readonly outlook: MtlsOutlook }) {
  const t = useTranslations('mtls')
  const { modes, cannotCall, uncovered, seen, limited } = outlook
  const isBlind = seen.seconds === 0
  return (
    <div className={classes.outlook}>
      <ModesList modes={modes} />
      {LISTS.filter(({ list }) => (list === 'wouldFail' && !isBlind) || outlook[list].count > 0).map(
        ({ list, tone, Icon }) => {
          const { first, count } = outlook[list]
          const isFine = count === 0
          return (
            <div key={list} role="group" aria-label={t(list, { count })}>
              <p className={classes.heading}>
                <Chip
                  tone={isFine ? 'healthy' : tone}
                  icon={isFine ? <IconCircleCheck size={12} aria-hidden /> : <Icon size={12} aria-hidden />}
                >
                  {t(list, { count })}
                </Chip>
              </p>
              {isFine ? null : <EdgeTable edges={first} label={t(list, { count })} />}
              {count > first.length ? (
                <p className={cardClasses.quiet}>{t('more', { count: count - first.length })}</p>
              ) : null}
            </div>
          )
        },
      )}
      <Names id="cannotCall" bare={cannotCall} />
      <Names id="uncovered" bare={uncovered} />
      <OfControlPlane
        listed={[cannotCall, uncovered].map((one) => one.ofControlPlane).find(({ count }) => count > 0)}
      />
      {seen.reason === null ? null : (
        <p className={cardClasses.quiet} role="alert">
          {t(isBlind ? 'notLooked' : 'partly', { reason: visibleText(seen.reason) })}
        </p>
      )}
      {isBlind ? null : (
        <p className={cardClasses.quiet}>{t('looked', { hours: Math.max(1, Math.round(seen.seconds / HOUR)) })}</p>
      )}
      {limited ? <p className={cardClasses.quiet}>{t('limited')}</p> : null}
    </div>
  )
}

function ModesList({ modes: { first, count } }: { readonly modes: Listed<ChangedMode> }) {
  const t = useTranslations('mtls')
  if (count === 0) return <p className={cardClasses.quiet}>{t('sameModes')}</p>
  const kinds = groupBy(first, ({ was, now, port }) => `${was} ${now} ${port ?? ''}`)
  return (
    <ul className={cardClasses.words}>
      {[...kinds].map(([key, same]) => {
        const [{ was, now, port } = { was: '', now: '', port: null }] = same
        // What is not told is of the same kinds, mostly of the first.
        const all = kinds.size === 1 ? count : same.length
        return (
          <li
            key={key}
            title={visibleText(same.map(({ namespace, workload }) => `${namespace}/${workload}`).join(', '))}
          >
            {port === null
              ? t('modes', { count: all, was, now })
              : t('modesOfPort', { count: all, was, now, port: String(port) })}
          </li>
        )
      })}
    </ul>
  )
}

interface NamesProps {
  readonly id: 'cannotCall' | 'uncovered'
  readonly bare: BareWorkloads
}

function Names({ id, bare: { first, count } }: NamesProps) {
  const t = useTranslations('mtls')
  if (count === 0) return null
  const names = first.slice(0, MOST_NAMES).map(({ namespace, workload }) => `${namespace}/${workload}`)
  return (
    <p className={cardClasses.quiet}>{t(id, { names: visibleText(names.join(', ')), count: count - names.length })}</p>
  )
}

/** Folded, for they have no proxy as a rule: neither hidden nor told as if somebody had to mend it. */
function OfControlPlane({ listed }: { readonly listed: Listed<PodsOf> | undefined }) {
  const t = useTranslations('mtls')
  if (listed === undefined) return null
  const { first, count } = listed
  const namespaces = [...new Set(first.map(({ namespace }) => namespace))]
  return (
    <p
      className={cardClasses.quiet}
      title={visibleText(first.map(({ namespace, workload }) => `${namespace}/${workload}`).join(', '))}
    >
      {t('ofControlPlane', { count, namespaces: visibleText(namespaces.join(', ')) })}
    </p>
  )
}

function EdgeTable({ edges, label }: { readonly edges: readonly TroubledEdge[]; readonly label: string }) {
  const t = useTranslations('mtls')
  const columns = [
    { title: t('table.edge') },
    { title: t('table.rate'), numeric: true },
    { title: t('table.seen') },
    { title: t('table.why') },
  ]
  return (
    <CardTable label={label} columns={columns}>
      {edges.map((edge) => (
        <EdgeRow key={JSON.stringify([edge.source, edge.target, edge.protocol])} edge={edge} />
      ))}
    </CardTable>
  )
}

function EdgeRow({ edge }: { readonly edge: TroubledEdge }) {
  const t = useTranslations('mtls')
  const [{ duration, at, refresh }] = useDetailsView()
  const { source, target, protocol, rate, seenSeconds, reason, rule } = edge
  const from = source === null ? t('nobody') : source === 'hidden' ? t('hidden') : visibleText(`${source.namespace}/${source.workload}`) // prettier-ignore
  const to = visibleText(`${target.namespace}/${target.workload ?? target.service?.name ?? ''}`)
  const seen = seenSeconds < HOUR ? 'minutes' : seenSeconds === HOUR ? 'hour' : 'day'
  const focus =
    target.workload === null
      ? undefined
      : writeFocus({ kind: 'workload', namespace: target.namespace, name: target.workload })
  return (
    <tr>
      <th scope="row">
        <Anchor
          component={Link}
          href={`/graph${writeGraphView(focus === undefined ? { namespaces: [target.namespace], duration, at, refresh } : { focus, duration, at, refresh })}`}
          prefetch={false}
          underline="always"
          inherit
          title={t('graph', { name: to })}
        >
          {t('edge', { from, to })}
        </Anchor>
      </th>
      <td data-numeric>{formatTraffic(rate, protocol === 'tcp' ? 'B/s' : 'req/s')}</td>
      <td>{t(`seen.${seen}`)}</td>
      <td>
        {t(`why.${reason}`)}{' '}
        {rule === null ? null : (
          <ObjectLink object={{ kind: 'destinationrules.networking.istio.io', ...rule }}>
            {t('rule', { name: visibleText(rule.name) })}
          </ObjectLink>
        )}
      </td>
    </tr>
  )
}
