/** A row of the database, by column. */
export type Row = Record<string, string | number>;
