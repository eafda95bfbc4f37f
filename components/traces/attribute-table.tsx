import { visibleText } from '@/lib/std/visible-text'
import type { Attribute } from '@/lib/tracing/model'
import classes from './span-panel.module.css'

interface AttributeTableProps {
  readonly label: string
  readonly attributes: readonly Attribute[]
}

/** Keys and values as they came, always as text: nothing in them is a link. */
export function AttributeTable({ label, attributes }: AttributeTableProps) {
  return (
    <table className={classes.attributes} aria-label={label}>
      <tbody>
        {attributes.map(({ key, value }, index) => (
          <tr key={index}>
            <th scope="row">{visibleText(key)}</th>
            <td>{visibleText(String(value))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
