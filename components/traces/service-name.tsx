import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'
import classes from './service-name.module.css'

interface ServiceNameProps {
  /** Null: the user may not see it. */
  readonly service: string | null
  readonly colors: ReadonlyMap<string, number>
}

/** A service with its colour, which it has everywhere on the page. */
export function ServiceName({ service, colors }: ServiceNameProps) {
  const t = useTranslations('traces.list')
  if (service === null) return <span className={classes.hidden}>{t('hidden')}</span>
  const name = visibleText(service)
  return (
    <span className={classes.name} title={name}>
      <span className={classes.swatch} data-series={colors.get(service) ?? 0} aria-hidden />
      <span className={classes.text}>{name}</span>
    </span>
  )
}
