import type { Core } from 'cytoscape'
import type { LookedAt } from './overlay/view-state'

/** Marks what is selected, what the keyboard is at, and fades what is not on the path; idempotent. */
export function applyStates(cy: Core, { path, selected }: LookedAt, cursor: string | undefined): void {
  cy.batch(() => {
    cy.elements().forEach((element) => {
      const id = element.id()
      element.toggleClass('faded', path !== undefined && !path.has(id))
      element.toggleClass('selected', selected.has(id))
      element.toggleClass('cursor', id === cursor)
    })
  })
}
