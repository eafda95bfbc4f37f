import { orDash } from '@/components/ui/or-dash'
import { type ColumnId, columnValue } from '@/lib/lists/columns'
import type { ListRow } from '@/lib/lists/model'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './list-table.module.css'

const ENTRY_WORDS = { external: 'external', 'mesh-internal': 'meshInternal' } as const

/** A cell that is a word or a few. Only those that need words of ours look them up: scrolling makes hundreds of cells a second. */
export function TextCell({ row, column }: { readonly row: ListRow; readonly column: ColumnId }) {
  if (column === 'mode' && row.list !== 'config') return <ModeCell mode={row.mode} />
  if (column === 'mtls') return row.list === 'namespaces' && row.mtls !== null ? <MtlsCell mtls={row.mtls} /> : '–'
  if (column === 'split') return row.list === 'services' && row.split ? <SplitCell /> : '–'
  if (column === 'ports' && row.list === 'services') return <PortsCell row={row} />
  if (column === 'config' && row.list !== 'namespaces') {
    const objects = row.config.map(({ kind, name }) => visibleText(`${kind} ${name}`))
    return <span title={objects.join('\n')}>{orDash(objects.join(', '))}</span>
  }
  const text = visibleText(String(columnValue(row, column) ?? ''))
  return <span title={text}>{orDash(column === 'versions' ? text.replaceAll(' ', ', ') : text)}</span>
}

function ModeCell({ mode }: { readonly mode: Exclude<ListRow, { readonly list: 'config' }>['mode'] }) {
  return useTranslations('lists.modes')(mode)
}

type NamespaceRow = Extract<ListRow, { readonly list: 'namespaces' }>

function MtlsCell({ mtls }: { readonly mtls: NonNullable<NamespaceRow['mtls']> }) {
  const t = useTranslations('lists.mtls')
  return mtls.setIn === null ? (
    <span className={classes.quiet} title={t('unset')}>
      {t('modes.unset')}
    </span>
  ) : (
    <>
      {t(`modes.${mtls.mode}`)} <span className={classes.quiet}>{t(`setIn.${mtls.setIn}`)}</span>
    </>
  )
}

function SplitCell() {
  return useTranslations('lists.services')('split')
}

function PortsCell({ row }: { readonly row: Extract<ListRow, { readonly list: 'services' }> }) {
  const t = useTranslations('lists.services')
  if (row.kind !== 'kubernetes') {
    const hosts = visibleText(row.hosts.join(', '))
    return (
      <span title={hosts}>
        <span className={classes.quiet}>{t(ENTRY_WORDS[row.kind])}</span> {hosts}
      </span>
    )
  }
  const ports = row.ports.map(({ number, protocol }) => (protocol === null ? `${number}` : `${number} ${protocol}`))
  return <span title={ports.join('\n')}>{orDash(ports.join(', '))}</span>
}
