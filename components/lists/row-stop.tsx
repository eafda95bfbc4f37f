import { createContext, type ReactNode, useContext } from 'react'

const Stop = createContext(false)

/** Tells the cells of a row whether Tab comes to them: only one row of a list is in its order. */
export function RowStop({ value, children }: { readonly value: boolean; readonly children: ReactNode }) {
  return <Stop value={value}>{children}</Stop>
}

/** The `tabIndex` of what a cell holds. */
export function useTabIndex(): 0 | -1 {
  return useContext(Stop) ? 0 : -1
}
