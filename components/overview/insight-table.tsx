import { CardTable } from '@/components/table/card-table'
import { orDash } from '@/components/ui/or-dash'
import { useOverviewView } from '@/lib/client/use-overview-view'
import { formatBytes } from '@/lib/i18n/format-bytes'
import { formatMs } from '@/lib/i18n/format-ms'
import { formatPercent } from '@/lib/i18n/format-percent'
import { formatRate } from '@/lib/i18n/format-rate'
import type { InsightName, InsightRow } from '@/lib/overview/model'
import { placeHref } from '@/lib/overview/place-href'
import { useTranslations } from 'use-intl'
import classes from './overview.module.css'
import { RatedLink } from './rated-link'

const FORMATS = { errors: formatPercent, latency: formatMs, tcp: formatBytes } as const

interface InsightTableProps {
  readonly name: InsightName
  readonly rows: readonly InsightRow[]
}

/** The services that stand out by one number. */
export function InsightTable({ name, rows }: InsightTableProps) {
  const t = useTranslations('overview.insights')
  const [window] = useOverviewView()
  return (
    <div className={classes.insight}>
      <h3 className={classes.small}>{t(`tables.${name}`)}</h3>
      {rows.length === 0 ? (
        <p className={classes.quiet}>{t(`none.${name}`)}</p>
      ) : (
        <CardTable
          label={t(`tables.${name}`)}
          columns={[
            { title: t('service') },
            { title: t(`values.${name}`), numeric: true },
            ...(name === 'tcp' ? [] : [{ title: t('rate'), numeric: true }]),
          ]}
          dense
        >
          {rows.map(({ place, status, value, requestRate }) => (
            <tr key={`${place.kind} ${place.cluster} ${place.namespace}/${place.name}`}>
              <th scope="row">
                <span className={classes.line}>
                  <RatedLink status={status} href={placeHref(place, window)} name={place.name} />
                  <span className={classes.namespace}>{place.namespace}</span>
                </span>
              </th>
              <td data-numeric>{FORMATS[name](value)}</td>
              {name === 'tcp' ? null : <td data-numeric>{orDash(formatRate(requestRate))}</td>}
            </tr>
          ))}
        </CardTable>
      )}
    </div>
  )
}
