/** What is drawn, and what is read aloud of it. */
export const canvas = {} as const
