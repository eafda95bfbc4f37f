import type { Core, SingularElementReturnValue } from 'cytoscape'
import type { LookedAt } from '@/lib/graph/display/looked-at'

/** Marks what is selected, what the keyboard is at, and fades what is not on the path; idempotent. */
export function applyStates(cy: Core, { path, selected }: LookedAt, cursor: string | undefined): void {
  cy.batch(() => {
    cy.elements().forEach((element) => {
      const id = element.id()
      setClass(element, 'faded', path !== undefined && !path.has(id))
      setClass(element, 'selected', selected.has(id))
      setClass(element, 'cursor', id === cursor)
    })
  })
}

/** Asking first is far cheaper than setting what is set: cytoscape makes a collection each time. */
function setClass(element: SingularElementReturnValue, name: string, wanted: boolean): void {
  if (element.hasClass(name) !== wanted) element.toggleClass(name, wanted)
}
