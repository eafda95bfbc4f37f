import type { LegendPart } from '@/lib/graph/display/legend-look'
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './legend.module.css'
import { LookDrawing } from './look-drawing'

interface LegendProps {
  readonly words: { readonly title: string; readonly close: string; readonly unused: string }
  /** What the drawing shows now. */
  readonly used: readonly LegendPart[]
  /** What it could show. */
  readonly unused: readonly LegendPart[]
  readonly onClose: () => void
  /** Stands above all signs. */
  readonly children?: ReactNode
}

/** What the signs of a drawing mean: those that it shows now, then the others. */
export function Legend({ words, used, unused, onClose, children }: LegendProps) {
  return (
    <section className={classes.legend} aria-label={words.title}>
      <header className={classes.header}>
        <h2 className={classes.title}>{words.title}</h2>
        <ActionIcon variant="subtle" color="gray" size="sm" aria-label={words.close} onClick={onClose}>
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={words.title}>
        {children}
        <Parts parts={used} />
        {used.length === 0 || unused.length === 0 ? null : <h3 className={classes.others}>{words.unused}</h3>}
        <Parts parts={unused} />
      </div>
    </section>
  )
}

function Parts({ parts }: { readonly parts: readonly LegendPart[] }) {
  return parts.map(({ id, title, entries }) => (
    <section key={id} className={classes.section}>
      <h3 className={classes.name}>{title}</h3>
      <ul className={classes.list}>
        {entries.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            <LookDrawing look={entry.look} />
            <span>{entry.words}</span>
          </li>
        ))}
      </ul>
    </section>
  ))
}
