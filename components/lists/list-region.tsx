import { Region } from '@/components/layout/region'
import type { ListName } from '@/lib/lists/model'
import { Skeleton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { ListContent } from './list-content'
import classes from './list-region.module.css'
import { NoRows } from './no-rows'
import type { ShownList } from './use-list'

const SKELETON_ROWS = 12

interface ListRegionProps {
  readonly list: ListName
  readonly shown: ShownList
}

/** The table, or the reason why there is none. Names are shown while the numbers are still asked for. */
export function ListRegion({ list, shown: { answer, awaitsNumbers, region } }: ListRegionProps) {
  const t = useTranslations('lists')
  if (answer !== undefined && awaitsNumbers && region.state.kind === 'loading') {
    return (
      <div className={classes.region} aria-busy>
        <ListContent list={list} answer={answer} awaitsNumbers />
      </div>
    )
  }
  return (
    <Region region={region} waitingFor={t('waitingFor')} skeleton={<Rows />} empty={<NoRows list={list} />}>
      {answer === undefined ? null : (
        <div className={classes.region}>
          <ListContent list={list} answer={answer} awaitsNumbers={awaitsNumbers} />
        </div>
      )}
    </Region>
  )
}

function Rows() {
  return (
    <div className={classes.skeleton}>
      {Array.from({ length: SKELETON_ROWS }, (_, at) => (
        <Skeleton key={at} height={14} />
      ))}
    </div>
  )
}
