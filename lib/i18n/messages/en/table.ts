/** What all tables of rows say. */
export const table = {
  actions: 'Actions',
  menuOf: 'Actions for {name}',
  ascending: 'Sorted by {column}, ascending',
  descending: 'Sorted by {column}, descending',
} as const
