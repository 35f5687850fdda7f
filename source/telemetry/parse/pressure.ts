/**
Reads a file of `/proc/pressure`.

@returns The share of the last ten seconds in which some task waited, 0 to 1.
*/
export function parsePressure(text: string): number | undefined {
	const match = /^some avg10=([\d.]+)/mu.exec(text);
	return match ? Number(match[1]) / 100 : undefined;
}
