/**
What is left alone, in bytes: of main memory for the system, the screen and the host; of each card for what else draws there and for what the driver takes without being asked.
*/
export const reserve = {host: 256 * 2 ** 20, card: 256 * 2 ** 20} as const;
