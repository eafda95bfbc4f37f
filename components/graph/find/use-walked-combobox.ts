import { type ComboboxStore, useCombobox, type UseComboboxOptions } from '@mantine/core'
import { useLayoutEffect, useState } from 'react'

interface Walked {
  readonly combobox: ComboboxStore
  /** Id of the option that the arrow keys are at. The store's own outlives the list that it was in. */
  readonly active: string | undefined
}

/** A combobox that knows which option is walked to; another list begins at none. */
export function useWalkedCombobox(items: readonly unknown[], options: UseComboboxOptions): Walked {
  const store = useCombobox(options)
  const [walk, setWalk] = useState<{ readonly items: readonly unknown[]; readonly id: string | null }>()
  const { resetSelectedOption } = store
  useLayoutEffect(() => resetSelectedOption(), [items, resetSelectedOption])

  const noting = (select: () => string | null) => () => {
    const id = select()
    setWalk({ items, id })
    return id
  }
  return {
    active: walk?.items === items && store.dropdownOpened ? (walk.id ?? undefined) : undefined,
    combobox: {
      ...store,
      selectActiveOption: noting(store.selectActiveOption),
      selectNextOption: noting(store.selectNextOption),
      selectPreviousOption: noting(store.selectPreviousOption),
    },
  }
}
