/** Where a file lies while it is not whole, and what is known of it. */
export const partPath = (path: string): string => `${path}.part`;
export const statePath = (path: string): string => `${path}.part.json`;
