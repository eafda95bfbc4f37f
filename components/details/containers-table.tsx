import { CardTable } from '@/components/table/card-table'
import { Since } from '@/components/ui/since'
import type { ContainerRow, PodRow } from '@/lib/mesh/details/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from '@/components/layout/card.module.css'

interface ContainersTableProps {
  readonly pod: PodRow
  readonly now: string
}

/** What runs in a pod, and how each of it ended last. */
export function ContainersTable({ pod, now }: ContainersTableProps) {
  const t = useTranslations('details.containers')
  return (
    <>
      <CardTable
        label={t('title', { pod: visibleText(pod.name) })}
        columns={[
          { title: t('name') },
          { title: t('image') },
          { title: t('state') },
          { title: t('restarts'), numeric: true },
          { title: t('lastEnd') },
        ]}
      >
        {pod.containers.map((container) => (
          <tr key={container.name}>
            <th scope="row">
              {visibleText(container.name)}
              {container.init ? <p className={classes.quiet}>{t('init')}</p> : null}
            </th>
            <td className={classes.code}>{visibleText(container.image)}</td>
            <td className={classes.name}>
              {t(`states.${container.state}`)}
              {container.reason === null ? '' : `: ${visibleText(container.reason)}`}
              {container.message === null ? null : <p className={classes.quiet}>{visibleText(container.message)}</p>}
            </td>
            <td data-numeric>{container.restarts}</td>
            <td>
              <LastEnd end={container.lastEnd} now={now} />
            </td>
          </tr>
        ))}
      </CardTable>
      {pod.owner === null ? null : <p className={classes.quiet}>{t('owner', { owner: visibleText(pod.owner) })}</p>}
    </>
  )
}

function LastEnd({ end, now }: { readonly end: ContainerRow['lastEnd']; readonly now: string }) {
  const t = useTranslations('details.containers')
  if (end === null) return '–'
  return (
    <>
      {t('ended', { reason: visibleText(end.reason ?? '–'), code: end.exitCode === null ? '–' : String(end.exitCode) })}{' '}
      {end.at === null ? null : t.rich('ago', { age: () => <Since at={end.at} now={now} /> })}
    </>
  )
}
