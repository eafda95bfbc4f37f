/** What Kubernetes lets most objects be called: letters, digits, `-` and `.`, at most 253 of them. Never a part of another path. */
export const OBJECT_NAME = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/
