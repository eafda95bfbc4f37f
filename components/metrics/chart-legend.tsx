import { useCursor } from '@/components/charts/cursor'
import type { ChartModel } from '@/lib/metrics/things/metrics-answer'
import type { PreparedChart, PreparedLine } from '@/lib/metrics/things/prepare-chart'
import { NativeSelect } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { lineLook } from './line-look'
import classes from './metrics.module.css'

interface ChartLegendProps {
  readonly title: string
  readonly chart: ChartModel
  readonly prepared: PreparedChart
  readonly nameOf: (line: PreparedLine) => string
  readonly format: (value: number | null) => string
  readonly onToggle: (key: string) => void
  readonly onAdd: (key: string) => void
}

/** The lines by name, each with its value at the pointer, else the current one. A click takes a line out of the drawing and back. */
export function ChartLegend(props: ChartLegendProps) {
  const { title, chart, prepared, nameOf, format, onToggle, onAdd } = props
  const t = useTranslations('metrics')
  const { lines, more, others } = prepared
  const apart = others > 0 && !lines.some(({ group }) => group === null)
  return (
    <>
      <ul className={classes.legend} aria-label={t('legendOf', { title })}>
        {lines.map((line) => {
          const { color, dashed } = lineLook(chart, line)
          const name = nameOf(line)
          return (
            <li key={line.key}>
              <button
                type="button"
                className={classes.entry}
                aria-pressed={line.drawn}
                onClick={() => onToggle(line.key)}
              >
                <span className={classes.swatch} data-dashed={dashed} style={{ borderColor: color }} />
                <span className={classes.name} title={name}>
                  {name}
                </span>{' '}
                <strong>
                  <CursorValue line={line} format={format} />
                </strong>
              </button>
            </li>
          )
        })}
        {more.length === 0 ? null : (
          <li>
            <NativeSelect
              size="xs"
              aria-label={`${t('addLine')}, ${title}`}
              value=""
              onChange={(event) => onAdd(event.currentTarget.value)}
              data={[
                { value: '', label: t('addLine') },
                ...more.map((line) => ({ value: line.key, label: nameOf(line) })),
              ]}
            />
          </li>
        )}
      </ul>
      {apart ? <p className={classes.note}>{t('othersApart', { count: others })}</p> : null}
    </>
  )
}

interface CursorValueProps {
  readonly line: PreparedLine
  readonly format: (value: number | null) => string
}

function CursorValue({ line, format }: CursorValueProps) {
  const [at] = useCursor()
  return format(at === null ? line.current : (line.values[at] ?? null)) || '–'
}
