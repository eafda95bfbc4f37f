import { Chip } from '@/components/ui/chip'
import { visibleText } from '@/lib/std/visible-text'
import { Button } from '@mantine/core'
import { type ReactNode, use, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Card } from '@/components/layout/card'
import cardClasses from '@/components/layout/card.module.css'
import { LabelEditing, type LabelEditingProps } from './label-editing'
import classes from './labels-card.module.css'

export interface TextSet {
  readonly title: string
  readonly texts: Readonly<Record<string, string>>
}

type EditedObject = LabelEditingProps['object']

interface LabelsCardProps {
  readonly labels: readonly TextSet[]
  readonly annotations: readonly TextSet[]
  /** Whose they are, where they can be changed. */
  readonly object?: EditedObject | undefined
}

/** Labels as chips; annotations, which may be whole documents, folded. */
export function LabelsCard({ labels, annotations, object }: LabelsCardProps) {
  const t = useTranslations('details.labels')
  return (
    <Card title={t('title')}>
      <Editable object={object}>
        {labels.map(({ title, texts }) => (
          <div key={title} className={classes.set}>
            <h3 className={classes.heading}>{title}</h3>
            <Chips texts={texts} />
          </div>
        ))}
        {annotations.map(({ title, texts }) => (
          <Annotations key={title} title={title} texts={texts} />
        ))}
      </Editable>
    </Card>
  )
}

function Editable({ object, children }: { readonly object: EditedObject | undefined; readonly children: ReactNode }) {
  const drawEditing = use(LabelEditing)
  return drawEditing === undefined || object === undefined ? children : drawEditing({ object, children })
}

function Chips({ texts }: Pick<TextSet, 'texts'>) {
  const t = useTranslations('details.labels')
  const entries = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
  if (entries.length === 0) return <p className={cardClasses.quiet}>{t('none')}</p>
  return (
    <ul className={classes.chips}>
      {entries.map(([name, value]) => {
        const text = visibleText(`${name}=${value}`)
        return (
          <li key={name}>
            <Chip title={text}>{text}</Chip>
          </li>
        )
      })}
    </ul>
  )
}

function Annotations({ title, texts }: TextSet) {
  const t = useTranslations('details.labels')
  const [open, setOpen] = useState(false)
  const entries = Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
  if (entries.length === 0) return null
  return (
    <div className={classes.set}>
      <Button
        variant="subtle"
        size="compact-xs"
        className={classes.fold}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'fold' : 'unfold', { title, count: entries.length })}
      </Button>
      {open ? (
        <dl className={classes.annotations}>
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{visibleText(name)}</dt>
              <dd>{visibleText(value)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}
