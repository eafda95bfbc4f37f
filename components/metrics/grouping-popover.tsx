import { visibleText } from '@/lib/std/visible-text'
import { Button, Checkbox, Popover, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import classes from './metrics.module.css'

export interface GroupingOffer {
  readonly id: string
  readonly name: string
  /** Of its values one is chosen at a time. */
  readonly single: boolean
}

interface GroupingPopoverProps {
  readonly offers: readonly GroupingOffer[]
  /** Ids of the groupings in use. */
  readonly by: readonly string[]
  /** `GROUPING=VALUE` */
  readonly val: readonly string[]
  /** What each grouping in use can be narrowed to. */
  readonly values: readonly { readonly id: string; readonly values: readonly string[] }[]
  /** How many at once. */
  readonly most: number
  readonly onChange: (change: { readonly by?: string[]; readonly val: string[] }) => void
}

/** By what the lines are told apart, and to which values they are narrowed. */
export function GroupingPopover(props: GroupingPopoverProps) {
  const { offers, by, val, values: known, most, onChange } = props
  const t = useTranslations('metrics.grouping')
  const chosen = offers.filter(({ id }) => by.includes(id))
  const [first] = chosen
  const more = chosen.length > 1 ? ` +${chosen.length - 1}` : ''
  const toggle = (id: string): void => {
    const next = by.includes(id) ? by.filter((one) => one !== id) : [...by, id]
    onChange({ by: next, val: val.filter((value) => next.some((one) => value.startsWith(`${one}=`))) })
  }
  return (
    <Popover position="bottom-start" width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('label')}: {first === undefined ? t('nothing') : `${visibleText(first.name)}${more}`}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('label')} className={classes.popover}>
        <fieldset className={classes.fieldset}>
          {offers.map((offer) => {
            const on = by.includes(offer.id)
            const values = known.find(({ id }) => id === offer.id)?.values ?? []
            return (
              <div key={offer.id}>
                <Checkbox
                  size="xs"
                  label={visibleText(offer.name)}
                  checked={on}
                  disabled={!on && by.length >= most}
                  onChange={() => toggle(offer.id)}
                />
                {on && values.length > 0 ? (
                  <ValueBoxes offer={offer} values={values} val={val} onChange={onChange} />
                ) : null}
              </div>
            )
          })}
          {offers.length > most ? (
            <Text size="xs" c="dimmed">
              {t('most')}
            </Text>
          ) : null}
        </fieldset>
      </Popover.Dropdown>
    </Popover>
  )
}

interface ValueBoxesProps extends Pick<GroupingPopoverProps, 'val' | 'onChange'> {
  readonly offer: GroupingOffer
  readonly values: readonly string[]
}

/** No value chosen is all values. */
function ValueBoxes({ offer, values, val, onChange }: ValueBoxesProps) {
  const t = useTranslations('metrics')
  const toggle = (entry: string): void => {
    const others = offer.single ? val.filter((value) => !value.startsWith(`${offer.id}=`)) : val
    onChange({ val: val.includes(entry) ? val.filter((value) => value !== entry) : [...others, entry] })
  }
  return (
    <div
      className={classes.values}
      role="group"
      aria-label={t('grouping.values', { grouping: visibleText(offer.name) })}
    >
      {values.map((value) => {
        const entry = `${offer.id}=${value}`
        return (
          <Checkbox
            key={value}
            size="xs"
            label={value === '' ? t('none') : visibleText(value)}
            checked={val.includes(entry)}
            onChange={() => toggle(entry)}
          />
        )
      })}
    </div>
  )
}
