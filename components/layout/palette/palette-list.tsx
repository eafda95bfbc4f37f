import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { Command } from './command'
import classes from './palette.module.css'
import { PaletteOption } from './palette-option'
import type { FoundCommands } from './use-palette-groups'

interface PaletteListProps {
  readonly id: string
  readonly found: FoundCommands
  /** What is looked for, to be marked. */
  readonly words: string
  /** The chosen one, counted over all groups. */
  readonly at: number
  readonly onPoint: (id: string) => void
  readonly onAct: (command: Command, inNewTab: boolean) => void
}

/** By place, since names may hold anything. */
export function optionId(list: string, at: number): string {
  return `${list}-${at}`
}

export function PaletteList({ id, found, words, at, onPoint, onAct }: PaletteListProps) {
  const t = useTranslations('palette')
  const { groups, searching, more, note } = found
  const chosenId = groups.flatMap(({ commands }) => commands)[at]?.id
  useEffect(() => {
    document.getElementById(optionId(id, at))?.scrollIntoView({ block: 'nearest' })
  }, [id, at, chosenId])
  const starts = groups.map((_, index) =>
    groups.slice(0, index).reduce((sum, { commands }) => sum + commands.length, 0),
  )
  return (
    <div className={classes.list}>
      <div id={id} role="listbox" aria-label={t('results')} aria-busy={searching}>
        {groups.map((group, index) => (
          <div key={group.id} role="group" aria-labelledby={`${id}-${group.id}`}>
            <div id={`${id}-${group.id}`} className={classes.groupLabel} role="presentation">
              {t(`groups.${group.id}`)}
            </div>
            {group.commands.map((command, within) => {
              const place = (starts[index] ?? 0) + within
              return (
                <PaletteOption
                  key={command.id}
                  id={optionId(id, place)}
                  command={command}
                  words={words}
                  chosen={place === at}
                  onPoint={() => onPoint(command.id)}
                  onAct={onAct}
                />
              )
            })}
          </div>
        ))}
      </div>
      {more > 0 ? <p className={classes.note}>{t('more', { count: more })}</p> : null}
      {note === undefined ? null : <p className={classes.note}>{note}</p>}
    </div>
  )
}
