import type { Stat } from '@/lib/metrics/things/charts'
import type { ChartModel } from '@/lib/metrics/things/metrics-answer'
import type { PreparedChart, PreparedLine } from '@/lib/metrics/things/prepare-chart'
import { visibleText } from '@/lib/std/visible-text'
import { useTranslations } from 'use-intl'

type Name = (line: PreparedLine) => string

/** What the lines of a chart are called in legend, table and file. */
export function useLineNames({ keys }: ChartModel, { lines, others }: PreparedChart): Name {
  const t = useTranslations('metrics')
  const several = new Set(lines.map(({ stat }) => stat)).size > 1
  return ({ group, stat }) => {
    if (group === null) return t('others', { count: others })
    const own = group.map((value, i) => {
      if (value === null) return t('hidden')
      if (keys[i] === 'response_class') return value === 'none' ? t('noResponse') : value
      return value === '' ? t('none') : visibleText(value)
    })
    const name = [...new Set(own)].join(' · ')
    const measure = t(`stats.${statKey(stat)}`)
    if (name === '') return measure
    return several ? t('lineOf', { group: name, stat: measure }) : name
  }
}

/** A point would begin another level of messages. */
export function statKey(stat: Stat): Exclude<Stat, 'p99.9'> | 'p999' {
  return stat === 'p99.9' ? 'p999' : stat
}
