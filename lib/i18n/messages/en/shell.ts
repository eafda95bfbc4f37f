/** What surrounds every page: masthead, navigation, pickers, dialogs. */
export const shell = {
  product: 'Pharos',
  description: 'A dashboard for people who run an Istio service mesh',
} as const
