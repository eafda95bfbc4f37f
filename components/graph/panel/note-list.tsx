import type { ElementIndex } from '@/lib/graph/panel/element-index'
import { type NoteRow, prepareNotes } from '@/lib/graph/panel/prepare-notes'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useFormatter, useTranslations } from 'use-intl'
import { useElementName } from '../use-element-name'
import { ElementButton } from './element-button'
import classes from './note-list.module.css'
import { PanelSection } from '@/components/ui/panel-section'

const FIRST = 5

interface NoteListProps {
  readonly index: ElementIndex
  readonly onSelect: (id: string) => void
}

/** What the graph has to say about its own data, warnings first. */
export function NoteList({ index, onSelect }: NoteListProps) {
  const t = useTranslations('graph.panel')
  const notes = prepareNotes(index)
  if (notes.length === 0) return null
  return (
    <PanelSection title={t('notes', { count: notes.length })}>
      <ul className={classes.list}>
        {notes.map((row) => (
          <Note key={row.note.code} row={row} index={index} onSelect={onSelect} />
        ))}
      </ul>
    </PanelSection>
  )
}

function Note({ row: { note, elements }, index, onSelect }: { readonly row: NoteRow } & NoteListProps) {
  const t = useTranslations('graph.notes')
  const intl = useFormatter()
  const name = useElementName(index)
  const warning = note.level === 'warning'
  const Icon = warning ? IconAlertTriangle : IconInfoCircle
  const others = note.ids.filter((id) => !elements.includes(id))
  return (
    <li className={classes.note} data-warning={warning}>
      <Icon size={16} className={classes.icon} aria-hidden />
      <div>
        {t(note.code, { count: note.count })}
        {others.length === 0 ? null : (
          <div className={classes.names}>{intl.list(others.slice(0, FIRST).map(name), { type: 'unit' })}</div>
        )}
        {elements.length === 0 ? null : (
          <ul className={classes.elements}>
            {elements.slice(0, FIRST).map((id) => (
              <li key={id}>
                <ElementButton onClick={() => onSelect(id)}>{name(id)}</ElementButton>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
