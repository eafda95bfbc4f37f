/** Label values that a careless writer of queries, markup or patterns stumbles over. */
export const HOSTILE_TEXTS = [
  '"quoted"',
  'back\\slash',
  'two\nlines',
  '{}[]()',
  '<b>&amp;</b>',
  'a.b*c+',
  'é😀',
  ' ',
  'x'.repeat(253),
]
