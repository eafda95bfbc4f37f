import type { JsonRow, JsonRows } from '@/lib/logs/json-rows'
import { useTranslations } from 'use-intl'
import classes from './line-details.module.css'

const INDENT = 16

/** The values of a JSON line, indented by depth. */
export function JsonTree({ json: { rows, cut } }: { readonly json: JsonRows }) {
  const t = useTranslations('logs.line')
  return (
    <>
      <h3 className={classes.heading}>{t('json')}</h3>
      <table className={classes.table}>
        <tbody>
          {rows.map((row, place) => (
            <tr key={place}>
              <th scope="row" style={{ paddingInlineStart: 8 + row.depth * INDENT }}>
                {row.key}
              </th>
              <td className={classes.value} data-kind={row.kind}>
                {row.value ?? t('holds', { kind: holderOf(row), count: row.size })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {cut && <p className={classes.note}>{t('jsonCut')}</p>}
    </>
  )
}

function holderOf({ kind }: JsonRow): string {
  return kind === 'list' ? 'list' : 'object'
}
