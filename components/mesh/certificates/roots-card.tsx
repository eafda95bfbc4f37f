import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { ExplainedLink } from '@/components/layout/explained'
import type { Column } from '@/components/table/column'
import { SortedTable } from '@/components/table/sorted-table'
import { useSpokenSort } from '@/components/table/use-spoken-sort'
import { Mark } from '@/components/ui/mark'
import { StatusMark } from '@/components/ui/status-mark'
import { useMeshCertificatesView } from '@/lib/client/use-mesh-certificates-view'
import {
  type JudgedCertificate,
  ROOT_RELATIONS,
  type RootGroup,
  type RootRelation,
} from '@/lib/control-plane/certificates/model'
import { namespacePath } from '@/lib/url/details-view'
import { visibleText } from '@/lib/std/visible-text'
import { Anchor, VisuallyHidden } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import classes from './certificates.module.css'
import { ExpiryMark } from './expiry-mark'
import { Instant } from './instant'

/** Names that stand in a row before they are folded. */
const FIRST = 3
const LOOKS = { differs: 'error', shares: 'info', unknown: 'unchecked' } as const

interface RootsCardProps {
  readonly cluster: string
  readonly roots: readonly RootGroup[]
}

/** A certificate of a group; one line says so where a group has none. */
interface Row {
  readonly id: string
  readonly group: RootGroup
  readonly certificate: JudgedCertificate | null
}

/** What the proxies of each namespace trust. */
export function RootsCard({ cluster, roots }: RootsCardProps) {
  const t = useTranslations('meshCertificates.roots')
  const [{ sort: text }, change] = useMeshCertificatesView()
  const columns = useColumns()
  const { sort, onSort, spoken } = useSpokenSort(columns, {
    text,
    onText: (next) => change({ sort: next }),
    unsorted: t('inOrder'),
  })
  return (
    <Card title={t('title')} count={roots.length}>
      <p className={cardClasses.quiet}>
        {roots.length === 0 ? t('none') : t('about', { cluster: visibleText(cluster) })}{' '}
        {roots.length === 0 ? <ExplainedLink concern="cluster" kinds="roots" namespaces={[]} quiet /> : null}
      </p>
      {roots.length === 0 ? null : (
        <SortedTable label={t('title')} columns={columns} rows={rowsOf(roots)} sort={sort} onSort={onSort} />
      )}
      <VisuallyHidden role="status">{spoken}</VisuallyHidden>
    </Card>
  )
}

function rowsOf(roots: readonly RootGroup[]): readonly Row[] {
  return roots.flatMap((group): readonly Row[] => [
    ...group.certificates.map((certificate, at) => ({ id: `${at} ${group.id}`, group, certificate })),
    ...(group.unreadable === 0 ? [] : [{ id: `unreadable ${group.id}`, group, certificate: null }]),
  ])
}

function useColumns(): readonly Column<Row>[] {
  const t = useTranslations('meshCertificates.roots')
  const date = (id: 'from' | 'until'): Column<Row> => ({
    id,
    title: t(id),
    value: ({ certificate }) => certificate?.[id],
    cell: ({ certificate }) => (certificate === null ? '–' : <Instant at={certificate[id]} />),
  })
  return [
    {
      id: 'subject',
      title: t('subject'),
      value: ({ certificate }) => certificate?.subject,
      cell: ({ group, certificate }) =>
        certificate === null ? (
          <StatusMark status="error">{t('garbage', { count: group.unreadable })}</StatusMark>
        ) : (
          <About certificate={certificate} />
        ),
    },
    {
      id: 'issuer',
      title: t('issuer'),
      value: ({ certificate }) => certificate?.issuer,
      cell: ({ certificate }) =>
        certificate === null
          ? '–'
          : certificate.issuer === certificate.subject
            ? t('selfSigned')
            : visibleText(certificate.issuer),
    },
    date('from'),
    date('until'),
    {
      id: 'left',
      title: t('left'),
      value: ({ certificate }) => certificate?.daysLeft,
      cell: ({ certificate }) =>
        certificate === null ? '–' : <ExpiryMark expiry={certificate.expiry} daysLeft={certificate.daysLeft} />,
    },
    {
      id: 'relation',
      title: t('relation'),
      value: ({ group }) => ROOT_RELATIONS.indexOf(group.relation),
      cell: ({ group }) => <RelationMark relation={group.relation} />,
    },
    {
      id: 'namespaces',
      title: t('namespaces'),
      value: ({ group }) => group.namespaces.length,
      cell: ({ group }) => <Namespaces names={group.namespaces} />,
    },
  ]
}

function About({ certificate }: { readonly certificate: JudgedCertificate }) {
  const t = useTranslations('meshCertificates.roots')
  const { subject, serial, fingerprint, key } = certificate
  return (
    <>
      <div className={cardClasses.longName}>{visibleText(subject) || t('unnamed')}</div>
      <details className={cardClasses.aside}>
        <summary>{t('details')}</summary>
        <p className={classes.fingerprint}>{t('serial', { serial })}</p>
        <p className={classes.fingerprint}>{t('fingerprint', { fingerprint })}</p>
        <p className={classes.fingerprint}>{key}</p>
      </details>
    </>
  )
}

function RelationMark({ relation }: { readonly relation: RootRelation }) {
  const t = useTranslations('meshCertificates.relations')
  if (relation !== 'same') return <StatusMark status={LOOKS[relation]}>{t(relation)}</StatusMark>
  return (
    <Mark tone="healthy" icon={IconCircleCheck}>
      {t(relation)}
    </Mark>
  )
}

/** The first ones, and all of them on demand. */
function Namespaces({ names }: { readonly names: readonly string[] }) {
  const t = useTranslations('meshCertificates.roots')
  if (names.length <= FIRST) return <Names names={names} />
  return (
    <details>
      <summary>{t('showAll', { count: names.length })}</summary>
      <Names names={names} />
    </details>
  )
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <span className={cardClasses.line}>
      {names.map((name) => (
        <Anchor key={name} component={Link} href={namespacePath(name)} prefetch={false} inherit>
          {visibleText(name)}
        </Anchor>
      ))}
    </span>
  )
}
