import { WizardPage } from '../pages/wizard-page'
import { test as base } from './test'

/** A journey through wizards for routes. */
export const test = base.extend<{ readonly wizard: WizardPage }>({
  // Through `graph`, which watches what the browser says of errors.
  wizard: async ({ graph }, use) => {
    await use(new WizardPage(graph.page))
  },
})
