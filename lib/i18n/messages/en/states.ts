/** How a region of a page says what it waits for, lacks or could not do. */
export const states = {
  openingEditor: 'Opening the editor',
  age: '{unit, select, s {{count, number} s} min {{count, number} min} h {{count, number} h} other {{count, number} d}}',
  retry: 'Retry',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading',
  waiting: 'Waiting for {what}, {seconds, number} s',
  unasked: {
    title: 'Nothing is loaded yet',
    text: 'Loading was cancelled, or refresh is set to manual.',
    load: 'Load now',
  },
  off: {
    title: 'This is switched off',
    text: 'The administrator switched this feature off ({setting}).',
  },
  denied: {
    title: 'You may not see this',
    needs: 'Needs {rights} in the namespace {namespace}.',
    role: 'This role grants it; an administrator of the namespace can bind it to you:',
  },
  error: {
    unanswered: '{what} did not answer within 30 s.',
    expired: 'The last data is too old to be shown, and no newer came.',
    upstream: 'The answer of {source}:',
    requestId: 'Request {id}',
  },
  rights: {
    title: 'Nobody can say what you may see',
    why: 'Pharos shows of the mesh what Kubernetes lets you see. It cannot ask, and remembers no answer of the last ten minutes.',
    rest: '{sources} {count, plural, one {answers} other {answer}}, but what {count, plural, one {it holds} other {they hold}} may be of namespaces that you may not see. Once Kubernetes answers, it is shown here.',
  },
  stale: {
    asOf: 'As of {time}, <age></age> old.',
    failed: '{sentence} Showing data as of {time}, <age></age> old.',
  },
  filtered: {
    title: '{count, plural, one {# row is hidden} other {# rows are hidden}}',
    clear: 'Clear {filter}',
    clearAll: 'Clear all filters',
  },
  offline: 'No connection to Pharos since {time}. Trying again.',
  crash: {
    title: 'This page failed',
    text: 'The rest of Pharos works. Loading the page again may help; if it does not, this is a defect.',
    digest: 'Reference {digest}',
    reload: 'Try again',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address leads nowhere: it may be mistyped, or of a version that has the page elsewhere.',
    home: 'Go to the overview',
  },
  unauthorized: {
    title: 'Nobody is let in yet',
    text: 'No way to log in is configured. Whoever runs Pharos can write <setting></setting> into its configuration: then everybody who reaches this page sees what its own account may see.',
  },
} as const
