/**
@returns A pattern of the grammar that is any one of the items of the lists.
*/
export const oneOf = (...lists: ReadonlyArray<readonly string[]>): string => `(${lists.flat().join('|')})`;
