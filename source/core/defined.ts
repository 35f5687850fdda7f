/** @returns The fields that have a value: one of nothing would cover another where objects are spread. */
export function defined<Fields extends object>(fields: Fields): Partial<Fields> {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}
