/** The revision of an installation without revisions, and of what asks for none. */
export const NO_REVISION = 'default'
