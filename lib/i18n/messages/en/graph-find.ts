/** Find and hide: the boxes, what they say, and their help. */
export const graphFind = {
  hidden: {
    bar: '{nodes, plural, =0 {} one {# node} other {# nodes}}{nodes, plural, =0 {} other {{edges, plural, =0 {} other { and }}}}{edges, plural, =0 {} one {# edge} other {# edges}} hidden. The details beside count the whole graph.',
    clear: 'Show everything',
    all: 'Everything is hidden',
    allBy:
      '{nodes, plural, one {# node} other {# nodes}} and {edges, plural, one {# edge} other {# edges}} are hidden by: {hide}',
  },
} as const
