import { Finding } from '@/components/layout/finding'
import { CardTable } from '@/components/table/card-table'
import { Mark } from '@/components/ui/mark'
import type { DoctorCheck } from '@/lib/doctor/model'
import { visibleText } from '@/lib/std/visible-text'
import { useMeshSourcesView } from '@/lib/client/use-mesh-sources-view'
import { useSourceHref } from '@/lib/client/use-source-href'
import { Anchor } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import { LinkedPlace } from './linked-place'
import { SEVERITY_LOOKS } from './severity-looks'
import classes from './sources.module.css'

/** A cause that was found: what it is, what that rests on, and what helps. */
export function CheckItem({ check }: { readonly check: DoctorCheck }) {
  const t = useTranslations('meshSources')
  const title = useTranslations('doctor.causes')(check.cause)
  const { tone, Icon } = SEVERITY_LOOKS[check.severity]
  return (
    <LinkedPlace source={check.source} cause={check.cause}>
      <h3 className={classes.checkTitle}>
        <Mark tone={tone} icon={Icon}>
          {t(`severities.${check.severity}`)}
        </Mark>
        <CauseLink check={check} />
        {title}
      </h3>
      <Finding name={t('fixOf', { cause: check.cause })} found={check.found} fix={check.fix} />
      {check.evidence.length === 0 ? null : (
        <CardTable
          label={t('evidenceOf', { cause: check.cause })}
          columns={[{ title: t('evidence') }, { title: t('value') }]}
        >
          {check.evidence.map(({ label, value }) => (
            <tr key={`${label} ${value}`}>
              <th scope="row">{visibleText(label)}</th>
              <td className={classes.value}>{visibleText(value)}</td>
            </tr>
          ))}
        </CardTable>
      )}
    </LinkedPlace>
  )
}

/** A cause that was found in nothing, or could not be looked for, on one line with the reason. */
export function CheckLine({ check }: { readonly check: DoctorCheck }) {
  const title = useTranslations('doctor.causes')(check.cause)
  return (
    <LinkedPlace source={check.source} cause={check.cause}>
      <CauseLink check={check} /> {title}
      <span className={classes.reason}>{visibleText(check.found)}</span>
    </LinkedPlace>
  )
}

/** Its address, to be copied. */
function CauseLink({ check: { source, cause } }: { readonly check: DoctorCheck }) {
  const t = useTranslations('meshSources')
  const [{ namespaces }] = useMeshSourcesView()
  const hrefOf = useSourceHref()
  return (
    <Anchor
      component={Link}
      href={hrefOf({ source, cause, namespaces })}
      replace
      scroll={false}
      prefetch={false}
      className={classes.cause}
      title={t('link')}
    >
      {cause}
    </Anchor>
  )
}
