// Stands in for `server-only` in tests; the real one throws outside React's server bundle.
export {}
